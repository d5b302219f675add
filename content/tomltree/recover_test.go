package tomltree

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"iku/content/source"
)

// What people write, and how it should be.
var slips = [][2]string{
	{`nama = “Dinas”`, `nama = "Dinas"`},
	{`nama = ‘Dinas’`, `nama = "Dinas"`},
	{`nama = "Dinas”`, `nama = "Dinas"`},
	{`nama = „Dinas“`, `nama = "Dinas"`},
	{`nama = "ini “kutip” juga",`, `nama = "ini “kutip” juga"`},
	{`nama = “Dinas” # “catatan”`, `nama = "Dinas" # "catatan"`},
	{"nama\u00a0= \"Dinas\"", `nama = "Dinas"`},
	{"\u200bnama = \"Dinas\"", `nama = "Dinas"`},
	{`nama ＝ "Dinas"`, `nama = "Dinas"`},
	{`target = −5`, `target = -5`},
	{`// catatan`, `# catatan`},
	{`nama = "Dinas" // catatan`, `nama = "Dinas" # catatan`},
	{`nama: Dinas`, `nama = "Dinas"`},
	{`nama "Dinas"`, `nama = "Dinas"`},
	{`nama dinas = "Dinas"`, `nama_dinas = "Dinas"`},
	{`cetak = TRUE`, `cetak = true`},
	{`cetak = tidak`, `cetak = false`},
	{`target = 80%`, `target = "80%"`},
	{`target = 15,5`, `target = "15,5"`},
	{`target = 80% # tahun ini`, `target = "80%" # tahun ini`},
	{`nama = "Dinas "X" Kab"`, `nama = 'Dinas "X" Kab'`},
	{`nama = 'Qur'an'`, `nama = "Qur'an"`},
	{`nama = "Dinas`, `nama = "Dinas"`},
	{`nama = Dinas"`, `nama = "Dinas"`},
	{`nama = "Dinas",`, `nama = "Dinas"`},
	{`logo = "C:\Users\budi\logo.png"`, `logo = 'C:\Users\budi\logo.png'`},
	{`tanggal = 22-01-2018`, `tanggal = 2018-01-22`},
	{`[dokumen`, `[dokumen]`},
	{`[[sasaran]`, `[[sasaran]]`},
	{`[sasaran]]`, `[[sasaran]]`},
	{`[penanda tangan]`, `[penanda_tangan]`},
	{`nama = "Dinas";`, `nama = "Dinas"`},
	{`nama = "Dinas" ; catatan`, `nama = "Dinas" # catatan`},
	{`tanggal = 1/2/2018`, `tanggal = 2018-02-01`},
	{`tanggal = 2018/1/22`, `tanggal = 2018-01-22`},
	{`tanggal = 22 Januari 2018 # ditetapkan`, `tanggal = 2018-01-22 # ditetapkan`},
	{`tanggal = 3-november-2018`, `tanggal = 2018-11-03`},
	{`kolom = ["no" "sasaran" 'target']`, `kolom = ["no", "sasaran", 'target']`},
	{`kolom = ["no", "sasaran"`, `kolom = ["no", "sasaran"]`},
	{`jabatan = "Kepala Dinas", "Kesehatan"`, `jabatan = ["Kepala Dinas", "Kesehatan"]`},
	{`target = { 2025 = 15,5, 2026 = 16,0 }`, `target = { 2025 = "15,5", 2026 = "16,0" }`},
	{`target = { 2025 = 80%, 2026 = "85%", 2027 = 90 }`, `target = { 2025 = "80%", 2026 = "85%", 2027 = 90 }`},
	{`target = {"2025": "1", "2026": 1,5}`, `target = { "2025" = "1", "2026" = "1,5" }`},
	{`target = { 2025 = "1" 2026 = "2" }`, `target = { 2025 = "1", 2026 = "2" }`},
	{`target = { 2025 = 5 orang; 2026 = ya }`, `target = { 2025 = "5 orang", 2026 = "ya" }`},
	{"n\u0430ma = \"\u0414\u0438\u043d\u0430\u0441\"", "nama = \"\u0414\u0438\u043d\u0430\u0441\""}, // Cyrillic: a slip in the key alone
	{`nama ₌ "Dinas"`, `nama = "Dinas"`},
	{`［dokumen］`, `[dokumen]`},
	{"\u200b[dokumen]", `[dokumen]`},
	{"```", ``},
	{"uraian = \"Cakupan\n  layanan\n\tdasar\"", `uraian = "Cakupan layanan dasar"`},
	// Nobody knows what these were to be.
	{`target = null`, ``},
	{`target`, ``},
	{"uraian = \"Cakupan\nnama = \"Siti\"", `uraian = "Cakupan"`},
	{`target = { 2025 = 1, = 2 }`, ``},
	{`nama = `, ``},
	{`tanggal = 2018-02-30`, ``},
	{`nama = "a" "b"`, ``},
}

func TestSlips(t *testing.T) {
	for _, slip := range slips {
		f := source.NewFile("a.toml", []byte("awal = 1\n"+slip[0]+"\nakhir = 2\n"))
		root, faults := Recover(f, nil)
		if len(faults) != 1 || root.Get("awal") == nil || !strings.HasPrefix(slip[1], "[") && root.Get("akhir") == nil {
			t.Errorf("%q: %d faults: %+v", slip[0], len(faults), faults)
			continue
		}
		got := ""
		if fix := faults[0].Fix; fix != nil {
			got = strings.TrimSpace(strings.Split(fixed(f.Data, fix.Span, fix.Text), "\n")[1])
		}
		if got != slip[1] {
			t.Errorf("%q: %q, want %q", slip[0], got, slip[1])
		}
	}
}

func fixed(data []byte, span source.Span, text string) string {
	return string(data[:span.Start]) + text + string(data[span.End:])
}

// Faults are told at their own places, each once, and hide nothing behind them.
func TestEachFaultOnce(t *testing.T) {
	var text strings.Builder
	for range 60 {
		text.WriteString("[[indikator]]\nuraian = “A”\ntarget = \"1\"\n")
	}
	root, faults := Recover(source.NewFile("a.toml", []byte(text.String())), nil)
	if len(faults) != 60 || root == nil || len(root.Get("indikator").Children) != 60 {
		t.Fatalf("%d faults, %v", len(faults), root)
	}
	for i, f := range faults {
		if line := f.Span.Begin().Line; line != 3*i+2 {
			t.Errorf("fault %d in line %d", i, line)
		}
	}
}

// Whatever a file holds: a fault for each that Parse refuses and for no other, at
// places within it, and what settles one leaves fewer.
func FuzzRecover(f *testing.F) {
	for _, slip := range slips {
		f.Add([]byte("[a]\n" + slip[0] + "\n[[b.c]]\nd = [1,\n2]\n"))
	}
	f.Add([]byte("a = \"\"\"\nb = 1\n[c]\n[c]\nd = 1\nd = 2\n[[e]]\nf = 1\nf = 2"))
	f.Add([]byte("\ufeffa = [\n“b”,\n]\n[[x]]\n[x]\n[x.y]\n[[x.y]]"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) > 2000 {
			return
		}
		file := source.NewFile("a.toml", bytes.Clone(data))
		_, refused := Parse(file)
		_, faults := Recover(file, nil)
		if (refused == nil) != (len(faults) == 0) {
			t.Fatalf("refused %v, faults %v", refused, faults)
		}
		if len(faults) >= maxFaults {
			t.Errorf("%d faults in %d bytes", len(faults), len(data))
		}
		for _, fault := range faults {
			spans := []source.Span{fault.Span}
			if fault.Fix != nil {
				spans = append(spans, fault.Fix.Span)
			}
			if slices.ContainsFunc(spans, func(s source.Span) bool { return s.Start < 0 || s.End < s.Start || s.End > len(data) }) {
				t.Errorf("%+v in %d bytes", fault, len(data))
			}
		}
	})
}
