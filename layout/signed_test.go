package layout

import (
	"strings"
	"testing"

	"iku/fonts"
	"iku/layout/page"
)

// TestSigned: what a signature shows, by the size of its field.
func TestSigned(t *testing.T) {
	sans, _ := fonts.Builtin("Liberation Sans")
	head := Signer{Jabatan: []string{"Kepala Dinas", "Koperasi Usaha Kecil dan Menengah,"}, Nama: "ELFIYENA", Pangkat: "Pembina Utama Madya", NIP: "NIP 1"}
	for _, c := range []struct {
		name          string
		signer        Signer
		link          string
		width, height Length
		want          string // the lines with their size, or the error
	}{
		{"room for all", head, "", 230_000, 62_000, "8,25 Ditandatangani secara elektronik oleh:|Kepala Dinas Koperasi Usaha Kecil dan Menengah,|ELFIYENA|Pembina Utama Madya|NIP 1"},
		{"a phrase is kept together", head, "", 180_000, 80_000, "9,00 Ditandatangani secara elektronik oleh:|Kepala Dinas |Koperasi Usaha Kecil dan Menengah,|ELFIYENA|Pembina Utama Madya|NIP 1"},
		{"rather smaller than broken", head, "", 140_000, 80_000, "7,50 Ditandatangani secara elektronik oleh:|Kepala Dinas |Koperasi Usaha Kecil dan Menengah,|ELFIYENA|Pembina Utama Madya|NIP 1"},
		{"broken rather than illegible", head, "", 80_000, 120_000, "8,25 Ditandatangani |secara elektronik |oleh:|Kepala Dinas |Koperasi Usaha |Kecil dan |Menengah,|ELFIYENA|Pembina Utama |Madya|NIP 1"},
		{"characters that no face has", Signer{Nama: "漢 Wang"}, "", 230_000, 62_000, "9,00 Ditandatangani secara elektronik oleh:|? Wang"},
		{"no room for the words", Signer{Nama: strings.Repeat("panjang ", 300)}, "", 230_000, 62_000, "tempat tanda tangan terlalu kecil untuk tulisannya"},
		{"a code that is too long", head, strings.Repeat("x", 3000), 230_000, 62_000, "isi QR terlalu panjang"},
		{"a code that nobody can read", head, "https://iku.example.go.id", 10_000, 10_000, "tempat tanda tangan terlalu kecil untuk QR"},
	} {
		items, err := SignedBy(c.signer, c.link).Items(sans, c.width, c.height)
		got := ""
		if err != nil {
			got = err.Error()
		}
		var lines []string
		for _, it := range items {
			if it.X < 0 || it.Y < 0 || it.X+it.W > c.width || it.Y > c.height {
				t.Errorf("%s: %q stands outside", c.name, it.Text)
			}
			if it.Kind == page.Text {
				lines = append(lines, it.Text)
				got = strings.ReplaceAll(page.Points(it.Size), ".", ",") + " "
			}
		}
		if got += strings.Join(lines, "|"); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}
