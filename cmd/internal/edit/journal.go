package edit

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"slices"
	"time"

	"iku/cmd/internal/whole"
)

// The bounds of what journals take of the disk: bytes of one, how many there are, and
// how long one is kept that nobody adds to.
const (
	maxJournal  = 4 << 20
	maxJournals = 100
	journalAge  = 30 * 24 * time.Hour
)

// journalEnding is that of the files of journals.
const journalEnding = ".jurnal"

// The kinds of records.
const (
	noted    = "ubah"
	undone   = "urung"
	redone   = "ulang"
	recalled = "batal" // the record before it: its change could not be saved
)

// record is a line of a journal: what a text was cut and given, written before the
// text itself is.
type record struct {
	Kind string `json:"k"`
	From string `json:"dari,omitempty"` // versions of the text
	To   string `json:"ke,omitempty"`
	// Base is the whole text before, where the record before this one left another.
	Base  *[]byte `json:"teks,omitempty"`
	At    int     `json:"di,omitempty"`
	Cut   int     `json:"buang,omitempty"` // bytes
	Put   []byte  `json:"isi,omitempty"`   // which may begin or end within a character
	Group string  `json:"grup,omitempty"`
	ID    string  `json:"nomor,omitempty"` // of the page's request
}

// journal keeps a history on the disk, so that a restart of the program loses none of
// it. What cannot be written there is done without.
type journal struct {
	name string // of its file; empty: there is none
	text []byte // that the last record left
	size int
}

// journalOf returns the journal of a document.
func (d *Desk) journalOf(path string) *journal {
	if d.Journals == "" {
		return &journal{}
	}
	if abs, err := filepath.Abs(path); err == nil {
		path = abs
	}
	sum := sha256.Sum256([]byte(path))
	return &journal{name: filepath.Join(d.Journals, hex.EncodeToString(sum[:12])+journalEnding)}
}

// recordOf returns a change of a text as a record.
func (j *journal) recordOf(kind string, before, after []byte, group, id string) record {
	r := record{Kind: kind, From: version(before), To: version(after), Group: group, ID: id}
	if j.text == nil || !bytes.Equal(j.text, before) {
		r.Base = &before
	}
	end, most := 0, min(len(before), len(after))
	for r.At < most && before[r.At] == after[r.At] {
		r.At++
	}
	for end < most-r.At && before[len(before)-1-end] == after[len(after)-1-end] {
		end++
	}
	r.Cut, r.Put = len(before)-end-r.At, after[r.At:len(after)-end]
	return r
}

// apply returns the texts before and after a record; false where it does not fit what
// was left by those before it.
func (j *journal) apply(r *record) (before, after []byte, ok bool) {
	before = j.text
	if r.Base != nil {
		before = *r.Base
	}
	if before == nil || version(before) != r.From || r.At < 0 || r.Cut < 0 || r.At > len(before) || r.Cut > len(before)-r.At {
		return nil, nil, false
	}
	after = slices.Concat(before[:r.At], r.Put, before[r.At+r.Cut:])
	return before, after, version(after) == r.To
}

// add writes a record. Before the text is saved: what the program's end cuts short is
// known by the text that stands there then.
func (j *journal) add(r record, after []byte) {
	if j.name == "" {
		return
	}
	line, err := json.Marshal(r)
	if err != nil {
		return
	}
	line = append(line, '\n')
	if whole.Append(j.name, line) == nil {
		j.size += len(line)
		j.text = after
	}
}

// load returns the history that was kept of a document, whose text is now this.
func (d *Desk) load(path string, now []byte) *history {
	j := d.journalOf(path)
	h := &history{texts: map[string][]byte{}, journal: j}
	if j.name == "" {
		return h
	}
	f, err := os.Open(j.name)
	if err != nil {
		return h
	}
	data, err := io.ReadAll(io.LimitReader(f, 4*maxJournal))
	_ = f.Close()
	if err != nil {
		return h
	}
	records := sound(data)
	if last := len(records) - 1; last >= 0 && records[last].To != version(now) && records[last].From == version(now) {
		records = records[:last] // the program ended before the text was saved
	}
	for i := range records {
		r := &records[i]
		before, after, ok := j.apply(r)
		if !ok {
			break
		}
		j.text = after
		h.repeat(r, before, after)
	}
	d.compact(h)
	return h
}

// sound returns the records of a journal up to the first that is not whole, without
// those that were recalled.
func sound(data []byte) (records []record) {
	for line := range bytes.Lines(data) {
		var r record
		switch {
		case !bytes.HasSuffix(line, []byte("\n")) || json.Unmarshal(line, &r) != nil:
			return records
		case r.Kind == recalled:
			records = records[:max(0, len(records)-1)]
		default:
			records = append(records, r)
		}
	}
	return records
}

// repeat does what a record says.
func (h *history) repeat(r *record, before, after []byte) {
	h.remember(before)
	h.remember(after)
	h.took(r.ID)
	switch r.Kind {
	case noted:
		h.note(before, after, r.Group)
	case undone:
		h.move(true)
	case redone:
		h.move(false)
	}
}

// compact writes a journal anew with what can be undone and redone now, and removes
// one that has nothing of either.
func (d *Desk) compact(h *history) {
	j := h.journal
	if j.name == "" {
		return
	}
	if len(h.done)+len(h.undone) == 0 {
		_ = os.Remove(j.name)
		*j = journal{name: j.name}
		return
	}
	steps := slices.Clone(h.done)
	for _, s := range slices.Backward(h.undone) {
		steps = append(steps, s)
	}
	for {
		fresh := &journal{name: j.name}
		var out bytes.Buffer
		put := func(kind string, before, after []byte, group string) {
			line, _ := json.Marshal(fresh.recordOf(kind, before, after, group, ""))
			out.Write(append(line, '\n'))
			fresh.text = after
		}
		for _, s := range steps {
			put(noted, s.before, s.after, s.group)
		}
		for i := range min(len(h.undone), len(steps)) {
			s := steps[len(steps)-1-i]
			put(undone, s.after, s.before, "")
		}
		if out.Len() > maxJournal/2 && len(steps) > 1 {
			steps = steps[(len(steps)+1)/2:]
			continue
		}
		if (whole.Writer{Private: true}).Write(d.ctx, j.name, out.Bytes()) == nil {
			fresh.size = out.Len()
			*j = *fresh
		}
		return
	}
}

// sweep removes journals that nobody adds to any more, and the oldest of too many.
func (d *Desk) sweep() {
	entries, err := os.ReadDir(d.Journals)
	if d.Journals == "" || err != nil {
		return
	}
	type kept struct {
		name string
		at   time.Time
	}
	var all []kept
	for _, e := range entries {
		if info, err := e.Info(); err == nil && (filepath.Ext(e.Name()) == journalEnding || filepath.Ext(e.Name()) == ".port") && info.Mode().IsRegular() {
			all = append(all, kept{filepath.Join(d.Journals, e.Name()), info.ModTime()})
		}
	}
	slices.SortFunc(all, func(a, b kept) int { return b.at.Compare(a.at) })
	for i, k := range all {
		if i >= maxJournals || d.Now().Sub(k.at) > journalAge {
			_ = os.Remove(k.name)
		}
	}
}
