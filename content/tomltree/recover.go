package tomltree

import (
	"bytes"
	"slices"
	"strconv"
	"strings"

	"iku/content/finding"
	"iku/content/pola"
	"iku/content/source"
)

// Bounds of recovery: how many faults are told of one file, and how many bytes
// are read in all to find them.
const (
	maxFaults   = 200
	maxRecovery = 50_000_000
)

// Headers tells the headers of a format from misspelt ones.
type Headers interface {
	// Header returns the header that a path most likely means; "" where it is one,
	// or none is near.
	Header(path []string) string
	// Known tells whether a path is a header.
	Known(path []string) bool
	// Truth tells whether keys of that name are true or false.
	Truth(key string) bool
	// Opens returns the header, of that path or of lists of tables below it, whose
	// tables have all of those keys.
	Opens(path, keys []string) string
}

// Recover returns what can be read of a file that Parse refused, and every fault
// of its syntax in order of place. What is at fault is left out, statement by
// statement, and the rest is read again; a table whose header is at fault is left
// out whole. The tree is nil where the file is no text.
func Recover(f *source.File, headers Headers) (*Node, finding.List) {
	if refused := guard(f); refused != nil {
		return nil, finding.List{*refused}
	}
	var r recovery
	for read := 0; len(r.faults) < maxFaults && read <= maxRecovery; read += len(f.Data) + 1 {
		b := newEdited(f, r.edits)
		fault := b.judge()
		if fault == nil {
			r.faults.Sort()
			return withoutStandIns(b.root), r.faults
		}
		if !r.mend(b, *fault, headers) {
			break
		}
	}
	r.faults.Sort()
	return nil, r.faults
}

// recovery is the faults found so far, and what was put in their place.
type recovery struct {
	edits  []edit // in order of place
	faults finding.List
}

// edit puts a text in the place of data[start:end], offsets being those of the
// file behind its byte order mark.
type edit struct {
	start, end int
	text       string
}

func (e edit) grown() int { return len(e.text) - (e.end - e.start) }

// newEdited returns a builder of the file with those edits; its spans are those of
// the file as it is.
func newEdited(f *source.File, edits []edit) *builder {
	b := newBuilder(f)
	b.edits, b.doubtful = append([]edit{}, edits...), true
	if len(edits) == 0 {
		return b
	}
	var out bytes.Buffer
	at := 0
	for _, e := range edits {
		out.Write(b.data[at:e.start])
		out.WriteString(e.text)
		at = e.end
	}
	out.Write(b.data[at:])
	b.data = out.Bytes()
	b.text = string(b.data)
	return b
}

// judge reads the whole file and returns its first fault, nil where it has none.
func (b *builder) judge() *finding.Finding {
	shape := b.run()
	values, err := decode(b.text)
	switch {
	case err != nil:
		return explain(b, err)
	case shape != nil:
		return explain(b, shape)
	}
	if odd := attach(b.root, values); odd != nil {
		f := translate("already been defined") // the decoder lets some stand: { a.b = 1, a = 2 }
		if b.relate(&f.Finding); f.Related != nil {
			return &f.Finding
		}
		b.repeated = nil
		return unreadable(odd)
	}
	return nil
}

// original returns the place in the file of an offset in the edited text.
func (b *builder) original(at int) int {
	for i := range b.edits {
		e := &b.edits[i]
		switch {
		case at < e.start, at == e.start && e.text != "":
			return at
		case at < e.start+len(e.text):
			return e.end
		}
		at -= e.grown()
	}
	return at
}

// edited is the reverse of original.
func (b *builder) edited(at int) int {
	moved := 0
	for i := range b.edits {
		e := &b.edits[i]
		if at < e.end {
			return min(at, e.start) + moved
		}
		moved += e.grown()
	}
	return at + moved
}

// mend notes a fault, and what is read in the place of its statement; false where
// it was noted before, so that nothing is left out any more.
func (r *recovery) mend(b *builder, fault finding.Finding, headers Headers) bool {
	start, end := b.statement(b.edited(fault.Span.Start - b.base))
	written := b.text[start:end]
	if opened := b.opening(start, end); opened >= 0 && fault.Span.Start >= b.span(end, end).Start {
		fault.Span = b.span(opened, opened+1) // what was never closed is told where it opens
		if strings.HasPrefix(b.text[opened:], `"""`) || strings.HasPrefix(b.text[opened:], "'''") {
			fault.Span.End += 2
			fault.Message, fault.Hint = "teks ini tidak pernah ditutup", "tutup dengan tiga tanda kutip, seperti dibuka"
		}
	}
	if fault.Slug == finding.TOML && b.repeated != nil && b.repeated.value == nil {
		if s, right := b.misspelt(start, headers); right != "" {
			start, end = s.start, s.end
			written = b.text[start:end]
			name := strings.Trim(written, "[] \t")
			fault = finding.Finding{Slug: finding.KunciTakDikenal, Span: b.span(start, end), Message: "tabel " + strings.TrimSpace(written) + " tidak dikenal",
				Hint: "maksudnya " + strings.Replace(strings.TrimSpace(written), name, right, 1) + "?"}
			fault.Fix = &finding.Fix{Span: fault.Span, Text: strings.Replace(written, name, right, 1)}
			return r.put(b, fault, start, end, fault.Fix.Text)
		}
		if opener := b.repeated.opener; opener != "" { // a header was forgotten before it
			if path := strings.Trim(opener, "[] \t"); headers != nil {
				keys, next := b.keysFrom(start)
				if above := next[:max(strings.LastIndexByte(next, '.'), 0)]; above != "" && !strings.HasPrefix(path, above) && headers.Known(strings.Split(above, ".")) {
					path = above // which the next header is below
				}
				opener = "[[" + headers.Opens(strings.Split(path, "."), keys) + "]]"
				fault.Hint = strings.Replace(fault.Hint, b.repeated.opener, opener, 1)
			}
			return r.put(b, fault, start, start, opener+"\n")
		}
	}
	if b.repeated == nil {
		if longer, joined := b.broken(start, end); joined != "" {
			fault.Message, fault.Hint = "teks ini terputus di akhir barisnya", "tulis: "+brief("", joined)
			fault.Span = b.span(start, longer)
			fault.Fix = &finding.Fix{Span: fault.Span, Text: joined}
			return r.put(b, fault, start, longer, joined)
		}
	}
	right := ""
	if b.repeated == nil {
		right = mended(written, &fault, func(from, to int) source.Span { return b.span(start+from, start+to) })
	}
	if m := assignment().FindStringSubmatch(written); m != nil && fault.Message == noTruth && headers != nil && !headers.Truth(strings.Trim(m[1], "= \t")) {
		right = m[1] + strconv.Quote(m[2]) + m[3]
		fault.Message, fault.Hint = noQuotes, "tulis: "+strings.TrimSpace(right)
	}
	if dotted := parted(right, headers); dotted != "" {
		right, fault.Hint = dotted, "tulis: "+dotted
	} else if m := anyHeader().FindStringSubmatch(right); m != nil && m[1] != "" && headers != nil {
		if near := headers.Header(strings.Split(m[2], ".")); near != "" {
			right = m[1] + near + m[3]
			fault.Hint = "tulis: " + right
		}
	}
	if right != "" {
		fault.Fix = &finding.Fix{Span: b.span(start, end), Text: right}
	}
	switch {
	case strings.HasPrefix(strings.TrimLeft(right, " \t"), "["):
		return r.put(b, fault, start, end, right)
	case !strings.HasPrefix(strings.TrimLeft(written, " \t"), "["):
		return r.put(b, fault, start, end, "")
	}
	return r.put(b, fault, start, end, standIn(len(r.faults)))
}

// mostBroken is how many lines a text may be broken into that was to be one.
const mostBroken = 20

var opensText = pola.Regexp(`^\s*[\w.-]+\s*=\s*"[^"]*$`)

// broken returns a statement whose text goes on in the next lines, as one line, and
// where it ends there; "" where it does not.
func (b *builder) broken(start, end int) (int, string) {
	if !opensText().MatchString(b.text[start:end]) {
		return 0, ""
	}
	joined := strings.TrimRight(b.text[start:end], " \t\r")
	for range mostBroken {
		if end >= len(b.text) {
			return 0, ""
		}
		next := line(b.text, end+1)
		if begins().MatchString(next) {
			return 0, ""
		}
		end += 1 + len(next)
		joined += " " + strings.TrimSpace(next)
		if strings.HasPrefix(b.text[end:], "\r") {
			end++
		}
		if strings.Contains(next, `"`) {
			if sound(joined) {
				return end, joined
			}
			return 0, ""
		}
	}
	return 0, ""
}

// parted returns a header whose words were joined with _ in the one way in which the
// format has it with dots; "" where it has it as it is, or not so either.
func parted(header string, headers Headers) string {
	m := anyHeader().FindStringSubmatch(header)
	if m == nil || m[1] == "" || headers == nil {
		return ""
	}
	const most = 4 // words, which can be joined in eight ways
	if strings.Count(m[2], "_") >= most || headers.Known(strings.Split(m[2], ".")) {
		return ""
	}
	for i := range m[2] {
		if m[2][i] == '_' {
			if dotted := m[2][:i] + "." + m[2][i+1:]; headers.Known(strings.Split(dotted, ".")) {
				return m[1] + dotted + m[3]
			} else if rest := parted(m[1]+dotted+m[3], headers); rest != "" {
				return rest
			}
		}
	}
	return ""
}

func (r *recovery) put(b *builder, fault finding.Finding, start, end int, text string) bool {
	if slices.ContainsFunc(r.faults, func(f finding.Finding) bool { return f.Span == fault.Span && f.Message == fault.Message }) {
		return false
	}
	r.faults = append(r.faults, fault)
	e := edit{b.original(start), b.original(end), text}
	r.edits = slices.DeleteFunc(r.edits, func(o edit) bool { return o.start >= e.start && o.end <= e.end && o.end > e.start })
	i, _ := slices.BinarySearchFunc(r.edits, e, func(a, b edit) int { return a.start - b.start })
	for i < len(r.edits) && r.edits[i].end <= e.start && r.edits[i].start == e.start {
		i++
	}
	r.edits = slices.Insert(r.edits, i, e)
	return true
}

// standInName begins the names of tables that stand for those whose header cannot be
// read. No key of a format begins so.
const standInName = "\x7ftabel"

func standIn(n int) string { return `["\u007ftabel` + strconv.Itoa(n) + `"]` }

func withoutStandIns(root *Node) *Node {
	kept := *root
	kept.Children = nil
	kept.extent = &extent{region: root.Region()}
	for _, c := range root.Children {
		if !strings.HasPrefix(c.Name, standInName) {
			kept.add(c)
		}
	}
	return &kept
}
