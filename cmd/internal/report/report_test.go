package report_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif"

	"iku/cmd/internal/report"
	"iku/content/finding"
	"iku/content/source"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// span returns the place of the n-th occurrence of a text, counted from 0.
func span(t *testing.T, f *source.File, text string, n int) source.Span {
	t.Helper()
	at := -1
	for range n + 1 {
		next := strings.Index(string(f.Data[at+1:]), text)
		if next < 0 {
			t.Fatalf("no %q in %s", text, f.Name)
		}
		at += 1 + next
	}
	return source.Span{File: f, Start: at, End: at + len(text)}
}

// sample returns findings of every severity at every kind of place.
func sample(t *testing.T) finding.List {
	sheet := source.NewFile("lembar iku/dinas, 50%: é.toml", []byte(strings.Join([]string{
		`[dokumen]`,
		"\tperiode\t= \"2017-2022\"\t# tab",
		`judul = "読書 minat" # lebar ganda`,
		`panjang = "` + strings.Repeat("kata ", 60) + `prosentase ` + strings.Repeat("lagi ", 60) + `"`,
		`kendali = "` + "\x1b[31m\u202e\xff" + `"`,
		`baris = """satu`,
		`dua"""`,
		`akhir = `,
	}, "\r\n")))
	other := source.NewFile("umum.toml", []byte("pangkat = \"Pembina\"\n"))
	var l finding.List
	f := l.Add(finding.TargetBedaHitungan, span(t, sheet, `"2017-2022"`, 0), "%s", "target 15,5% tetapi perhitungan memberi 22,7%")
	f.Hint = "perbaiki target atau perhitungannya"
	f.Related = []finding.Related{
		{Span: span(t, sheet, "judul", 0), Message: "hasil 22,7%"},
		{Span: span(t, other, `"Pembina"`, 0), Message: "diwarisi dari sini"},
	}
	l.Add(finding.Aksara, span(t, sheet, "書", 0), "huruf tidak punya aksara")
	f = l.Add(finding.Ejaan, span(t, sheet, "prosentase", 0), "ejaan baku: persentase")
	f.Hint, f.Fix = "tulis persentase", &finding.Fix{Span: f.Span, Text: "persentase"}
	l.Add(finding.TOML, span(t, sheet, "\x1b[31m\u202e\xff", 0), "%s", "aksara kendali \x1b[31m, 100%: \"a\"\r\n::error::palsu")
	l.Add(finding.WajibDiisi, span(t, sheet, "satu\r\ndua", 0), "beberapa baris")
	l.Add(finding.NilaiTakSah, source.Span{File: sheet, Start: len(sheet.Data), End: len(sheet.Data)}, "nilai hilang di akhir berkas")
	l.Add(finding.Ejaan, span(t, sheet, "minat", 0), "sudah diterima").Abaikan = "istilah setempat, 50%"
	f = l.Add(finding.Warisan, span(t, sheet, "akhir", 0), "umum.toml tidak ada")
	f.Documents = []string{"a.toml", "b\x1b.toml", "c.toml", "d.toml", "e.toml"}
	l.Add(finding.TakMuat, source.Span{}, "tanpa tempat")
	l.Sort()
	return l
}

func render(t *testing.T, format string, o report.Options, l finding.List) string {
	t.Helper()
	var b bytes.Buffer
	r, err := report.New(format, &b, o)
	if err != nil {
		t.Fatal(err)
	}
	if err := r.Report(l); err != nil {
		t.Fatal(err)
	}
	if err := r.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// rules is the part of a SARIF log that says what the kinds of finding mean, which
// is another's to test.
var rules = regexp.MustCompile(`(?s)"rules": \[.*?\n {10}\]`)

func TestForms(t *testing.T) {
	for _, c := range []struct {
		golden, format string
		o              report.Options
	}{
		{"text.txt", "text", report.Options{}},
		{"narrow.txt", "text", report.Options{Width: 24}},
		{"color.txt", "text", report.Options{Color: true}},
		{"lines.json", "json", report.Options{}},
		{"log.sarif", "sarif", report.Options{Version: "v1.2.3"}},
		{"github.txt", "github", report.Options{}},
	} {
		t.Run(c.golden, func(t *testing.T) {
			got := rules.ReplaceAllString(render(t, c.format, c.o, sample(t)), `"rules": [ … ]`)
			golden := filepath.Join("testdata", c.golden)
			if *update {
				if err := os.WriteFile(golden, []byte(got), 0o666); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if got != string(want) {
				t.Errorf("differs from %s; -update rewrites it:\n%s", golden, got)
			}
		})
	}
}

func TestNothingFound(t *testing.T) {
	for _, f := range report.Formats {
		got := render(t, f.Name, report.Options{}, nil)
		switch f.Name {
		case "text":
			if got != "tidak ada temuan\n" {
				t.Errorf("text: %q", got)
			}
		case "sarif":
			if !strings.Contains(got, `"results": []`) {
				t.Errorf("sarif without results must hold an empty list:\n%s", got)
			}
		default:
			if got != "" {
				t.Errorf("%s: %q", f.Name, got)
			}
		}
	}
}

// The SARIF log is valid against the schema that OASIS publishes, as go-sarif
// carries it.
func TestSARIFIsValid(t *testing.T) {
	log, err := sarif.FromBytes([]byte(render(t, "sarif", report.Options{}, sample(t))))
	if err != nil {
		t.Fatal(err)
	}
	if err := log.Validate(); err != nil {
		t.Error(err)
	}
	rules := log.Runs[0].Tool.Driver.Rules
	for _, r := range log.Runs[0].Results {
		if got := *rules[r.RuleIndex].ID; got != *r.RuleID {
			t.Errorf("rule %d is %s, not %s", r.RuleIndex, got, *r.RuleID)
		}
	}
}

func TestJSONLinesAreObjects(t *testing.T) {
	l := sample(t)
	lines := strings.Split(strings.TrimSuffix(render(t, "json", report.Options{}, l), "\n"), "\n")
	if len(lines) != len(l) {
		t.Fatalf("%d lines for %d findings", len(lines), len(l))
	}
	for i, line := range lines {
		var o struct {
			File          string
			Offset        int
			EndOffset     int `json:"end_offset"`
			Slug, Abaikan string
			Line, Column  int
			EndLine       int `json:"end_line"`
		}
		if err := json.Unmarshal([]byte(line), &o); err != nil {
			t.Fatalf("%s: %v", line, err)
		}
		f := l[i]
		if o.Slug != string(f.Slug) || o.Abaikan != f.Abaikan {
			t.Errorf("line %d is %+v", i, o)
		}
		if f.Span.File != nil && (o.Offset != f.Span.Start || o.EndOffset != f.Span.End || o.File != f.Span.File.Name) {
			t.Errorf("line %d: place %+v, want %d to %d", i, o, f.Span.Start, f.Span.End)
		}
	}
}

// Whatever a document holds, what people read on a terminal and what GitHub
// obeys holds no control character and no command that the document put there.
func FuzzNothingEscapes(f *testing.F) {
	f.Add("judul = \"\x1b]0;x\x07\"", "pesan\x9b31m", 9, 12)
	f.Add("a\r\nb\tc", "::error::x\n::error::y", 0, 5)
	f.Add("読書\u0301\u202e", "100%", 3, 6)
	f.Fuzz(func(t *testing.T, text, message string, from, to int) {
		file := source.NewFile(message, []byte(text))
		from = min(max(from, 0), len(text))
		to = min(max(to, from), len(text))
		var l finding.List
		l.Add(finding.TOML, source.Span{File: file, Start: from, End: to}, "%s", message).Hint = message
		for _, format := range []string{"text", "github", "json", "sarif"} {
			got := render(t, format, report.Options{Width: 30}, l)
			for _, r := range got {
				if r < ' ' && r != '\n' || r >= 0x7f && r < 0xa0 || r == '\u202e' {
					t.Fatalf("%s shows %q in %q", format, r, got)
				}
			}
			if format == "github" && strings.Count(got, "\n") != 1 {
				t.Fatalf("not one command: %q", got)
			}
		}
		if got := render(t, "json", report.Options{}, l); strings.Count(got, "\n") != 1 || !json.Valid([]byte(got)) {
			t.Fatalf("not one object a line: %q", got)
		}
	})
}

// A place in a line of megabytes costs what is shown of it, not the line.
func TestEndlessLine(t *testing.T) {
	file := source.NewFile("panjang.toml", []byte(strings.Repeat("é", 2_000_000)))
	var l finding.List
	l.Add(finding.TOML, source.Span{File: file, Start: 2_000_000, End: 4_000_000}, "panjang")
	if got := render(t, "text", report.Options{}, l); len(got) > 2000 {
		t.Errorf("%d bytes for one finding", len(got))
	}
}

func TestUnknownForm(t *testing.T) {
	_, err := report.New("xml", nil, report.Options{})
	if err == nil || !strings.Contains(err.Error(), "text, json, sarif, github") {
		t.Errorf("error is %v", err)
	}
}
