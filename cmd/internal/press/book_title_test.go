package press

import (
	"io"
	"testing"

	"iku/layout"
)

// Bookmarks that would say the same are told apart.
func TestBookmarksApart(t *testing.T) {
	b := NewBook(io.Discard, Options{})
	for i, tt := range []struct {
		government string
		year       int
		marks      []string
		want       string
	}{
		{"Kota A", 2018, []string{"", "0.toml"}, "Dinas"},
		{"Kota A", 2018, []string{"", "1.toml"}, "Dinas, 1.toml"},
		{"Kota B", 2018, []string{"", "2.toml"}, "Dinas, Kota B"},
		{"Kota A", 2019, []string{"", "3.toml"}, "Dinas, 2019"},
		{"Kota A", 2018, []string{"nomor 7", "4.toml"}, "Dinas, nomor 7"},
		{"Kota A", 2018, []string{"", "0.toml"}, "Dinas, halaman 6"},
		{"Kota A", 2018, []string{"", "0.toml"}, "Dinas, halaman 7"},
	} {
		e := layout.Entry{Name: "Dinas", Government: tt.government, From: tt.year, To: tt.year, Marks: tt.marks, Page: i + 1}
		got := b.title(&e)
		if got != tt.want {
			t.Errorf("%d: %q, not %q", i, got, tt.want)
		}
		b.titles[got] = b.entries()
		b.volume.Entries = append(b.volume.Entries, e)
	}
}

// A document of another kind than IKU says in its bookmark what it is.
func TestBookmarkOfKind(t *testing.T) {
	for kind, want := range map[string]string{layout.BookTitle: "Dinas", "Perjanjian Kinerja": "Dinas, Perjanjian Kinerja"} {
		if got := NewBook(io.Discard, Options{}).title(&layout.Entry{Name: "Dinas", Kind: kind, Page: 1}); got != want {
			t.Errorf("%s: %q", kind, got)
		}
	}
}
