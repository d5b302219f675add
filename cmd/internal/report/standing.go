package report

import (
	_ "embed"
	"encoding/csv"
	"fmt"
	"html/template"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"iku/content/schema"
)

// Standing is how a document stands: what was found in it, its PDF, who signed that,
// and what changed since last year.
type Standing struct {
	File       string `json:"file"`
	Title      string `json:"title"` // its agency
	Government string `json:"government,omitempty"`
	Period     string `json:"period,omitempty"`
	Revision   int    `json:"revision"`
	Galat      int    `json:"galat"`
	Peringatan int    `json:"peringatan"`
	Catatan    int    `json:"catatan"`

	PDF        string   `json:"pdf,omitempty"` // its name
	State      PDFState `json:"pdf_state,omitempty"`
	Signatures []Signed `json:"signatures,omitempty"`

	Since *Couple `json:"since,omitempty"` // what became of it; nil: nothing was compared

	Kind   string `json:"kind,omitempty"`   // of dokumen.jenis
	Year   int    `json:"year,omitempty"`   // that it is about
	Called string `json:"called,omitempty"` // "Perjanjian Kinerja 2026"
	Absent bool   `json:"absent,omitempty"` // other agencies have such a document, this one has none

	Error string `json:"error,omitempty"` // why it cannot be read
}

// PDFState is how a PDF stands to its document.
type PDFState string

// The states; an empty one is that there is no document to compare with.
const (
	PDFFresh   PDFState = "fresh"
	PDFStale   PDFState = "stale"
	PDFMissing PDFState = "missing"
	PDFBroken  PDFState = "unreadable"
)

var pdfStates = map[PDFState]string{PDFFresh: "PDF sesuai", PDFStale: "PDF usang", PDFMissing: "PDF belum ada", PDFBroken: "PDF tidak terbaca"}

// Signed is a signature, and whether it holds.
type Signed struct {
	By    string    `json:"by"`
	Time  time.Time `json:"time,omitzero"`
	Holds Holds     `json:"holds"`
}

// Holds tells whether a signature holds.
type Holds string

// What is said of a signature.
const (
	HoldsPassed Holds = "passed"
	HoldsIntact Holds = "intact" // nothing was changed, but whose it is is not trusted
	HoldsFailed Holds = "failed"
)

var holds = map[Holds]string{HoldsPassed: "sah", HoldsIntact: "utuh, penerbitnya tidak diperiksa", HoldsFailed: "TIDAK SAH"}

// StandingForms lists the forms in which standings are shown, the default first.
var StandingForms = []struct {
	Name, Use string // whom it is for, in Indonesian
	show      func(io.Writer, *Standings) error
}{
	{"text", "untuk dibaca orang", standingsText},
	{"json", "satu objek JSON per dokumen", standingsJSON},
	{"csv", "tabel untuk Excel atau LibreOffice", standingsCSV},
	{"html", "halaman untuk diserahkan atau dicetak", standingsHTML},
}

// Standings is how the documents of a folder stand.
type Standings struct {
	Of      string // the folder
	Against string // that they are compared with; may be empty
	List    []Standing
	Quiet   bool // as text, what is settled is only counted
}

// settled tells whether nothing is left to do but to sign.
func (s *Standing) settled() bool {
	return s.Error == "" && !s.Gone() && s.Galat+s.Peringatan == 0 && s.State == PDFFresh &&
		!slices.ContainsFunc(s.Signatures, func(g Signed) bool { return g.Holds == HoldsFailed })
}

// ShowStandings writes standings in the form of that name. The error names the forms
// that there are.
func ShowStandings(form string, w io.Writer, s *Standings) error {
	names := make([]string, len(StandingForms))
	for i, f := range StandingForms {
		if f.Name == form {
			return f.show(w, s)
		}
		names[i] = f.Name
	}
	return fmt.Errorf("bentuk %q tidak dikenal; pilih %s", form, strings.Join(names, ", "))
}

// KnownStandingForm returns that error where there is no form of that name.
func KnownStandingForm(form string) error { return ShowStandings(form, io.Discard, &Standings{}) }

// Findings says what was found.
func (s *Standing) Findings() string {
	var parts []string
	for _, n := range []struct {
		n    int
		what string
	}{{s.Galat, "galat"}, {s.Peringatan, "peringatan"}, {s.Catatan, "catatan"}} {
		if n.n > 0 {
			parts = append(parts, strconv.Itoa(n.n)+" "+n.what)
		}
	}
	if parts == nil {
		return "tanpa temuan"
	}
	return strings.Join(parts, ", ")
}

// PDFWords says how the PDF stands.
func (s *Standing) PDFWords() string { return pdfStates[s.State] }

// SignedWords says who signed and whether it holds.
func (s *Standing) SignedWords() string {
	if len(s.Signatures) == 0 && s.State != "" && s.State != PDFMissing {
		return "belum ditandatangani"
	}
	var parts []string
	for _, g := range s.Signatures {
		parts = append(parts, fmt.Sprintf("%s (%s)", g.By, holds[g.Holds]))
	}
	return strings.Join(parts, ", ")
}

// SinceWords says what changed since the document that it is compared with.
func (s *Standing) SinceWords() string {
	if s.Since == nil {
		return ""
	}
	switch s.Since.State {
	case CoupleSame:
		return "tidak berubah"
	case CoupleAdded:
		return "baru"
	case CoupleRemoved:
		return "tidak ada lagi"
	case CoupleFailed:
		return "tidak dapat dibandingkan"
	}
	return s.Since.ChangeCount.String()
}

// Named returns the agency and, among documents of several kinds, what this one is
// called.
func (all *Standings) Named(s *Standing) string {
	if s.Called == "" || all.oneKind() {
		return s.Title
	}
	return s.Title + ", " + s.Called
}

// oneKind tells whether all are IKU documents, which are called by their agency alone.
func (all *Standings) oneKind() bool {
	return !slices.ContainsFunc(all.List, func(s Standing) bool { return s.Kind != "" && s.Kind != schema.JenisIKU })
}

// Gone tells a document that there is no more.
func (s *Standing) Gone() bool { return s.Since != nil && s.Since.State == CoupleRemoved }

func standingsText(w io.Writer, all *Standings) error {
	var b strings.Builder
	for i := range all.List {
		s := &all.List[i]
		if all.Quiet && s.settled() {
			continue
		}
		var parts []string
		switch {
		case s.Error != "":
			parts = []string{"tidak terbaca: " + s.Error}
		case s.Gone():
			parts = []string{s.SinceWords()}
		default:
			for _, words := range []string{s.Findings(), s.PDFWords(), s.SignedWords(), s.SinceWords()} {
				if words != "" {
					parts = append(parts, words)
				}
			}
		}
		title := all.Named(s)
		if s.Revision > 0 {
			title += fmt.Sprintf(" (revisi %d)", s.Revision)
		}
		fmt.Fprintf(&b, "%s: %s [%s]\n", Visible(title), Visible(strings.Join(parts, "; ")), Visible(s.File))
	}
	if b.Len() > 0 {
		b.WriteByte('\n')
	}
	if lines := all.Coverage().lines(); lines != nil {
		for _, line := range lines {
			b.WriteString(Visible(line) + "\n")
		}
		b.WriteByte('\n')
	}
	for _, line := range all.Sums() {
		b.WriteString(line + "\n")
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// Sums says the sums, a line for each kind.
func (all *Standings) Sums() []string {
	count := map[string]int{}
	for i := range all.List {
		s := &all.List[i]
		if s.Gone() {
			count["gone"]++
			continue
		}
		count["documents"]++
		if s.Error != "" {
			count["failed"]++
			continue
		}
		switch {
		case s.Galat > 0:
			count["galat"]++
		case s.Peringatan > 0:
			count["peringatan"]++
		default:
			count["clean"]++
		}
		count[string(s.State)]++
		if len(s.Signatures) > 0 {
			count["signed"]++
			if slices.ContainsFunc(s.Signatures, func(g Signed) bool { return g.Holds == HoldsFailed }) {
				count["bad"]++
			}
		}
		if s.Since != nil {
			count["since-"+s.Since.State]++
		}
	}
	line := func(what string, rows ...any) string {
		var parts []string
		for i := 0; i < len(rows); i += 2 {
			if n := count[rows[i].(string)]; n > 0 {
				parts = append(parts, fmt.Sprintf("%d %s", n, rows[i+1]))
			}
		}
		if parts == nil {
			return ""
		}
		return what + ": " + strings.Join(parts, ", ")
	}
	out := []string{fmt.Sprintf("%d dokumen", count["documents"])}
	for _, l := range []string{
		line("Temuan", "clean", "tanpa galat dan peringatan", "peringatan", "dengan peringatan", "galat", "dengan galat", "failed", "tidak terbaca"),
		line("PDF", "fresh", "sesuai", "stale", "usang", "missing", "belum ada", "unreadable", "tidak terbaca"),
		line("Tanda tangan", "signed", "sudah ditandatangani", "bad", "TIDAK SAH"),
		line("Sejak "+all.Against, "since-same", "tidak berubah", "since-changed", "berubah", "since-added", "baru", "gone", "tidak ada lagi", "since-failed", "tidak dapat dibandingkan"),
	} {
		if l != "" {
			out = append(out, Visible(l))
		}
	}
	return out
}

func standingsJSON(w io.Writer, all *Standings) error {
	for _, list := range [][]Standing{all.List, all.Coverage().Missing()} {
		for i := range list {
			if err := writeJSON(w, "", &list[i]); err != nil {
				return err
			}
		}
	}
	return nil
}

// standingsCSV writes a table as office programs of Indonesia open it: UTF-8 with its
// mark, divided by semicolons; no cell is taken for a formula.
func standingsCSV(w io.Writer, all *Standings) error {
	if _, err := io.WriteString(w, "\ufeff"); err != nil {
		return err
	}
	c := csv.NewWriter(w)
	c.Comma, c.UseCRLF = ';', true
	_ = c.Write([]string{"perangkat daerah", "pemerintah", "periode", "revisi", "galat", "peringatan", "catatan", "PDF", "tanda tangan", "perubahan", "berkas", "dokumen", "jenis", "tahun"})
	for _, s := range slices.Concat(all.List, all.Coverage().Missing()) {
		pdf, year := s.PDFWords(), ""
		switch {
		case s.Error != "":
			pdf = "tidak terbaca: " + s.Error
		case s.Absent:
			pdf = "dokumen belum ada"
		}
		if s.Year > 0 {
			year = strconv.Itoa(s.Year)
		}
		row := []string{s.Title, s.Government, s.Period, strconv.Itoa(s.Revision), strconv.Itoa(s.Galat), strconv.Itoa(s.Peringatan), strconv.Itoa(s.Catatan),
			pdf, s.SignedWords(), s.SinceWords(), s.File, s.Called, s.Kind, year}
		for k, cell := range row {
			if row[k] = Visible(cell); cell != "" && strings.ContainsRune("=+-@\t\r", rune(cell[0])) {
				row[k] = "'" + row[k]
			}
		}
		_ = c.Write(row)
	}
	c.Flush()
	return c.Error()
}

//go:embed standing.html
var standingPage string

func standingsHTML(w io.Writer, all *Standings) error {
	page, err := template.New("").Funcs(template.FuncMap{"visible": Visible}).Parse(standingPage)
	if err != nil {
		return err
	}
	return page.Execute(w, all)
}
