package diff_test

import (
	"fmt"
	"strings"
	"testing"

	"iku/content/diff"
)

// TestSigners: each is compared with the same person, wherever they stand.
func TestSigners(t *testing.T) {
	const head = "[dokumen]\npemerintah = \"Pemerintah Kabupaten Contoh\"\nperiode = 2018\n[[sasaran]]\nuraian = \"A\"\n"
	person := func(nama, more string) string {
		return "[[penanda_tangan]]\njabatan = \"Bupati\"\nnama = \"" + nama + "\"\n" + more
	}
	a, b, c := person("A", "nip = \"19620915 199003 2 001\"\n"), person("B", ""), person("C", "")
	for _, tt := range []struct{ old, new, want string }{
		{a + b, a + b, ""},
		{a + b, b + a, "changed 1:B moved; changed 2:A moved"},
		{a, strings.Replace(a, "[[penanda_tangan]]", "[penanda_tangan]", 1), ""},
		{a, a + b, "added 2:B jabatan nama"},
		{a + b, b, "removed 1:A jabatan nama nip"},
		{a + b, strings.Replace(a, `"A"`, `"A, S.H."`, 1) + b, "changed 1:A, S.H. nama"},
		{a + b, a + c, "changed 2:C nama"},
		{a, c, "changed 0: nama nip"},
		{b, strings.Replace(b, "[[penanda_tangan]]\n", "[[penanda_tangan]]\nsebutan = \"Mengetahui,\"\n", 1), "changed 0: sebutan"},
	} {
		var got []string
		for _, p := range diff.Compare(read(t, "a.toml", []byte(head+tt.old)), read(t, "b.toml", []byte(head+tt.new))).Parts {
			side := p.New
			if p.Kind == diff.Removed {
				side = p.Old
			}
			s := fmt.Sprintf("%v %d:%s", [...]string{"changed", "added", "removed"}[p.Kind], side.Number, side.Uraian.Value)
			if p.Moved {
				s += " moved"
			}
			for _, f := range p.Fields {
				s += " " + f.Name
			}
			got = append(got, s)
		}
		if s := strings.Join(got, "; "); s != tt.want {
			t.Errorf("%s→%s: %q, want %q", tt.old, tt.new, s, tt.want)
		}
	}
}
