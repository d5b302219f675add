package edit

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"maps"
	"net/http"
	"slices"

	"iku/cmd/internal/preview"
	"iku/cmd/internal/report"
	"iku/cmd/internal/whole"
	"iku/content/finding"
	"iku/content/schema"
	"iku/content/source"
	"iku/content/tomledit"
	"iku/content/tomltree"
)

func sortedKeys(m map[string]any) []string { return slices.Sorted(maps.Keys(m)) }

// wish is a change as a page asks for it.
type wish struct {
	Op    tomledit.Op                `json:"op"`
	Path  tomledit.Path              `json:"di"`
	To    tomledit.Path              `json:"ke"`
	Value json.RawMessage            `json:"nilai"`
	Keys  map[string]json.RawMessage `json:"kunci"`
}

// wishes are changes to be made together.
type wishes struct {
	Document string `json:"berkas"`
	Version  string `json:"versi"` // of the text that the page knows
	// Group joins changes that are undone together: what is typed into one field.
	Group string `json:"grup"`
	ID    string `json:"nomor"` // by which it is known when it is sent again
	List  []wish `json:"ubah"`
}

var errElsewhere = errors.New("di tempat yang sama berkas ini berubah di luar; yang tampak sekarang adalah isinya yang baru")

// errSettled tells that a finding is not the one that was clicked any more.
var errSettled = errors.New("temuan ini sudah berubah; yang tampak sekarang adalah yang baru")

// change makes changes in a document.
func (d *Desk) change(w http.ResponseWriter, r *http.Request) {
	var asked wishes
	if !received(w, r, &asked) {
		return
	}
	d.write(w, asked.Document, asked.Group, asked.ID, func(h *history, doc *preview.Opened) ([]byte, error) {
		return d.changed(h, doc.Proof.File.Data, asked)
	})
}

// changed returns a text with the changes. Where the page knew another text, they
// are made if nothing of what they touch differs between the two.
func (d *Desk) changed(h *history, text []byte, asked wishes) ([]byte, error) {
	if version(text) != asked.Version {
		known, ok := h.texts[asked.Version]
		if !ok || !untouched(known, text, asked.List) {
			return nil, errElsewhere
		}
	}
	began, fault := tomltree.Parse(source.NewFile("", h.began(text, asked.Group)))
	if fault != nil {
		return nil, tomledit.ErrNotTOML
	}
	for _, one := range asked.List {
		edit, err := editOf(text, began, one)
		switch {
		case errors.Is(err, tomledit.ErrNotThere): // what is to go is gone
			continue
		case err != nil:
			return nil, err
		}
		if text, err = d.editor.Apply(text, edit); err != nil {
			return nil, errors.Join(errValue, err)
		}
	}
	return text, nil
}

// untouched tells whether two texts say the same at every place that changes touch.
func untouched(known, now []byte, list []wish) bool {
	a, fault := tomltree.Parse(source.NewFile("", known))
	b, other := tomltree.Parse(source.NewFile("", now))
	if fault != nil || other != nil {
		return false
	}
	for _, one := range list {
		for _, p := range []tomledit.Path{one.Path, one.To} {
			if len(p) == 0 {
				continue
			}
			if one.Op != tomledit.Set {
				p = p[:len(p)-1] // its place among others counts
			}
			if !sameNode(tomledit.Find(a, p), tomledit.Find(b, p)) {
				return false
			}
		}
	}
	return true
}

// sameNode tells whether two values say the same, wherever they stand.
func sameNode(a, b *tomltree.Node) bool {
	if a == nil || b == nil {
		return a == b
	}
	if a.Kind != b.Kind || a.Name != b.Name || len(a.Children) != len(b.Children) {
		return false
	}
	if len(a.Children) == 0 {
		return a.Kind == tomltree.Table || a.Literal() == b.Literal()
	}
	for i := range a.Children {
		if !sameNode(a.Children[i], b.Children[i]) {
			return false
		}
	}
	return true
}

// editOf returns a change as it is made in the text; began is what was there before anything
// was typed into the same place: halfway a number may be none.
func editOf(text []byte, began *tomltree.Node, one wish) (tomledit.Edit, error) {
	e := tomledit.Edit{Op: one.Op, Path: one.Path, To: one.To}
	tree, fault := tomltree.Parse(source.NewFile("", text))
	if fault != nil {
		return e, tomledit.ErrNotTOML
	}
	switch one.Op {
	case tomledit.Delete:
		if tomledit.Find(tree, one.Path) == nil {
			return e, tomledit.ErrNotThere
		}
	case tomledit.Set:
		var err error
		e.Value, err = literal(keyAt(one.Path), cmp.Or(tomledit.Find(began, one.Path), tomledit.Find(tree, one.Path)), one.Value)
		return e, err
	case tomledit.Insert:
		for _, name := range schema.Order(tomledit.Header(one.Path)) {
			value, ok := one.Keys[name]
			if !ok {
				continue
			}
			v, err := literal(keyAt(one.Path.Key(name)), nil, value)
			if err != nil {
				return e, err
			}
			e.Keys = append(e.Keys, [2]string{name, v})
		}
	}
	return e, nil
}

// text takes a whole text, as it was typed.
func (d *Desk) text(w http.ResponseWriter, r *http.Request) {
	var asked struct {
		Document string `json:"berkas"`
		Version  string `json:"versi"`
		Group    string `json:"grup"`
		ID       string `json:"nomor"`
		Text     string `json:"teks"`
	}
	if !received(w, r, &asked) {
		return
	}
	d.write(w, asked.Document, asked.Group, asked.ID, func(h *history, doc *preview.Opened) ([]byte, error) {
		now := doc.Proof.File.Data
		if version(now) == asked.Version {
			return []byte(asked.Text), nil
		}
		known, ok := h.texts[asked.Version]
		if !ok {
			return nil, errElsewhere
		}
		merged, ok := merge(known, []byte(asked.Text), now)
		if !ok {
			return nil, errElsewhere
		}
		return merged, nil
	})
}

// findingOf returns the finding that a page was given beside a version of the text; nil
// where it is no longer there. What was found in other files may have come between: it
// is known by what it says and where.
func findingOf(doc *preview.Opened, known string, as said) *finding.Finding {
	if version(doc.Proof.File.Data) != known {
		return nil
	}
	for i := range doc.Findings {
		if as.Number = i; saidOf(i, doc.Findings[i], doc.Proof.File) == as {
			return &doc.Findings[i]
		}
	}
	return nil
}

// mend applies what would settle a finding.
func (d *Desk) mend(w http.ResponseWriter, r *http.Request) {
	var asked struct {
		Document string `json:"berkas"`
		Version  string `json:"versi"`
		Finding  said   `json:"temuan"` // as the page was given it
	}
	if !received(w, r, &asked) {
		return
	}
	d.write(w, asked.Document, "", "", func(_ *history, doc *preview.Opened) ([]byte, error) {
		file := doc.Proof.File
		f := findingOf(doc, asked.Version, asked.Finding)
		if f == nil || !fixable(*f, file) {
			return nil, errSettled
		}
		fix := f.Fix
		return slices.Concat(file.Data[:fix.Span.Start], []byte(fix.Text), file.Data[fix.Span.End:]), nil
	})
}

// accept sets a finding aside, with the reason.
func (d *Desk) accept(w http.ResponseWriter, r *http.Request) {
	var asked struct {
		Document string `json:"berkas"`
		Version  string `json:"versi"`
		Finding  said   `json:"temuan"` // as the page was given it
		Reason   string `json:"alasan"`
	}
	if !received(w, r, &asked) {
		return
	}
	d.write(w, asked.Document, "", "", func(_ *history, doc *preview.Opened) ([]byte, error) {
		file := doc.Proof.File
		f := findingOf(doc, asked.Version, asked.Finding)
		if f == nil || !f.Span.File.Same(file) {
			return nil, errSettled
		}
		tree, fault := tomltree.Parse(file)
		if fault != nil {
			return nil, tomledit.ErrNotTOML
		}
		at := tableOf(tree, f.Span).Key("abaikan").Key(string(f.Slug))
		return d.editor.Apply(file.Data, tomledit.Edit{Op: tomledit.Set, Path: at, Value: tomledit.Quote(asked.Reason)})
	})
}

// tableOf returns the path of the table that a place belongs to: the innermost
// one that is no mere part of a value.
func tableOf(n *tomltree.Node, at source.Span) tomledit.Path {
	var best tomledit.Path
	var walk func(n *tomltree.Node, p tomledit.Path)
	walk = func(n *tomltree.Node, p tomledit.Path) {
		for i, c := range n.Children {
			below := p.Key(c.Name)
			if n.Kind == tomltree.Array {
				below = p.At(i)
			}
			if c.Kind == tomltree.Table && !c.Inline && c.Region().Contains(at) {
				if k := keyAt(below); k != nil && k.Fields != nil && !k.Fields.Part {
					best = below
				}
			}
			walk(c, below)
		}
	}
	walk(n, nil)
	return best
}

// write changes a document by what change returns of it, and sends what it is then. A
// request that was taken already is not taken again.
func (d *Desk) write(w http.ResponseWriter, name, group, id string, change func(*history, *preview.Opened) ([]byte, error)) {
	d.mu.Lock()
	defer d.mu.Unlock()
	doc, ok := d.opened(w, name)
	if !ok {
		return
	}
	h := d.history(doc)
	if id != "" && slices.Contains(h.taken, id) {
		send(w, http.StatusOK, d.stateOf(doc))
		return
	}
	was := doc.Proof.File.Data
	text, err := change(h, doc)
	switch {
	case errors.Is(err, errElsewhere), errors.Is(err, errSettled):
		send(w, http.StatusConflict, map[string]any{"alasan": err.Error(), "isi": d.stateOf(doc)})
		return
	case err != nil:
		refuse(w, http.StatusUnprocessableEntity, why(err))
		return
	case !bytes.Equal(text, was):
		if err := d.save(h, textFile(doc.Path), h.journal.recordOf(noted, was, text, group, id), was, text); err != nil {
			refuse(w, http.StatusConflict, why(err))
			return
		}
		h.note(was, text, group)
		h.took(id)
	}
	d.sendNow(w, doc)
}

// save puts a text in the place of what is known to stand there.
func (d *Desk) save(h *history, path string, r record, was, text []byte) error {
	h.journal.add(r, text)
	if err := (whole.Writer{}).Update(d.ctx, path, sha256.Sum256(was), text); err != nil {
		h.journal.add(record{Kind: recalled}, was)
		return err
	}
	d.Saved(path)
	return nil
}

// why says in Indonesian what kept a change from being made.
func why(err error) string {
	switch {
	case errors.Is(err, whole.ErrMoved):
		return whole.ErrMoved.Error()
	case errors.Is(err, tomledit.ErrNotTOML):
		return "teks berkas ini bukan TOML yang sah; perbaiki dahulu di tampilan teks"
	case errors.Is(err, tomledit.ErrNotThere), errors.Is(err, tomledit.ErrNoPlace):
		return "tempat ini ditulis dengan cara yang tidak dapat diubah dari sini; ubah di tampilan teks"
	case errors.Is(err, errValue):
		return errValue.Error()
	}
	return "berkas tidak dapat ditulis: " + report.Reason(err)
}
