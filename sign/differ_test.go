package sign_test

import (
	"context"
	"crypto/sha256"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"iku/pdf/object"
	"iku/sign"
)

// subject is a signed file that updates are made of.
type subject struct {
	name    string
	data    []byte
	trusted bool // by a desk's root: it must pass, not only be unchanged
	trick   bool // nothing may be appended to it
	nums    []int
}

// fromEnv returns a number that the environment may set.
func fromEnv(name string, otherwise int) int {
	if n, err := strconv.Atoi(os.Getenv(name)); err == nil {
		return n
	}
	return otherwise
}

// subjects are what the desk signs, its sheets and files of others, and the signed
// files of others where they are at hand.
func (d *desk) subjects(t testing.TB) []subject {
	t.Helper()
	plain := func(r *sign.Request) { r.Field, r.Place, r.Block = "TandaTangan1", &sign.Place{}, nil }
	var out []subject
	for name, file := range map[string]func() []byte{"letter": letter, "note": note, "bundled": bundled, "stream field": streamField,
		"names of a field": fieldAsNames, "names of the catalog": catalogAsNames} {
		trick := strings.HasPrefix(name, "names")
		way := plain
		if name == "note" { // MuPDF draws something of its own in an empty field
			way = func(r *sign.Request) { r.Field, r.Block = "Kosong", nil }
		}
		out = append(out, subject{name: name, data: d.sign(t, file(), way, sign.LevelB), trusted: true, trick: trick})
	}
	for _, level := range levels {
		out = append(out, subject{name: "sheet " + level.String(), data: d.sign(t, sheet(t, true), nil, level), trusted: true})
	}
	others, _ := filepath.Glob("../../shared/korpus/tandatangan/*.pdf")
	for _, name := range others {
		data, err := os.ReadFile(name)
		if err == nil && len(data) < 1<<18 && unchanged(data, sign.Policy{Now: clock}, false) {
			out = append(out, subject{name: filepath.Base(name), data: data})
		}
	}
	slices.SortFunc(out, func(a, b subject) int { return strings.Compare(a.name, b.name) })
	for i := range out {
		f, err := object.Open(out[i].data)
		if err != nil {
			t.Fatal(err)
		}
		for n := range f.Size() {
			if o, err := f.Resolve(f.Actual(object.Ref{Num: n})); err == nil && o != object.Object(object.Null{}) {
				out[i].nums = append(out[i].nums, n)
			}
		}
	}
	return out
}

// unchanged tells whether the first signature of a file counts for what it shows:
// it passes, or fails for nothing but whom to trust.
func unchanged(data []byte, p sign.Policy, trusted bool) bool {
	r, err := sign.Verify(context.Background(), data, p)
	if err != nil || len(r.Signatures) == 0 {
		return false
	}
	s := r.Signatures[0]
	if slices.ContainsFunc(s.Changes, func(c sign.Change) bool { return strings.HasSuffix(c.What, "diisi") }) {
		return false // as it was certified, but not as it was shown
	}
	return s.Indication == sign.Passed || !trusted && s.Intact && s.Indication == sign.Indeterminate
}

// words are what updates are made of by chance: the keys that viewers look at.
var words = strings.Fields(`Contents Resources Annots Kids Parent Type Rotate MediaBox CropBox AP V P Count Filter Length OC UserUnit Group XObject
	Font Fields NeedAppearances F Rect A AA OpenAction Dests Names OCProperties Version PageMode Metadata DSS N X AcroForm DR DA Pages T FT
	DecodeParms StructTreeRoot SigFlags Extensions Info Subtype BBox Matrix Root Prev Size`)

// maker makes updates by chance.
type maker struct {
	*rand.Rand
	t testing.TB
}

func pick[T any](m *maker, list []T) T { return list[m.IntN(len(list))] }

// value returns an object by chance; fresh is the number of a form.
func (m *maker) value(s subject, fresh int) string {
	return pick(m, []func() string{
		func() string { return fmt.Sprintf("%d 0 R", pick(m, s.nums)) },
		func() string { return fmt.Sprintf("%d 0 R", fresh) },
		func() string { return fmt.Sprintf("[%d 0 R]", fresh) },
		func() string { return fmt.Sprintf("[%d 0 R %d 0 R]", pick(m, s.nums), pick(m, s.nums)) },
		func() string { return fmt.Sprintf("<</N %d 0 R/X %d 0 R>>", fresh, fresh) },
		func() string {
			return pick(m, []string{"null", "0", "1", "90", "-1", "[0 0 300 300]", "true", "()", "<<>>", "[]", "2.0"})
		},
		func() string { return "/" + pick(m, words) },
	})()
}

// bent returns an object with something else in it.
func (m *maker) bent(s subject, o object.Object, fresh int) string {
	d, isDict := o.(object.Dict)
	st, isStream := o.(*object.Stream)
	if isStream {
		d = st.Dict
	}
	if !isDict && !isStream {
		return m.value(s, fresh)
	}
	d = slices.Clone(d.Without("Length"))
	text := ""
	switch m.IntN(6) {
	case 0:
		if len(d) > 0 {
			d = slices.Delete(d, 0, 1)
		}
	case 1, 2:
		if len(d) > 0 {
			i := m.IntN(len(d))
			text = "/" + string(d[i].Key) + " " + m.value(s, fresh)
			if m.IntN(3) > 0 {
				d = slices.Delete(d, i, i+1)
			}
		}
	case 3, 4:
		text = "/" + pick(m, words) + " " + m.value(s, fresh)
	}
	if !isStream {
		return with(d, text)
	}
	body := string(st.Raw)
	if m.IntN(2) == 0 {
		body = "0 0 900 999 re f"
		d = d.Without("Filter").Without("DecodeParms")
	}
	return with(d, fmt.Sprintf("%s/Length %d", text, len(body))) + "\nstream\n" + body + "\nendstream"
}

// update appends what may be anything.
func (m *maker) update(s subject) []byte {
	r := byHand(m.t, s.data)
	fresh := r.free() + 5
	if m.IntN(2) == 0 {
		r.put(fresh, pick(m, []string{form, drawing}))
	}
	for range 1 + m.IntN(3) {
		num := pick(m, s.nums)
		o, _ := r.file.Resolve(r.file.Actual(object.Ref{Num: num}))
		body := m.bent(s, o, fresh)
		switch m.IntN(12) {
		case 0:
			r.hide(num, body)
		case 1:
			r.text(pick(m, []string{"% ", "\x00", "halo ", "endobj\n", "xref\n", "1 0 obj ", "%%EOF\n"}))
			r.put(num, body)
		default:
			r.put(num, body)
		}
	}
	switch m.IntN(14) {
	case 0:
		r.prev = pick(m, []int{0, r.prev - 1, r.prev / 2, len(r.data)})
	case 1:
		r.start = pick(m, []int{r.prev, 9, len(r.data) - 3})
	case 2:
		r.extra = "/" + pick(m, words) + " " + m.value(s, fresh)
	case 3:
		r.root = fmt.Sprintf("%d 0 R", pick(m, s.nums))
	case 4:
		r.rows = fmt.Sprintf("%d 1\n%010d 00000 %s\r\n", pick(m, s.nums), m.IntN(len(r.data)), pick(m, []string{"n", "f"}))
	case 5:
		r.end = pick(m, []string{"", "%%EO", "%%EOF\n" + strings.Repeat(" ", 1200), "%%EOF\nstartxref\n9\n%%EOF\n"})
	case 6:
		return r.data // no table at all
	}
	return r.done()
}

// free changes what may be changed, and what nothing leads to.
func (m *maker) free(s subject) []byte {
	r := byHand(m.t, s.data)
	fresh := r.free() + 5
	r.put(fresh, pick(m, []string{form, drawing, "[" + m.value(s, fresh) + "]"}))
	c, _ := r.file.Catalog()
	c = slices.Clone(c)
	for range 1 + m.IntN(3) {
		switch m.IntN(6) {
		case 0:
			c = c.Set("Metadata", object.Ref{Num: fresh})
		case 1:
			r.put(fresh+1, fmt.Sprintf("<</Type/DSS/Certs[%d 0 R]/%s %s>>", fresh, pick(m, words), m.value(s, fresh)))
			c = c.Set("DSS", object.Ref{Num: fresh + 1})
		case 2:
			r.put(fresh+2, fmt.Sprintf("<</Title(lain)/%s %s>>", "X"+pick(m, words), m.value(s, fresh)))
			r.extra = fmt.Sprintf("/Info %d 0 R", fresh+2)
		case 3:
			c = c.Set("Version", pick(m, []object.Name{"1.7", "2.0", "1.3", "1.9"}))
		case 4:
			num, page := r.page(m.t, 0)
			r.put(fresh+3, fmt.Sprintf("<</Type/Annot/Subtype/Widget/FT/Sig/T(baru)/Rect[0 0 %d 0]/%s %s>>", m.IntN(2)*200, pick(m, words), m.value(s, fresh)))
			list, _ := r.file.Array(page.Get("Annots"))
			r.put(num, written(slices.Clone(page).Set("Annots", append(slices.Clone(list), object.Ref{Num: fresh + 3}))))
		default:
			r.put(fresh+4, m.value(s, fresh))
		}
	}
	if root := number(r.file.Trailer.Get("Root")); root > 0 {
		r.put(root, written(c))
	}
	return r.done()
}

// bytes changes what a genuine update appended.
func (m *maker) bytes(signed, updated []byte) []byte {
	out := slices.Clone(updated)
	for range 1 + m.IntN(3) {
		at := len(signed) + m.IntN(len(out)-len(signed))
		switch m.IntN(4) {
		case 0:
			out[at] ^= 1 << m.IntN(8)
		case 1:
			out = slices.Delete(out, at, min(len(out), at+1+m.IntN(3)))
		case 2:
			out = slices.Insert(out, at, []byte(pick(m, []string{" ", "%", "/", "<<", ">>", "0", "\n", "/P ", "1 0 R", "(", ")", "\r"}))...)
		default:
			from := len(signed) + m.IntN(len(out)-len(signed))
			copy(out[at:], slices.Clone(out[from:min(len(out), from+1+m.IntN(30))]))
		}
	}
	return out
}

// genuine appends what a signer, a time stamp or evidence may.
func (d *desk) genuine(m *maker, s subject) []byte {
	out := s.data
	for range 1 + m.IntN(2) {
		switch m.IntN(3) {
		case 0:
			out = rewritten(m.t, out, func(r sign.Rewriter) {
				c, _ := r.File().Catalog()
				meta := r.Add(&object.Stream{Dict: object.Dict{{Key: "Type", Value: object.Name("Metadata")}}, Raw: []byte("<x/>")})
				r.Put(r.File().Trailer.Get("Root").(object.Ref), slices.Clone(c).Set("Metadata", meta))
			})
		default:
			level := pick(m, levels)
			request := d.request(m.t, level)
			request.Block = nil // it would show
			next, err := sign.Sign(m.t.Context(), out, request)
			if err != nil {
				return out
			}
			out = next
		}
	}
	return out
}

// shown is a file that passes, and the one that it must look like.
type shown struct{ name, from, file, signed string }

// TestWhatViewersShow: what passes looks to poppler, MuPDF and pdf.js like what was
// signed. IKU_UPDATES says how many updates are made, IKU_SEED of which kind.
func TestWhatViewersShow(t *testing.T) {
	if testing.Short() {
		t.Skip("viewers are not asked with -short")
	}
	viewers := findViewers(t)
	d := newDesk(t)
	policy := d.policy()
	policy.Ask = nil
	policy.CRLs = [][]byte{d.pki.CRL(d.pki.Root), d.pki.CRL(d.pki.Intermediate)}
	seed, count := fromEnv("IKU_SEED", 1), fromEnv("IKU_UPDATES", 150)
	m := &maker{rand.New(rand.NewPCG(uint64(seed), 7)), t}
	dir := t.TempDir()
	put := func(name string, data []byte) string {
		name = filepath.Join(dir, name)
		if err := os.WriteFile(name, data, 0o600); err != nil {
			t.Fatal(err)
		}
		return name
	}
	subjects := d.subjects(t)
	signed := map[string]string{}
	for i, s := range subjects {
		signed[s.name] = put(fmt.Sprintf("signed-%d.pdf", i), s.data)
	}
	var pass []shown
	seen := map[[32]byte]bool{}
	refused, honest := 0, 0
	for i := range count {
		s := pick(m, subjects)
		var data []byte
		what := ""
		switch m.IntN(8) {
		case 0:
			if !s.trusted || s.trick {
				continue
			}
			data, what = d.genuine(m, s), "genuine"
			honest++
			if !unchanged(data, policy, true) {
				r, err := sign.Verify(t.Context(), data, policy)
				t.Errorf("seed %d, update %d: a genuine update of %s fails: %v %v", seed, i, s.name, err, told(r))
			}
		case 1, 2:
			if !s.trusted {
				continue
			}
			if updated := d.genuine(m, s); len(updated) > len(s.data) {
				data, what = m.bytes(s.data, updated), "bytes"
			}
		case 3, 4:
			data, what = m.free(s), "free parts"
		default:
			data, what = m.update(s), "objects"
		}
		if sum := sha256.Sum256(data); data == nil || seen[sum] {
			continue
		} else {
			seen[sum] = true
		}
		if !unchanged(data, policy, s.trusted) {
			refused++
			continue
		}
		pass = append(pass, shown{what, s.name, put(fmt.Sprintf("passes-%d-%d.pdf", seed, i), data), signed[s.name]})
	}
	otherwise := 0
	looks := viewers.look(t, pass)
	for _, p := range pass {
		for _, v := range viewers {
			if was, is := looks[v.name+p.signed], looks[v.name+p.file]; was != is {
				otherwise++
				kept := filepath.Join(os.TempDir(), filepath.Base(p.file))
				data, _ := os.ReadFile(p.file)
				_ = os.WriteFile(kept, data, 0o600)
				t.Errorf("%s shows %s (%s of %s) otherwise than what was signed: %s, %s", v.name, kept, p.name, p.from, was, is)
			}
		}
	}
	t.Logf("seed %d: %d updates of %d files: %d refused, %d genuine, %d pass and were shown by %d viewers, %d otherwise than signed",
		seed, len(seen), len(subjects), refused, honest, len(pass), len(viewers), otherwise)
}

// viewer is a program that shows PDFs: it tells what files look like, by name.
type viewer struct {
	name string
	look func(t testing.TB, files []string) map[string]string
}

type viewerList []viewer

// findViewers returns all of them, or skips the test.
func findViewers(t *testing.T) viewerList {
	t.Helper()
	poppler, mupdf, node := tool(t, "pdftoppm"), tool(t, "mutool"), tool(t, "node")
	modules, err := filepath.Abs("../.ci/cache/npm")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(filepath.Join(modules, "node_modules", "pdfjs-dist")); err != nil {
		absent(t, "pdf.js")
	}
	single := func(name string, args ...string) func(testing.TB, []string) map[string]string {
		return func(_ testing.TB, files []string) map[string]string {
			out := map[string]string{}
			var mu sync.Mutex
			var wait sync.WaitGroup
			turns := make(chan struct{}, 2)
			for _, file := range files {
				wait.Add(1)
				turns <- struct{}{}
				go func() {
					defer func() { <-turns; wait.Done() }()
					said, err := exec.Command(name, append(slices.Clone(args), file)...).Output()
					sum := fmt.Sprintf("%x %v", sha256.Sum256([]byte(strings.ReplaceAll(string(said), file, ""))), err)
					mu.Lock()
					out[file] = sum
					mu.Unlock()
				}()
			}
			wait.Wait()
			return out
		}
	}
	return viewerList{
		{"poppler", single(poppler, "-r", "30", "-gray", "-l", "6")},
		{"MuPDF", single(mupdf, "draw", "-q", "-r", "30", "-o", "-", "-F", "pgm")},
		{"pdf.js", func(t testing.TB, files []string) map[string]string {
			cmd := exec.Command(node, "../.ci/pdfjs/render.mjs")
			cmd.Env = append(os.Environ(), "PDFJS="+modules)
			cmd.Stdin = strings.NewReader(strings.Join(files, "\n"))
			said, err := cmd.Output()
			if err != nil {
				t.Fatalf("pdf.js: %v", err)
			}
			out := map[string]string{}
			for line := range strings.Lines(string(said)) {
				name, look, _ := strings.Cut(strings.TrimSpace(line), " ")
				out[name] = look
			}
			return out
		}},
	}
}

// look returns what the viewers show of files that pass and of what was signed, by
// viewer and file.
func (l viewerList) look(t testing.TB, pass []shown) map[string]string {
	var files []string
	for _, p := range pass {
		files = append(files, p.file, p.signed)
	}
	slices.Sort(files)
	files = slices.Compact(files)
	out := map[string]string{}
	for _, v := range l {
		for file, look := range v.look(t, files) {
			out[v.name+file] = look
		}
	}
	return out
}
