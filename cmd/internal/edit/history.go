package edit

import (
	"bytes"
	"net/http"
	"slices"

	"iku/cmd/internal/preview"
)

// maxUndo bounds how many changes of a document can be undone, maxKnown how many
// of its texts are kept for pages that do not know the latest, maxTexts how many bytes
// the texts of either take. The last are kept in any case.
const (
	maxUndo  = 1000
	maxKnown = 200
	maxTexts = 64 << 20
)

// history is what was changed in a file by this workplace.
type history struct {
	done, undone []step
	texts        map[string][]byte
	order        []string
	held         int      // bytes of texts
	taken        []string // numbers of requests that were taken, the latest last
	journal      *journal
	part         int // which of several documents in the file was worked in last
}

// step is a change: the text before and after it.
type step struct {
	before, after []byte
	group         string
}

// history returns that of a document.
func (d *Desk) history(doc *preview.Opened) *history {
	path := textFile(doc.Path)
	h := d.known[path]
	if h == nil {
		h = d.load(path, doc.Proof.File.Data)
		d.known[path] = h
	}
	if h.journal.size > maxJournal {
		d.compact(h)
	}
	return h
}

// took notes the number of a request that was taken; one that a page sends again, as it
// does not know, is known by it.
func (h *history) took(id string) {
	if id == "" {
		return
	}
	if h.taken = append(h.taken, id); len(h.taken) > maxKnown {
		h.taken = h.taken[1:]
	}
}

// move goes the last change back, or the last that was undone forth again.
func (h *history) move(back bool) {
	from, to := h.ways(back)
	if last := len(*from) - 1; last >= 0 {
		*to = append(*to, (*from)[last])
		*from = (*from)[:last]
	}
}

// ways returns the changes that can be moved, and where they go.
func (h *history) ways(back bool) (from, to *[]step) {
	if back {
		return &h.done, &h.undone
	}
	return &h.undone, &h.done
}

// remember keeps a text that a page was given.
func (h *history) remember(text []byte) {
	v := version(text)
	if _, ok := h.texts[v]; ok {
		return
	}
	h.texts[v] = text
	h.order, h.held = append(h.order, v), h.held+len(text)
	for len(h.order) > maxKnown || h.held > maxTexts && len(h.order) > 1 {
		h.held -= len(h.texts[h.order[0]])
		delete(h.texts, h.order[0])
		h.order = h.order[1:]
	}
}

// began returns the text as it was before the changes of a group that goes on in a text;
// where none does, the text itself.
func (h *history) began(text []byte, group string) []byte {
	if last := len(h.done) - 1; group != "" && last >= 0 && h.done[last].group == group && bytes.Equal(h.done[last].after, text) {
		return h.done[last].before
	}
	return text
}

// note keeps a change. What belongs to the group of the one before it, and goes
// on where that ended, is one with it.
func (h *history) note(before, after []byte, group string) {
	h.undone = nil
	if last := len(h.done) - 1; group != "" && last >= 0 && h.done[last].group == group && bytes.Equal(h.done[last].after, before) {
		h.done[last].after = after
		return
	}
	h.done = append(h.done, step{before, after, group})
	size := 0
	for i, s := range slices.Backward(h.done) {
		size += len(s.before) + len(s.after)
		if i < len(h.done)-1 && size > maxTexts || len(h.done)-i > maxUndo {
			h.done = slices.Delete(h.done, 0, i+1)
			break
		}
	}
}

// undo and redo go a change back and forth. What was changed elsewhere since
// stays, where that does not touch the same lines.
func (d *Desk) undo(w http.ResponseWriter, r *http.Request) { d.travel(w, r, true) }
func (d *Desk) redo(w http.ResponseWriter, r *http.Request) { d.travel(w, r, false) }

func (d *Desk) travel(w http.ResponseWriter, r *http.Request, back bool) {
	var asked struct {
		Document string `json:"berkas"`
	}
	if !received(w, r, &asked) {
		return
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	doc, ok := d.opened(w, asked.Document)
	if !ok {
		return
	}
	h := d.history(doc)
	from, _ := h.ways(back)
	if len(*from) == 0 {
		send(w, http.StatusOK, d.stateOf(doc))
		return
	}
	s := (*from)[len(*from)-1]
	known, wanted := s.after, s.before
	if !back {
		known, wanted = wanted, known
	}
	now := doc.Proof.File.Data
	text, ok := merge(known, wanted, now)
	if !ok {
		send(w, http.StatusConflict, map[string]any{"alasan": errElsewhere.Error(), "isi": d.stateOf(doc)})
		return
	}
	kind := redone
	if back {
		kind = undone
	}
	if err := d.save(h, textFile(doc.Path), h.journal.recordOf(kind, now, text, "", ""), now, text); err != nil {
		refuse(w, http.StatusConflict, why(err))
		return
	}
	h.move(back)
	d.sendNow(w, doc)
}
