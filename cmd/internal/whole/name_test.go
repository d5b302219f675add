package whole

import (
	"strings"
	"testing"
)

// A name becomes one that every system writes as it is, and a plain one stays.
func TestPortable(t *testing.T) {
	for name, want := range map[string]string{
		"lembar.toml":                      "lembar.toml",
		"Dinas Sosial (2018)/a b.toml":     "Dinas Sosial (2018)/a b.toml",
		"é/日本.png":                         "é/日本.png",
		"konsol.toml":                      "konsol.toml",
		"com.toml":                         "com.toml",
		".bashrc":                          "_.bashrc",
		".git/hooks/post-checkout":         "_.git/hooks/post-checkout",
		"../x.toml":                        "_/x.toml",
		"/etc/x.toml":                      "_/etc/x.toml",
		"a//b.toml":                        "a/_/b.toml",
		"~/x.toml":                         "_~/x.toml",
		"CON":                              "_CON",
		"aux.toml":                         "_aux.toml",
		"lpt1.a.b":                         "_lpt1.a.b",
		"COM¹":                             "_COM¹",
		"Dinas P.U./a.toml":                "Dinas P.U_/a.toml",
		"a.toml ":                          "a.toml_",
		"-rf.toml":                         "_-rf.toml",
		" a.toml":                          "_ a.toml",
		`a\b.toml`:                         "a_b.toml",
		"C:x.toml":                         "C_x.toml",
		"a\x1b[31m.toml":                   "a_[31m.toml",
		"a\u202elmot.exe":                  "a_lmot.exe",
		"a\u200bb.toml":                    "a_b.toml",
		"a\xffb.toml":                      "a_b.toml",
		"":                                 "_",
		strings.Repeat("é", 200) + ".toml": strings.Repeat("é", 97) + ".toml",
	} {
		got := Portable(name)
		if got != want {
			t.Errorf("%q became %q, want %q", name, got, want)
		}
		if again := Portable(got); again != got {
			t.Errorf("%q became %q once more", got, again)
		}
	}
}

// What Windows would take for a device, or for a stream of another file, is refused.
func TestMisnamed(t *testing.T) {
	for _, c := range []struct {
		way, volume string
		want        error
	}{
		{`hasil\dinas.pdf`, "", nil},
		{`C:\hasil cetak\dinas.pdf`, "C:", nil},
		{`C:dinas.pdf`, "C:", nil},
		{`\\server\bagi\dinas.pdf`, `\\server\bagi`, nil},
		{`..\dinas.pdf`, "", nil},
		{`konsol.pdf`, "", nil},
		{`CON.pdf`, "", errDevice},
		{`hasil\aux.pdf`, "", errDevice},
		{`C:\nul`, "C:", errDevice},
		{`hasil/com1.tahun.pdf`, "", errDevice},
		{`dinas:2025.pdf`, "", errNotName},
		{`C:\hasil\dinas.pdf:2`, "C:", errNotName},
		{`apa?.pdf`, "", errNotName},
		{`<dinas>\a.pdf`, "", errNotName},
	} {
		if got := misnamed(c.way, c.volume); got != c.want {
			t.Errorf("%s: %v, want %v", c.way, got, c.want)
		}
	}
}
