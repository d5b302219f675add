package batch

import (
	"encoding/hex"
	"errors"

	"iku/cmd/internal/press"
	"iku/content/check"
	"iku/content/finding"
	"iku/content/source"
)

// Entry is what a manifest says of a document. Paths are relative to the
// manifest's folder where there is a way, with slashes.
type Entry struct {
	Input     string         `json:"input"`
	InputSum  Sum            `json:"input_sha256"`
	Files     map[string]Sum `json:"files,omitempty"` // inherited files, logos, typefaces
	Output    string         `json:"output,omitempty"`
	OutputSum Sum            `json:"output_sha256,omitzero"` // zero: there is no PDF
	Signed    bool           `json:"signed,omitempty"`       // the PDF carries a signature, and was left alone
	Outdated  bool           `json:"outdated,omitempty"`     // it was signed, and its document prints something else by now
	Pages     int            `json:"pages,omitempty"`
	Findings  []Found        `json:"findings,omitempty"`
	Gist      check.Gist     `json:"gist,omitzero"`
}

// Found is a finding as a manifest keeps it.
type Found struct {
	File     string       `json:"file,omitempty"` // where it is not the input
	Line     int          `json:"line,omitempty"`
	Column   int          `json:"column,omitempty"`
	Slug     finding.Slug `json:"slug"`
	Severity string       `json:"severity"`
	Message  string       `json:"message"`
	Abaikan  string       `json:"abaikan,omitempty"`
	Compared bool         `json:"compared,omitempty"` // by comparing the document with others
}

// MarshalText implements encoding.TextMarshaler.
func (s Sum) MarshalText() ([]byte, error) { return hex.AppendEncode(nil, s[:]), nil }

// UnmarshalText implements encoding.TextUnmarshaler.
func (s *Sum) UnmarshalText(text []byte) error {
	if hex.DecodedLen(len(text)) != len(s) {
		return errors.New("not a SHA-256")
	}
	_, err := hex.Decode(s[:], text)
	return err
}

// kept returns findings as a manifest keeps them.
func kept(list finding.List, input string) []Found {
	input, _ = source.Whole(input)
	var out []Found
	for _, f := range list {
		at := f.Span.Begin()
		k := Found{Line: at.Line, Column: at.Column, Slug: f.Slug, Severity: f.Severity().String(), Message: f.Message, Abaikan: f.Abaikan}
		if f.Span.File != nil && f.Span.File.Name != input {
			k.File = f.Span.File.Name
		}
		out = append(out, k)
	}
	return out
}

// warnings counts the warnings of the document itself that are not set aside.
func (e *Entry) warnings() int {
	n := 0
	for _, f := range e.Findings {
		if !f.Compared && f.Abaikan == "" && f.Severity == finding.Peringatan.String() {
			n++
		}
	}
	return n
}

// current tells whether the PDF of an entry is what it was, and its input and all
// that it was made from too. output is what stands there now.
func (e *Entry) current(job Job, input, output Sum, s *Store, files *Files) bool {
	if e.OutputSum == (Sum{}) || e.OutputSum != output || e.InputSum != input || s.relative(job.Output) != e.Output {
		return false
	}
	for path, sum := range e.Files {
		if files.sum(s.path(path)) != sum {
			return false
		}
	}
	return true
}

// state returns what an entry that is current says of its document.
func (e *Entry) state() State {
	switch {
	case e.Outdated:
		return Outdated
	case e.Signed:
		return Signed
	}
	return Unchanged
}

// entry returns what a manifest is to say of a proof, and of what was found.
func (s *Store) entry(job Job, input Sum, proof *press.Proof, found finding.List, paths []string, files *Files) *Entry {
	e := &Entry{Input: s.relative(job.Input), InputSum: input, Findings: kept(found, job.Input), Gist: check.GistOf(proof.Document)}
	for _, path := range paths {
		if sum := files.sum(path); sum != (Sum{}) {
			if e.Files == nil {
				e.Files = map[string]Sum{}
			}
			e.Files[s.relative(path)] = sum
		}
	}
	return e
}
