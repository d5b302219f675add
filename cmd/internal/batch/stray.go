package batch

import (
	"bytes"
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"iku/content/source"
)

// Stray is a PDF below the folder of outputs that is that of no document of the plan.
type Stray struct {
	Path string
	Ours bool   // the store made it of a document that is gone, and it is as it was made
	File string // that document's; empty: not known
}

// Strays returns the PDFs below a folder that no document of the plan makes, in order
// of path, but for what sign makes beside one, and the files named in except.
func (p *Plan) Strays(folder string, s *Store, except ...string) (out []Stray) {
	made := map[string]bool{}
	for _, j := range p.Jobs {
		name := filepath.Clean(j.Output)
		made[name] = true
		made[strings.TrimSuffix(name, filepath.Ext(name))+"-ttd.pdf"] = true
	}
	for _, name := range except {
		made[filepath.Clean(name)] = true
	}
	found, _ := FindFiles([]string{folder}, ".pdf", "")
	for _, in := range found {
		if !made[filepath.Clean(in.Path)] {
			out = append(out, Stray{Path: in.Path})
		}
	}
	if s == nil || len(out) == 0 {
		return out
	}
	ours := s.left(p)
	for i := range out {
		e := ours[s.relative(out[i].Path)]
		if e == nil {
			continue
		}
		out[i].File, _ = source.Whole(s.path(e.Input))
		if !e.Signed {
			sum, err := sumOf(out[i].Path)
			out[i].Ours = err == nil && sum == e.OutputSum
		}
	}
	return out
}

// left returns the entries, by output, of documents that the plan does not have.
func (s *Store) left(p *Plan) map[string]*Entry {
	now := map[string]bool{}
	for _, j := range p.Jobs {
		now[s.relative(j.Input)] = true
	}
	out := map[string]*Entry{}
	for _, input := range slices.Sorted(maps.Keys(s.entries)) {
		if now[input] {
			continue
		}
		e := &Entry{}
		if json.Unmarshal(bytes.TrimSuffix(s.line(input), []byte(",")), e) == nil && e.OutputSum != (Sum{}) {
			out[e.Output] = e
		}
	}
	return out
}

// kept returns the inputs of entries whose document is gone and whose PDF is still there:
// what a later run may remove must be known then.
func (s *Store) kept(jobs []Job) (inputs []string) {
	p := &Plan{Jobs: jobs}
	made := map[string]bool{}
	for _, j := range jobs {
		made[s.relative(j.Output)] = true
	}
	left := s.left(p)
	for _, output := range slices.Sorted(maps.Keys(left)) {
		if made[output] {
			continue
		}
		if _, err := os.Stat(s.path(output)); err == nil {
			inputs = append(inputs, left[output].Input)
		}
	}
	return inputs
}
