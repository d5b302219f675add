package report

import (
	"io"
	"net/url"
	"path/filepath"
	"strings"

	"iku/content/finding"
	"iku/content/source"
)

// sarif collects findings and writes one SARIF 2.1.0 log when it is closed
// (OASIS, Static Analysis Results Interchange Format 2.1.0).
type sarif struct {
	w       io.Writer
	version string
	results []sarifResult
}

func newSARIF(w io.Writer, o Options) Reporter {
	return &sarif{w: w, version: o.Version, results: []sarifResult{}}
}

const sarifSchema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

type (
	sarifLog struct {
		Schema  string     `json:"$schema"`
		Version string     `json:"version"`
		Runs    []sarifRun `json:"runs"`
	}
	sarifRun struct {
		Tool        sarifTool         `json:"tool"`
		Invocations []sarifInvocation `json:"invocations"`
		ColumnKind  string            `json:"columnKind"`
		Newlines    []string          `json:"newlineSequences"`
		Language    string            `json:"language"`
		Results     []sarifResult     `json:"results"`
	}
	sarifTool struct {
		Driver sarifDriver `json:"driver"`
	}
	sarifDriver struct {
		Name     string      `json:"name"`
		Version  string      `json:"version,omitempty"`
		Language string      `json:"language"`
		Rules    []sarifRule `json:"rules"`
	}
	sarifRule struct {
		ID      string       `json:"id"`
		Short   sarifMessage `json:"shortDescription"`
		Full    sarifMessage `json:"fullDescription"`
		Help    sarifMessage `json:"help"`
		Default sarifLevel   `json:"defaultConfiguration"`
	}
	sarifLevel struct {
		Level string `json:"level"`
	}
	sarifInvocation struct {
		ExecutionSuccessful bool `json:"executionSuccessful"`
	}
	sarifMessage struct {
		Text string `json:"text"`
	}
	sarifResult struct {
		RuleID       string             `json:"ruleId"`
		RuleIndex    int                `json:"ruleIndex"`
		Level        string             `json:"level"`
		Message      sarifMessage       `json:"message"`
		Locations    []sarifLocation    `json:"locations,omitempty"`
		Related      []sarifLocation    `json:"relatedLocations,omitempty"`
		Fixes        []sarifFix         `json:"fixes,omitempty"`
		Suppressions []sarifSuppression `json:"suppressions,omitempty"`
	}
	sarifLocation struct {
		ID       int           `json:"id,omitempty"`
		Physical sarifPhysical `json:"physicalLocation"`
		Message  *sarifMessage `json:"message,omitempty"`
	}
	sarifPhysical struct {
		Artifact sarifArtifact `json:"artifactLocation"`
		Region   sarifRegion   `json:"region"`
	}
	sarifArtifact struct {
		URI string `json:"uri"`
	}
	sarifRegion struct {
		StartLine   int `json:"startLine"`
		StartColumn int `json:"startColumn"`
		EndLine     int `json:"endLine"`
		EndColumn   int `json:"endColumn"`
		ByteOffset  int `json:"byteOffset"`
		ByteLength  int `json:"byteLength"`
	}
	sarifFix struct {
		Description sarifMessage  `json:"description"`
		Changes     []sarifChange `json:"artifactChanges"`
	}
	sarifChange struct {
		Artifact     sarifArtifact      `json:"artifactLocation"`
		Replacements []sarifReplacement `json:"replacements"`
	}
	sarifReplacement struct {
		Deleted  sarifRegion  `json:"deletedRegion"`
		Inserted sarifMessage `json:"insertedContent"`
	}
	sarifSuppression struct {
		Kind          string `json:"kind"`
		Justification string `json:"justification"`
	}
)

var sarifLevels = map[finding.Severity]string{
	finding.Galat: "error", finding.Peringatan: "warning", finding.Catatan: "note",
}

var sarifIndex = func() map[finding.Slug]int {
	m := make(map[finding.Slug]int, len(finding.Kinds))
	for i, k := range finding.Kinds {
		m[k.Slug] = i
	}
	return m
}()

func (s *sarif) Report(list finding.List) error {
	for _, f := range list {
		r := sarifResult{
			RuleID:    string(f.Slug),
			RuleIndex: sarifIndex[f.Slug],
			Level:     sarifLevels[f.Severity()],
			Message:   sarifMessage{f.Message},
		}
		if f.Hint != "" {
			r.Message.Text += "\n\nSaran: " + f.Hint
		}
		if len(f.Documents) > 1 {
			r.Message.Text += "\n\nBerlaku bagi " + concerned(f.Documents)
		}
		if !f.Span.IsZero() {
			r.Locations = []sarifLocation{{Physical: sarifPlace(f.Span)}}
		}
		for i, other := range f.Related {
			if !other.Span.IsZero() {
				r.Related = append(r.Related, sarifLocation{i + 1, sarifPlace(other.Span), &sarifMessage{other.Message}})
			}
		}
		if f.Fix != nil {
			at := sarifPlace(f.Fix.Span)
			r.Fixes = []sarifFix{{Description: sarifMessage{f.Hint}, Changes: []sarifChange{{at.Artifact,
				[]sarifReplacement{{at.Region, sarifMessage{f.Fix.Text}}}}}}}
		}
		if f.Abaikan != "" {
			r.Suppressions = []sarifSuppression{{"inSource", f.Abaikan}}
		}
		s.results = append(s.results, r)
	}
	return nil
}

// Close writes the log.
func (s *sarif) Close() error {
	driver := sarifDriver{Name: "iku", Version: s.version, Language: "id"}
	for _, k := range finding.Kinds {
		about := finding.Explain(k.Slug)
		driver.Rules = append(driver.Rules, sarifRule{
			ID:      string(k.Slug),
			Short:   sarifMessage{about.Judul},
			Full:    sarifMessage{about.Arti},
			Help:    sarifMessage{about.Penyelesaian},
			Default: sarifLevel{sarifLevels[k.Severity]},
		})
	}
	return writeJSON(s.w, "  ", sarifLog{sarifSchema, "2.1.0", []sarifRun{{
		Tool:        sarifTool{driver},
		Invocations: []sarifInvocation{{true}},
		ColumnKind:  "unicodeCodePoints",
		Newlines:    []string{"\r\n", "\n"},
		Language:    "id",
		Results:     s.results,
	}}})
}

func sarifPlace(s source.Span) sarifPhysical {
	begin, end := s.Begin(), s.Finish()
	return sarifPhysical{
		sarifArtifact{uri(s.File.Name)},
		sarifRegion{begin.Line, begin.Column, end.Line, end.Column, s.Start, s.End - s.Start},
	}
}

// uri returns the reference of a file name: relative where the name is, and with
// everything that is no part of a path percent-encoded.
func uri(name string) string {
	u := url.URL{Path: slashed(name)}
	if filepath.IsAbs(name) {
		u.Scheme = "file"
		if !strings.HasPrefix(u.Path, "/") {
			u.Path = "/" + u.Path // C:/…
		}
	}
	return u.String()
}

func slashed(name string) string { return filepath.ToSlash(filepath.Clean(name)) }
