package edit

import (
	"crypto/rand"
	"errors"
	"io"
	"io/fs"
	"net/http"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"iku/cmd/internal/batch"
	"iku/cmd/internal/grid"
	"iku/cmd/internal/press"
	"iku/cmd/internal/report"
	"iku/cmd/internal/whole"
	"iku/cmd/internal/workbook"
	"iku/content/source"
	"iku/content/tomltree"
)

// maxWaiting is how many files that were read wait to be agreed to.
const maxWaiting = 4

// imports are what was read of files, by the tickets under which pages agree to it;
// the oldest first.
type imports struct {
	mu   sync.Mutex
	list []waitingImport
}

type waitingImport struct {
	ticket    string
	documents []workbook.Document // to be written together
}

func (m *imports) add(documents []workbook.Document) string {
	m.mu.Lock()
	defer m.mu.Unlock()
	if len(m.list) == maxWaiting {
		m.list = m.list[1:]
	}
	ticket := rand.Text()
	m.list = append(m.list, waitingImport{ticket, documents})
	return ticket
}

// find returns what was read under a ticket; nil where it is no longer held.
func (m *imports) find(ticket string) []workbook.Document {
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, w := range m.list {
		if w.ticket == ticket {
			return slices.Clone(w.documents)
		}
	}
	return nil
}

// drop forgets what was written.
func (m *imports) drop(ticket string) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.list = slices.DeleteFunc(m.list, func(w waitingImport) bool { return w.ticket == ticket })
}

// doubtWords are how notes are told, the most doubtful first.
var doubtWords = map[workbook.Weight]string{workbook.Lost: "hilang", workbook.Doubt: "ragu", workbook.Remark: "catatan"}

// told is what a page says of a file of tables, and asks.
type told struct {
	Ticket     string     `json:"tiket"`
	Understood []string   `json:"dipahami"`
	Notes      []noteTold `json:"catatan"` // the most doubtful first
	Documents  []string   `json:"dokumen"` // names of the files that would be written
}

type noteTold struct {
	Weight string `json:"berat"`
	Text   string `json:"teks"`
}

// read reads a file that was dropped on a page, as the command import does, and sends
// what was understood of it. Nothing is written; the file itself stays where it is.
func (d *Desk) read(w http.ResponseWriter, r *http.Request) {
	name := path.Base(strings.ReplaceAll(r.URL.Query().Get("nama"), `\`, "/"))
	data, err := io.ReadAll(http.MaxBytesReader(w, r.Body, grid.MaxBytes+1))
	var result *workbook.Result
	if err != nil {
		refuse(w, http.StatusUnprocessableEntity, "berkas ini terlalu besar untuk dibaca")
		return
	}
	if strings.EqualFold(path.Ext(name), batch.Extension) {
		result, err = ready(name, data)
	} else {
		result, err = workbook.Import(name, data)
	}
	var refused *grid.Refusal
	switch {
	case errors.As(err, &refused):
		why := refused.Message
		if refused.Hint != "" {
			why += "; " + refused.Hint
		}
		refuse(w, http.StatusUnprocessableEntity, report.Visible(why))
		return
	case err != nil:
		refuse(w, http.StatusUnprocessableEntity, report.Reason(err))
		return
	}
	out := told{Understood: []string{}, Notes: []noteTold{}}
	for _, line := range result.Understood {
		out.Understood = append(out.Understood, report.Visible(line))
	}
	for _, n := range result.Notes {
		out.Notes = append(out.Notes, noteTold{doubtWords[n.Weight], report.Visible(n.String())})
	}
	documents := d.shared(result)
	for _, doc := range documents {
		out.Documents = append(out.Documents, fileOf(doc))
	}
	out.Ticket = d.waiting.add(documents)
	send(w, http.StatusOK, out)
}

// ready returns a document that is TOML already.
func ready(name string, data []byte) (*workbook.Result, error) {
	if len(data) > press.MaxBytes {
		return nil, grid.Refuse("", "dokumen lebih besar dari 10 MB")
	}
	if _, fault := tomltree.Parse(source.NewFile(name, data)); fault != nil {
		return nil, grid.Refuse("", "berkas ini bukan TOML yang sah")
	}
	return &workbook.Result{Documents: []workbook.Document{{Name: strings.TrimSuffix(name, path.Ext(name)), TOML: data}}}, nil
}

// shared returns the documents of a file, and what several of a stranger's say alike
// as one more, unless such a file is there already.
func (d *Desk) shared(result *workbook.Result) []workbook.Document {
	folder, _ := d.home()
	_, err := os.Lstat(filepath.Join(folder, workbook.Umum+batch.Extension))
	if len(result.Understood) > 0 && len(result.Documents) > 1 && errors.Is(err, fs.ErrNotExist) {
		if umum, some := workbook.Share([]*workbook.Result{result}); some {
			return append(slices.Clone(result.Documents), umum)
		}
	}
	return result.Documents
}

// fileOf returns the name of a document's file, which may be a cell's.
func fileOf(d workbook.Document) string { return whole.Portable(d.Name + batch.Extension) }

// importRead writes the documents of a file that was read and agreed to: all or none,
// and none over one that is there. A single one may be given another name.
func (d *Desk) importRead(w http.ResponseWriter, r *http.Request) {
	var asked struct {
		Ticket string `json:"tiket"`
		Name   string `json:"nama"`
	}
	if !received(w, r, &asked) {
		return
	}
	documents := d.waiting.find(asked.Ticket)
	folder, root := d.home()
	switch {
	case documents == nil:
		refuse(w, http.StatusGone, "berkas ini perlu dibaca lagi; lepaskan sekali lagi di halaman ini")
		return
	case folder == "":
		refuse(w, http.StatusUnprocessableEntity, errNoHome.Error())
		return
	}
	if len(documents) == 1 && asked.Name != "" {
		name, ok := newName(asked.Name)
		if !ok {
			refuse(w, http.StatusUnprocessableEntity, badName)
			return
		}
		documents[0].Name = strings.TrimSuffix(name, batch.Extension)
	}
	written, err := d.create(folder, documents)
	if err != nil {
		refuse(w, http.StatusConflict, report.Reason(err))
		return
	}
	d.waiting.drop(asked.Ticket)
	names := []string{}
	for i, doc := range documents {
		d.Saved(written[i])
		if !doc.Shared {
			names = append(names, d.nameIn(written[i], root, "", 0))
		}
	}
	send(w, http.StatusOK, map[string][]string{"berkas": names})
}

// create writes documents into a folder: all or none.
func (d *Desk) create(folder string, documents []workbook.Document) (written []string, err error) {
	files := make([]whole.File, len(documents))
	for i, doc := range documents {
		files[i] = whole.File{Name: filepath.Join(folder, fileOf(doc)), Data: doc.TOML}
		written = append(written, files[i].Name)
	}
	return written, (&whole.Set{Context: d.ctx}).CreateAll(files)
}
