package preview

import (
	"embed"
	"fmt"
	"html/template"
	"net/url"
	"slices"
	"strings"
	"sync"

	"iku/cmd/internal/report"
	"iku/cmd/internal/svg"
	"iku/content/finding"
	"iku/content/source"
	"iku/fonts"
)

// maxShown bounds the findings that are listed, and the documents of a list.
const maxShown = 1000

//go:embed pages/*.html
var pageFiles embed.FS

// pages are parsed when the first is shown.
var pages = sync.OnceValue(func() *template.Template {
	return template.Must(template.New("").Funcs(template.FuncMap{"visible": report.Visible}).ParseFS(pageFiles, "pages/*.html"))
})

// sheetView is the page of a document, or of two revisions.
type sheetView struct {
	Title, Version string
	Work           *Workplace
	List           string // address of the list of documents; empty where there is none
	Back, Matrix   string // of two documents side by side in a workplace: back to the newer, and their table
	Address        string // of the view's events
	PDF            string // empty where none can be made
	Papers         []paperView
	Styles         []string
	Failure        string // why the file cannot be read
	Errors         []findingView
	Findings       []findingView
	More           int // findings that are not listed
	Counts         string
	Notices        []string
	Pair           bool
	Changes        []changeView
	Place          *placeView
}

// paperView is the pages of one revision.
type paperView struct {
	Name, Title string
	Serial      int
	Old         bool // has errors since: these are the last good pages
	Pages       []pageView
}

type findingView struct {
	N                             int
	Severity, Slug, Message, Hint string
	Abaikan, Where, Place, Anchor string
	Related                       []relatedView
}

type relatedView struct{ Where, Message, Place string }

type changeView struct{ Old, New, Anchor string }

// view makes the page of a document, beside an older one where there is one. Pages of paper
// that who asks has are named, and not drawn.
func (s *Server) view(v view, has map[string]bool) *sheetView {
	shown, old, version := s.see(v)
	now, good, before := shown.now, shown.good, old.good
	out := &sheetView{Work: s.work, Title: v.document.name, Version: version, Address: "/peristiwa?" + v.query(), Pair: v.old != nil}
	if s.shelf.folder != "" {
		out.List = "/"
	}
	if s.work != nil && out.Pair { // two documents are compared, not written
		out.Work, out.List = nil, ""
		out.Back, out.Matrix = "/lembar?"+view{document: v.document}.query(), s.work.Matrix+"?"+v.query()
	}
	var marks, oldMarks [][]svg.Mark
	var marked map[int]bool
	switch {
	case now.proof == nil:
		out.Failure = report.Visible(now.err.Error())
	default:
		found := shown.findings
		if now == good {
			marks, marked = markFindings(now.proof.Sheet, found[:min(len(found), maxShown)])
			out.PDF = "/pdf?" + url.Values{"berkas": {v.document.name}}.Encode()
		}
		out.findings(now, found, marked)
		out.Notices = now.proof.Notices
	}
	if before != nil && good != nil {
		oldMarks = make([][]svg.Mark, len(before.proof.Sheet.Pages))
		if marks == nil {
			marks = make([][]svg.Mark, len(good.proof.Sheet.Pages))
		}
		for i, c := range changes(before.proof.Sheet, good.proof.Sheet) {
			id := fmt.Sprintf("ubah-%d", i)
			view := changeView{Old: wording(c.old), New: wording(c.new), Anchor: id}
			if len(c.new) > 0 {
				markPassages(marks, c.new, "tanda ubah-baru", id)
				markPassages(oldMarks, c.old, "tanda ubah-lama", "")
			} else {
				markPassages(oldMarks, c.old, "tanda ubah-lama", id)
			}
			out.Changes = append(out.Changes, view)
		}
	}
	if before != nil {
		out.paper(s, v.old, before, oldMarks, "Lama", has)
	}
	if good != nil {
		out.paper(s, v.document, good, marks, "Baru", has)
		out.Papers[len(out.Papers)-1].Old = now != good
	}
	return out
}

// paper adds the pages of a revision.
func (out *sheetView) paper(s *Server, d *document, shown *showing, marks [][]svg.Mark, title string, has map[string]bool) {
	sheet := shown.proof.Sheet
	p := paperView{Name: d.name, Serial: shown.serial, Title: "Halaman"}
	if out.Pair {
		p.Title = title + ": " + report.Visible(d.name)
	}
	from := 0 // where what the page says begins in the document's own text
	names := &svg.Names{
		Face: func(f *fonts.Face) string {
			name := s.goods.face(f)
			if style := "/huruf/" + name + ".css"; !slices.Contains(out.Styles, style) {
				out.Styles = append(out.Styles, style)
			}
			return name
		},
		Picture: s.goods.picture,
		Place:   func(at source.Span) string { return shown.keyFrom(at, from) },
		Title: func(page, pages int) string {
			t := fmt.Sprintf("Halaman %d dari %d", page, pages)
			if out.Pair {
				t += ", " + strings.ToLower(title)
			}
			return t
		},
	}
	for i := range sheet.Pages {
		var on []svg.Mark
		if marks != nil {
			on = marks[i]
		}
		from = beginning(&sheet.Pages[i], shown.files[0])
		p.Pages = append(p.Pages, newPageView(svg.Append(nil, sheet, i, on, names), from, has))
	}
	if len(sheet.Pages) > 0 {
		out.Styles = append(out.Styles, fmt.Sprintf("/kertas/%dx%d.css", sheet.Pages[0].Width, sheet.Pages[0].Height))
	}
	out.Papers = append(out.Papers, p)
}

// findings lists what was found: errors above the pages, all of it beside them.
func (out *sheetView) findings(now *showing, found finding.List, marked map[int]bool) {
	for n, f := range found {
		if n == maxShown {
			out.More = len(found) - maxShown
			break
		}
		v := findingView{N: n, Severity: f.Severity().String(), Slug: string(f.Slug), Message: report.Visible(f.Message),
			Hint: report.Visible(f.Hint), Abaikan: report.Visible(f.Abaikan), Where: near(f.Span, now), Place: now.address(out.Title, f.Span)}
		if marked[n] {
			v.Anchor = fmt.Sprintf("tanda-%d", n)
		}
		for _, r := range f.Related {
			v.Related = append(v.Related, relatedView{near(r.Span, now), report.Visible(r.Message), now.address(out.Title, r.Span)})
		}
		out.Findings = append(out.Findings, v)
		if f.Severity() == finding.Galat {
			out.Errors = append(out.Errors, v)
		}
	}
	out.Counts = counts(found)
}

// address returns where a place is shown, empty where it is none.
func (s *showing) address(name string, at source.Span) string {
	key := s.key(at)
	if key == "" {
		return ""
	}
	return "/tempat?" + url.Values{"berkas": {name}, "seri": {fmt.Sprint(s.serial)}, "tempat": {key}}.Encode()
}

func counts(found finding.List) string {
	var parts []string
	for _, s := range []finding.Severity{finding.Galat, finding.Peringatan, finding.Catatan} {
		if n := found.Count(s); n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, s))
		}
	}
	if len(parts) == 0 {
		return "tidak ada temuan"
	}
	return strings.Join(parts, ", ")
}

// listView is the list of documents.
type listView struct {
	Work                           *Workplace // nil where the list shows no folder, or only reads
	Title, Version, Address, Query string
	Rows                           []rowView
	Total, More, Uncounted         int
}

type rowView struct {
	Name, Address string
	summary
	Findings    string // in words, and how grave they are
	Worst       string
	PDF, Signed string // in words; empty where nobody has looked yet
	Stale       bool   // the PDF is not what the document is now
	Broken      bool   // a signature does not hold
}

// rowOf returns the line of a document in the list.
func rowOf(d *document, sum summary, stands *report.Standing) rowView {
	row := rowView{Name: report.Visible(d.name), Address: "/lembar?" + view{document: d}.query(), summary: sum}
	found := report.Standing{Galat: sum.Galat, Peringatan: sum.Peringatan, Catatan: sum.Catatan}
	row.Findings = found.Findings()
	switch {
	case sum.Galat > 0:
		row.Worst = "galat"
	case sum.Peringatan > 0:
		row.Worst = "peringatan"
	}
	if stands != nil {
		row.PDF, row.Signed = stands.PDFWords(), report.Visible(stands.SignedWords())
		row.Stale = stands.State == report.PDFStale || stands.State == report.PDFBroken
		row.Broken = slices.ContainsFunc(stands.Signatures, func(g report.Signed) bool { return g.Holds == report.HoldsFailed })
	}
	return row
}

// list returns the documents whose name or title has the words of the query.
func (s *Server) list(query string) *listView {
	out := &listView{Title: s.shelf.folder, Version: s.version(view{}), Address: "/peristiwa", Query: query}
	if s.shelf.folder != "" {
		out.Work = s.work
	}
	words := strings.Fields(strings.ToLower(query))
	var unseen []*document
	for _, d := range s.shelf.documents() {
		sum := d.counted()
		out.Total++
		if !sum.Counted {
			out.Uncounted++
		}
		text := strings.ToLower(d.name + " " + sum.Title + " " + sum.Kind)
		hit := true
		for _, w := range words {
			hit = hit && strings.Contains(text, w)
		}
		switch {
		case !hit:
		case len(out.Rows) == maxShown:
			out.More++
		default:
			stands := d.standing()
			if stands == nil && sum.Counted {
				unseen = append(unseen, d)
			}
			out.Rows = append(out.Rows, rowOf(d, sum, stands))
		}
	}
	s.standings(unseen)
	return out
}
