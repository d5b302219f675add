package setting

import (
	"reflect"
	"strings"
	"testing"

	"iku/content/source"
	"iku/fonts"
	"iku/layout/page"
)

// plainStyle is Liberation Sans at 10 pt: "a" is 5,56 pt wide, a space 2,78.
func plainStyle(t testing.TB) Style {
	t.Helper()
	f, ok := fonts.Builtin("Liberation Sans")
	if !ok {
		t.Fatal("no typeface")
	}
	return Style{Face: f.Face(fonts.Regular), Size: 10_000, Leading: 12_000}
}

// set returns the lines of a paragraph, a space at their ends shown as "_".
func set(t testing.TB, s string, width Length, hyphens bool) []string {
	p := Text(s, plainStyle(t), Left, source.Span{})
	p.Hyphens = hyphens
	var out []string
	for _, ln := range p.Set(width, nil) {
		var b strings.Builder
		for _, it := range ln.Items {
			b.WriteString(it.Text)
		}
		out = append(out, strings.NewReplacer("\u00a0", "~", " ", "_", softHyphen, "-").Replace(b.String()))
	}
	return out
}

func TestWrap(t *testing.T) {
	tests := []struct {
		name, text string
		width      Length // in thousandths of a point
		want       []string
	}{
		{"one line", "satu dua", 100_000, []string{"satu_dua"}},
		{"at a space", "satu dua tiga", 45_000, []string{"satu_dua_", "tiga"}},
		{"several blanks are one", "satu  \t dua", 100_000, []string{"satu_dua"}},
		{"of hyphenated words too", "sarana-prasarana  daerah", 300_000, []string{"sarana-prasarana_daerah"}},
		{"and behind a slash", "guru/murid  SD", 300_000, []string{"guru/murid_SD"}},
		{"none stands at the end", "sarana-prasarana ", 300_000, []string{"sarana-prasarana"}},
		{"line feeds are kept", "satu\n\ndua", 100_000, []string{"satu_", "", "dua"}},
		{"not at a no-break space", "satu dua\u00a0tiga", 45_000, []string{"satu_", "dua~tiga"}},
		{"not between a number and its unit", "sebanyak 570 orang hadir", 66_000, []string{"sebanyak_", "570_orang_", "hadir"}},
		{"unless both do not fit", "570 kendaraan", 50_000, []string{"570_", "kendaraan"}},
		{"a year has no unit", "tahun 2018 naik", 52_000, []string{"tahun_2018_", "naik"}},
		{"an abbreviation keeps its number", "sertifikat ISO 9001:2015", 70_000, []string{"sertifikat_", "ISO_9001:2015"}},
		{"Rp keeps its number", "biaya Rp 5.000.000,00", 80_000, []string{"biaya_", "Rp_5.000.000,00"}},
		{"after a hyphen between words", "multi-sektor", 40_000, []string{"multi-", "sektor"}},
		{"after a slash between words", "usaha/industri", 45_000, []string{"usaha/", "industri"}},
		{"not in a code", "050/12/DKUKM", 70_000, []string{"050/12/DKUKM"}},
		{"a long word between syllables", "mempertanggungjawabkan", 60_000, []string{"mempertang-", "gungjawab-", "kan"}},
		{"an address behind its signs, without a hyphen", "https://pelayanan.contoh.go.id/pengaduan", 90_000, []string{"https://pelayanan.", "contoh.go.id/", "pengaduan"}},
		{"an address that fits on a line is whole", "surel dinkes@contoh.go.id", 110_000, []string{"surel_", "dinkes@contoh.go.id"}},
		{"a word of an address has no hyphen", "https://pertanggungjawaban.id", 60_000, []string{"https://", "pertanggungj", "awaban.id"}},
		{"not between digits if it can be helped", "KEP2020-2024", 48_000, []string{"KEP", "2020-2024"}},
		{"the tail goes on with what follows", "mempertanggung jawab", 68_000, []string{"mempertang-", "gung_jawab"}},
		{"a number between digits", "0123456789", 30_000, []string{"01234", "56789"}},
		{"narrower than a letter", "abc", 1, []string{"a", "b", "c"}},
		{"nothing", "", 100_000, nil},
	}
	for _, tt := range tests {
		if got := set(t, tt.text, tt.width, true); !reflect.DeepEqual(got, tt.want) {
			t.Errorf("%s: %q, not %q", tt.name, got, tt.want)
		}
	}
}

// A number stays with its unit and with what counts it, not with whatever follows.
func TestNumbersBind(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{"layanan nomor 1 yang selesai", "layanan|nomor 1|yang|selesai"},
		{"NOMOR 1 YANG SELESAI", "NOMOR 1|YANG|SELESAI"},
		{"No. 5 dan no. 6 atau Nomor 7 di dinas", "No. 5|dan|no. 6|atau|Nomor 7|di|dinas"},
		{"sedikitnya 5 orang per 1.000 penduduk", "sedikitnya|5 orang|per|1.000 penduduk"},
		{"dari 10 sampai 20 kali, 3 x 4 hari", "dari|10|sampai|20 kali,|3 x|4 hari"},
		{"tahun 2020 orang 15,5 % Rp 5.000 per", "tahun|2020|orang|15,5 %|Rp 5.000|per"},
	} {
		var got strings.Builder
		pieces := cut(tt.text, 0, plainStyle(t), nil)
		for i, p := range pieces {
			got.WriteString(p.text)
			switch {
			case i == len(pieces)-1:
			case p.glued:
				got.WriteByte(' ')
			default:
				got.WriteByte('|')
			}
		}
		if got.String() != tt.want {
			t.Errorf("%q, not %q", got.String(), tt.want)
		}
	}
}

func TestNamesAreNotHyphenated(t *testing.T) {
	got := strings.Join(set(t, "Kusumaningratsuryadiputra", 60_000, false), "")
	if got != "Kusumaningratsuryadiputra" {
		t.Errorf("%q", got)
	}
}

func TestBalanced(t *testing.T) {
	p := Text("INDIKATOR KINERJA UTAMA DINAS", plainStyle(t), Centre, source.Span{})
	count := len(p.Set(150_000, nil))
	p = Text("INDIKATOR KINERJA UTAMA DINAS", plainStyle(t), Centre, source.Span{})
	p.Balanced = true
	lines := p.Set(150_000, nil)
	if len(lines) != count || len(lines) != 2 {
		t.Fatalf("%d lines, not %d", len(lines), count)
	}
	a, b := lines[0].Items[0].W, lines[1].Items[0].W
	if a < b*2/3 || b < a*2/3 {
		t.Errorf("lines of %s and %s", page.Points(a), page.Points(b))
	}
}

// TestGuard: no first or last line of a paragraph is left alone.
func TestGuard(t *testing.T) {
	for n, want := range map[int]string{1: "-", 2: "s-", 3: "ss-", 4: "s-s-", 5: "s--s-"} {
		var got strings.Builder
		for _, ln := range make(Block, n).Guard() {
			if ln.Stay {
				got.WriteByte('s')
			} else {
				got.WriteByte('-')
			}
		}
		if got.String() != want {
			t.Errorf("%d lines: %s, not %s", n, got.String(), want)
		}
	}
}

func TestHyphenate(t *testing.T) {
	for _, want := range []string{
		"pem-ber-da-ya-an", "ke-pe-ga-wai-an", "in-dus-tri", "pro-gram", "me-nyang-kut", "meng-ha-rap-kan", "ma-sya-ra-kat",
		"ke-ta-han-an", "me-ning-kat-nya", "akun-ta-bi-li-tas", "SE-KO-LAH", "per-tang-gung-ja-wab-an",
	} {
		word := strings.ReplaceAll(want, "-", "")
		at := hyphenate(word)
		got := word
		for i := len(at) - 1; i >= 0; i-- {
			got = got[:at[i]] + "-" + got[at[i]:]
		}
		for _, i := range at {
			if i < 2 || len(word)-i < 2 {
				t.Errorf("%s: parted %d letters from an end", got, min(i, len(word)-i))
			}
		}
		if got != want {
			t.Errorf("%s, not %s", got, want)
		}
	}
	for _, word := range []string{"", "ini", "198014", "IV/c", "9001:2015", "e-mail", "NIP19620915"} {
		if at := hyphenate(word); at != nil {
			t.Errorf("%q is divided at %v", word, at)
		}
	}
}

// A number is divided last, and then between the two that it is of.
func TestNumbersAreDividedLast(t *testing.T) {
	s := plainStyle(t)
	for _, tt := range []struct{ text, room, head string }{
		{"2020-2024", "2020-20", "2020-"},
		{"9001:2015", "9001:20", "9001:"},
		{"ISO9001", "ISO90", "ISO"},
		{"(1.234.567)", "(1.234", "("},
		{"1.234.567", "1.234", "1.234"},
		{"2020-2024", "20", "20"},
	} {
		p := piece{text: tt.text, width: s.Width(tt.text)}
		if head, tail := divide(p, s.Width(tt.room), s, true); head.text != tt.head || head.text+tail.text != tt.text {
			t.Errorf("%s in the room of %s: %q and %q", tt.text, tt.room, head.text, tail.text)
		}
	}
}
