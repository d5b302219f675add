package check

import "testing"

func TestSamePerson(t *testing.T) {
	for _, c := range []struct {
		a, b string
		same bool
	}{
		{"Ir. Hj. ELFIYENA", "Elfiyena, M.Si.", true},
		{"Drs. H. AHMAD YANI, M.Si", "Ahmad Yani", true},
		{"Ir.Hj.Elfiyena", "Ir. Hj. ELFIYENA", true},
		{"AHMAD YANI SE MM", "Ahmad Yani, S.E., M.M.", true},
		{"Dr. M. Yusuf, S.H.", "Muhammad Yusuf", true},
		{"Moh. Yusuf", "Mohammad Yusuf", true},
		{"A. Rahman", "Abdul Rahman", true},
		{"Siti Nur'aini", "SITI NURAINI", true},
		{"Siti Nur Aini", "Siti Nuraini", true},
		{"Budi Santoso S.Sos. M.AP", "BUDI SANTOSO", true},
		{"Dr. dr. Hj. Rina Wati, Sp.A(K)", "Rina Wati", true},
		{"Ir. Hj. ELFIYENA", "Ir. Hj. ELFIANA", false},
		{"Ahmad Yani", "Ahmad Yusuf", false},
		{"Siti Aminah", "Siti Aminah Lubis", false},
		{"Budi Santoso", "Budi Susanto", false},
	} {
		if got := mayBeOneName(person(c.a), person(c.b)); got != c.same {
			t.Errorf("%q (%q) and %q (%q): %v", c.a, person(c.a), c.b, person(c.b), got)
		}
	}
}
