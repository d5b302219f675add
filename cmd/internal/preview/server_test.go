package preview

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"html"
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"iku/cmd/internal/press"
	"iku/content"
	"iku/content/check"
	"iku/content/finding"
)

const example = "../../../examples/diskopukm-revisi.toml"

const small = "[dokumen]\npemerintah = \"Pemerintah Kabupaten Contoh\"\nperiode = 2018\n[[sasaran]]\nuraian = \"Meningkatnya minat baca\"\n"

func write(t *testing.T, path, data string) string {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(data), 0o666); err != nil {
		t.Fatal(err)
	}
	return path
}

// serve returns a preview that follows what is saved until the test ends.
func serve(t *testing.T, args ...string) (*Server, *httptest.Server) {
	t.Helper()
	s, err := New(args, Options{Now: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- s.Watch(ctx) }()
	web := httptest.NewServer(s)
	get(t, s.Address(web.URL+"/"))
	t.Cleanup(func() {
		web.CloseClientConnections()
		web.Close()
		stop()
		if err := <-ended; err != nil {
			t.Error(err)
		}
	})
	return s, web
}

// browser holds the cookies of the servers that were opened by their address.
var browser = func() *http.Client {
	jar, _ := cookiejar.New(nil)
	return &http.Client{Jar: jar}
}()

func get(t *testing.T, address string) (int, string, http.Header) {
	t.Helper()
	r, err := browser.Get(address)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Body.Close()
	data, err := io.ReadAll(r.Body)
	if err != nil {
		t.Fatal(err)
	}
	return r.StatusCode, string(data), r.Header
}

func TestSheetPage(t *testing.T) {
	_, web := serve(t, example)
	code, page, header := get(t, web.URL)
	if code != 200 || header.Get("Content-Security-Policy") != policy {
		t.Fatalf("%d, %v", code, header)
	}
	for _, want := range []string{`id="tanda-0"`, `href="#tanda-0"`, "target 15,5%", "Unduh PDF", `role="columnheader"`, "ELFIYENA", "diskopukm-revisi.toml:25:18"} {
		if !strings.Contains(page, want) {
			t.Errorf("no %s", want)
		}
	}
	if inline := regexp.MustCompile(`<script>|<style|\sstyle=|\son\w+=|javascript:`).FindString(page); inline != "" {
		t.Errorf("the page holds %s", inline)
	}
	for _, link := range regexp.MustCompile(`(?:href|src)="(/[^"]+)"`).FindAllStringSubmatch(page, -1) {
		if code, _, _ := get(t, web.URL+strings.ReplaceAll(link[1], "&amp;", "&")); code != 200 {
			t.Errorf("%s: %d", link[1], code)
		}
	}
}

// The button gives what the command build writes.
func TestPDF(t *testing.T) {
	_, web := serve(t, example)
	_, got, header := get(t, web.URL+"/pdf?berkas=diskopukm-revisi.toml")
	p := press.New(content.Disk{})
	f, err := press.Read(example)
	if err != nil {
		t.Fatal(err)
	}
	want, err := p.Print(p.Proof(f, press.Options{}), time.Time{})
	if err != nil || !bytes.Equal([]byte(got), want) {
		t.Errorf("%d bytes, want %d (%v)", len(got), len(want), err)
	}
	if d := header.Get("Content-Disposition"); !strings.Contains(d, "diskopukm-revisi.pdf") {
		t.Error(d)
	}
}

func TestGuard(t *testing.T) {
	s, _ := serve(t, example)
	for _, c := range []struct {
		method, host, site string
		code               int
	}{
		{"GET", "127.0.0.1:8080", "", 302},
		{"HEAD", "localhost:8080", "same-origin", 302},
		{"GET", "[::1]:8080", "", 302},
		{"GET", "evil.example", "", 421},
		{"GET", "127.0.0.1.evil.example:8080", "", 421},
		{"GET", "", "", 421},
		{"POST", "localhost", "", 405},
		{"DELETE", "localhost", "", 405},
		{"OPTIONS", "localhost", "", 405},
		{"GET", "localhost", "cross-site", 403},
	} {
		r := httptest.NewRequest(c.method, "/", nil)
		r.AddCookie(&http.Cookie{Name: s.cookie, Value: s.pass})
		r.Host = c.host
		if c.site != "" {
			r.Header.Set("Sec-Fetch-Site", c.site)
		}
		w := httptest.NewRecorder()
		s.ServeHTTP(w, r)
		if w.Code != c.code {
			t.Errorf("%s of %q from %q: %d, want %d", c.method, c.host, c.site, w.Code, c.code)
		}
	}
}

// No address leads to a file that was not named.
func TestOtherFiles(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "rahasia.toml"), small)
	folder := filepath.Join(dir, "folder")
	write(t, filepath.Join(folder, "a.toml"), small)
	if err := os.Symlink(filepath.Join(dir, "rahasia.toml"), filepath.Join(folder, "tautan.toml")); err != nil {
		t.Skip(err)
	}
	s, web := serve(t, folder)
	if code, _, _ := get(t, web.URL+"/lembar?berkas=a.toml"); code != 200 {
		t.Fatal(code)
	}
	for _, path := range []string{
		"/lembar?berkas=../rahasia.toml", "/lembar?berkas=tautan.toml", "/lembar?berkas=a.toml&lama=../rahasia.toml",
		"/pdf?berkas=" + url.QueryEscape(filepath.Join(dir, "rahasia.toml")), "/pdf", "/tempat", "/tempat?berkas=a.toml&seri=1&tempat=9:0:1",
		"/tempat?berkas=a.toml&seri=1&tempat=0:5:1", "/tempat?berkas=a.toml&seri=1&tempat=0:0:99999", "/tempat?berkas=a.toml&seri=1&tempat=0:-1:2",
		"/aset/..%2fserver.go", "/aset/%2e%2e/server.go", "/huruf/x.ttf", "/gambar/x", "/kertas/0x0.css", "/kertas/x", "/a.toml",
	} {
		now := s.shelf.document("a.toml").see().now
		path = strings.ReplaceAll(path, "seri=1", fmt.Sprint("seri=", now.serial))
		if code, text, _ := get(t, web.URL+path); code != 404 {
			t.Errorf("%s: %d %.40s", path, code, text)
		}
	}
}

// Nothing that a file says is taken for HTML.
func TestEscaping(t *testing.T) {
	dir := t.TempDir()
	bad := `<script>alert(1)</script>\"'&<img src=x onerror=alert(2)>`
	name := write(t, filepath.Join(dir, "x.toml"), strings.ReplaceAll(small, "Meningkatnya minat baca", bad)+
		"[[sasaran.indikator]]\nuraian = \""+bad+"\"\ntarget = \"<b>\"\nsatuan = \"%\"\n")
	broken := write(t, filepath.Join(dir, "<i>rusak.toml"), small+"\"<script>\" = '<script>x'\n")
	for _, file := range []string{name, broken} {
		_, web := serve(t, file)
		_, page, _ := get(t, web.URL)
		_, place, _ := get(t, web.URL+"/tempat?seri=1&tempat=0:0:20&berkas="+url.QueryEscape(filepath.Base(file)))
		for _, text := range []string{page, place} {
			for _, tag := range []string{"<script>", "<img", "<b>", "<i>"} {
				if strings.Contains(text, tag) {
					t.Errorf("%s: %s in the page", file, tag)
				}
			}
		}
	}
}

// listen returns the versions that a view's events tell.
func listen(t *testing.T, address string) <-chan string {
	t.Helper()
	r, err := browser.Get(address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { r.Body.Close() })
	out := make(chan string, 16)
	go func() {
		defer close(out)
		for s := bufio.NewScanner(r.Body); s.Scan(); {
			if version, ok := strings.CutPrefix(s.Text(), "data: "); ok {
				out <- version
			}
		}
	}()
	return out
}

func next(t *testing.T, versions <-chan string) string {
	t.Helper()
	select {
	case v, ok := <-versions:
		if !ok {
			t.Fatal("the events ended")
		}
		return v
	case <-time.After(30 * time.Second):
		t.Fatal("nothing was told")
	}
	return ""
}

// A page is told of what is saved: its file, what it inherits, a logo that was
// not there, in place or by another file in its stead. With errors the last good
// pages stay.
func TestReload(t *testing.T) {
	dir := t.TempDir()
	base := write(t, filepath.Join(dir, "bersama", "umum.toml"), "[penanda_tangan]\njabatan = \"Kepala\"\nnama = \"Satu\"\n")
	text := "warisan = \"bersama/umum.toml\"\n" + small
	name := write(t, filepath.Join(dir, "a.toml"), text)
	_, web := serve(t, name)
	versions := listen(t, web.URL+"/peristiwa?berkas=a.toml")
	last := next(t, versions)
	shows := func(want string, not string) {
		t.Helper()
		for deadline := time.Now().Add(30 * time.Second); ; {
			_, page, _ := get(t, web.URL)
			if strings.Contains(page, want) && (not == "" || !strings.Contains(page, not)) {
				return
			}
			if time.Now().After(deadline) {
				t.Fatalf("no %q on the page, or still %q", want, not)
			}
			v := next(t, versions)
			if v == last {
				t.Fatalf("%s was told twice", v)
			}
			last = v
		}
	}
	shows("Satu", "")
	write(t, base, "[penanda_tangan]\njabatan = \"Kepala\"\nnama = \"Dua\"\n")
	shows("Dua", "Satu")
	other := write(t, filepath.Join(dir, "a.toml~"), strings.ReplaceAll(text, "minat baca", "gemar membaca"))
	if err := os.Rename(other, name); err != nil {
		t.Fatal(err)
	}
	shows("membaca", "minat")
	write(t, name, text+"[kop]\nlogo = \"lambang.png\"\nbaris = [\"Kop\"]\n")
	shows("lambang.png tidak ada", "")
	if _, page, _ := get(t, web.URL); !strings.Contains(page, `class="lembaran usang"`) || !strings.Contains(page, "membaca") {
		t.Error("the last good pages are gone")
	}
	if code, _, _ := get(t, web.URL+"/pdf?berkas=a.toml"); code != 409 {
		t.Errorf("a PDF with errors: %d", code)
	}
	logo, err := os.ReadFile("../../../examples/lambang-contoh.png")
	if err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(dir, "lambang.png"), string(logo))
	shows("<image", "usang")
}

// A folder lists its documents, without what these inherit, and searches them.
func TestFolder(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "_bersama.toml"), "[halaman]\n")
	write(t, filepath.Join(dir, "umum.toml"), "[halaman]\nukuran = 10\n")
	write(t, filepath.Join(dir, "a.toml"), "warisan = \"umum.toml\"\n"+small)
	write(t, filepath.Join(dir, "kecamatan", "b.toml"), small+"[penanda]\n")
	s, web := serve(t, dir)
	for _, d := range s.shelf.all() {
		d.count(s.look)
	}
	_, page, _ := get(t, web.URL)
	for _, want := range []string{"2 dari 2 dokumen", "kecamatan/b.toml", "Pemerintah Kabupaten Contoh", `class="galat">1 galat`} {
		if !strings.Contains(page, want) {
			t.Errorf("no %s in %s", want, page)
		}
	}
	if _, page, _ := get(t, web.URL+"/?cari=kecamatan"); !strings.Contains(page, "1 dari 2") || strings.Contains(page, ">a.toml<") {
		t.Error(page)
	}
	versions := listen(t, web.URL+"/peristiwa")
	next(t, versions)
	write(t, filepath.Join(dir, "baru.toml"), small)
	for {
		next(t, versions)
		if _, page, _ := get(t, web.URL); strings.Contains(page, "baru.toml") {
			return
		}
	}
}

// A folder says of each document what it is, and how its PDF stands.
func TestFolderStands(t *testing.T) {
	dir := t.TempDir()
	a := write(t, filepath.Join(dir, "a.toml"), small)
	write(t, filepath.Join(dir, "pk.toml"), strings.Replace(small, "[dokumen]", "[dokumen]\njenis = \"perjanjian-kinerja\"\ntahun = 2018", 1))
	_, web := serve(t, dir)
	versions := listen(t, web.URL+"/peristiwa")
	row := func(name string) string {
		_, page, _ := get(t, web.URL)
		_, rest, _ := strings.Cut(page, ">"+name+"<")
		row, _, _ := strings.Cut(rest, "</tr>")
		return row
	}
	until := func(name, words string) {
		t.Helper()
		for !strings.Contains(row(name), words) {
			next(t, versions)
		}
	}
	until("a.toml", "<td>PDF belum ada</td><td></td>")
	until("pk.toml", "<td>Perjanjian Kinerja 2018</td>")
	p := press.New(content.Disk{})
	f, err := press.Read(a)
	if err != nil {
		t.Fatal(err)
	}
	pdf, err := p.Print(p.Proof(f, press.Options{}), time.Time{})
	if err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(dir, "a.pdf"), string(pdf))
	until("a.toml", "<td>PDF sesuai</td><td>belum ditandatangani</td>")
	write(t, a, strings.Replace(small, "minat", "gemar", 1))
	until("a.toml", `<td class="peringatan">PDF usang</td>`)
	write(t, filepath.Join(dir, "a-ttd.pdf"), "%PDF-1.7\n/ByteRange[0 1 2 3]\n")
	until("a.toml", `<td class="galat">? (TIDAK SAH)</td>`)
}

// What the documents of a folder show only beside each other is shown as the
// command check shows it, and no more once it is settled.
func TestFolderBesideEachOther(t *testing.T) {
	dir := t.TempDir()
	sheet := func(agency, name, rank string) string {
		return "warisan = \"umum.toml\"\n[perangkat_daerah]\nnama = \"" + agency + "\"\n[[sasaran]]\nuraian = \"Meningkatnya minat baca\"\n" +
			"[penanda_tangan]\njabatan = \"Kepala\"\nnama = \"" + name + "\"\nnip = \"19620915 199003 2 001\"\npangkat = \"" + rank + "\"\n"
	}
	write(t, filepath.Join(dir, "umum.toml"), "[dokumen]\npemerintah = \"Pemerintah Kabupaten Contoh\"\nperiode = 2018\n")
	a := write(t, filepath.Join(dir, "a.toml"), sheet("Dinas A", "SITI AMINAH", "Pembina"))
	b := write(t, filepath.Join(dir, "b.toml"), sheet("Dinas B", "BUDIMAN HARAHAP", "Pembina Utama Madya"))
	_, web := serve(t, dir)
	versions := listen(t, web.URL+"/peristiwa")
	next(t, versions)
	until := func(right func() bool) {
		t.Helper()
		for !right() {
			next(t, versions)
		}
	}
	page := func(name string) string {
		_, text, _ := get(t, web.URL+"/lembar?berkas="+name)
		return text
	}
	until(func() bool { return strings.Contains(page("a.toml"), "nama-beda") })
	for name, path := range map[string]string{"a.toml": a, "b.toml": b} {
		p := press.New(content.NewReach(dir, content.Disk{}))
		var docs []*content.Document
		var found []finding.List
		for _, path := range []string{a, b} {
			f, err := press.Read(path)
			if err != nil {
				t.Fatal(err)
			}
			proof := p.Proof(f, press.Options{})
			docs, found = append(docs, proof.Document), append(found, proof.Findings)
		}
		for i, together := range check.Together(docs) {
			if docs[i].File.Name != path {
				continue
			}
			shown := page(name)
			for _, f := range slices.Concat(found[i], together) {
				if !strings.Contains(shown, html.EscapeString(f.Message)) {
					t.Errorf("%s does not show %s", name, f.Message)
				}
			}
			if n := strings.Count(shown, "-beda</"); n != 2 {
				t.Errorf("%s shows %d findings between documents", name, n)
			}
		}
	}
	_, list, _ := get(t, web.URL)
	if !strings.Contains(list, `class="peringatan">2 peringatan<`) || strings.Contains(list, "umum.toml") {
		t.Error(list)
	}
	write(t, b, sheet("Dinas B", "Dra. Siti Aminah", "Pembina"))
	until(func() bool { return !strings.Contains(page("a.toml"), "-beda<") })
}

func TestTwoRevisions(t *testing.T) {
	dir := t.TempDir()
	old := write(t, filepath.Join(dir, "lama.toml"), small)
	now := write(t, filepath.Join(dir, "baru.toml"), strings.ReplaceAll(small, "minat", "gemar")+"[[sasaran]]\nuraian = \"Meningkatnya layanan\"\n")
	_, web := serve(t, old, now)
	_, page, _ := get(t, web.URL)
	for _, want := range []string{"<del>Meningkatnya minat baca</del>", "<ins>Meningkatnya gemar baca", "Meningkatnya layanan", "tanda ubah-baru", "tanda ubah-lama", "Baru: baru.toml"} {
		if !strings.Contains(page, want) {
			t.Errorf("no %s", want)
		}
	}
}

// A typeface of the user's own is served as it is, and anew once it is another.
func TestOwnTypeface(t *testing.T) {
	dir := t.TempDir()
	face := filepath.Join(dir, "huruf", "x.ttf")
	put := func(name string) string {
		data, err := os.ReadFile("../../../fonts/liberation/" + name)
		if err != nil {
			t.Fatal(err)
		}
		write(t, face, string(data))
		return string(data)
	}
	want := put("LiberationSerif-Regular.ttf")
	file := write(t, filepath.Join(dir, "a.toml"), small+"[halaman]\nhuruf = \"huruf/x.ttf\"\n")
	_, web := serve(t, file)
	versions := listen(t, web.URL+"/peristiwa?berkas=a.toml")
	next(t, versions)
	styles := regexp.MustCompile(`/huruf/(iku-[0-9a-f]+)\.css`)
	family := func() string {
		_, page, _ := get(t, web.URL)
		m := styles.FindStringSubmatch(page)
		if m == nil || !strings.Contains(page, `font-family="`+m[1]+`"`) {
			t.Fatal("no typeface on the page")
		}
		return m[1]
	}
	first := family()
	if _, got, header := get(t, web.URL+"/huruf/"+first+".ttf"); got != want || header.Get("Content-Type") != "font/ttf" {
		t.Errorf("%d bytes of %s, want %d", len(got), header.Get("Content-Type"), len(want))
	}
	put("LiberationSans-Regular.ttf")
	for family() == first {
		next(t, versions)
	}
}

// A logo that is no picture of ours is a finding of its document; the folder's
// others are shown.
func TestForeignLogoInFolder(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "a.toml"), small)
	write(t, filepath.Join(dir, "b.toml"), small+"[kop]\nlogo = \"b.gif\"\n")
	write(t, filepath.Join(dir, "b.gif"), "GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff,\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00;")
	_, web := serve(t, dir)
	for page, want := range map[string]string{"/lembar?berkas=b.toml": "bukan PNG atau JPEG", "/lembar?berkas=a.toml": "Meningkatnya"} {
		got, err := browser.Get(web.URL + page)
		if err != nil {
			t.Fatal(err)
		}
		body, _ := io.ReadAll(got.Body)
		_ = got.Body.Close()
		if got.StatusCode != http.StatusOK || !strings.Contains(string(body), want) {
			t.Errorf("%s: %s, no %q", page, got.Status, want)
		}
	}
}

// A fault of the program in one answer is told there; the server goes on.
func TestFaultInOneAnswer(t *testing.T) {
	l := newLock()
	answers := guarded(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { panic("patah") }), l, false)
	w := httptest.NewRecorder()
	r := httptest.NewRequest(http.MethodGet, "http://127.0.0.1/", nil)
	r.AddCookie(&http.Cookie{Name: l.cookie, Value: l.pass})
	answers.ServeHTTP(w, r)
	if w.Code != http.StatusInternalServerError || !strings.Contains(w.Body.String(), "kesalahan di dalam program: patah") {
		t.Errorf("%d %q", w.Code, w.Body.String())
	}
}

// What is downloaded does not have the name of a signed PDF beside the document.
func TestDownloadBesideSigned(t *testing.T) {
	dir := t.TempDir()
	_, web := serve(t, write(t, filepath.Join(dir, "a.toml"), small))
	for _, c := range []struct{ pdf, name string }{
		{"", "a.pdf"}, {"%PDF-1.7 /ByteRanges", "a.pdf"}, {"%PDF-1.7 /ByteRange[0 1 2 3]", "a-belum-ditandatangani.pdf"},
	} {
		if c.pdf != "" {
			write(t, filepath.Join(dir, "a.pdf"), c.pdf)
		}
		got, err := browser.Get(web.URL + "/pdf?berkas=a.toml")
		if err != nil {
			t.Fatal(err)
		}
		_ = got.Body.Close()
		if to := got.Header.Get("Content-Disposition"); !strings.HasSuffix(to, "''"+c.name) {
			t.Errorf("beside %q: %s", c.pdf, to)
		}
	}
}
