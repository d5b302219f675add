package main

import (
	"fmt"
	"strings"
	"time"

	"iku/cmd/internal/report"
	"iku/cmd/internal/signing"
	"iku/sign"
)

// sources says in words whether a PDF's source makes its pages.
var sources = map[signing.Source]string{
	signing.SourceFits:    "TOML di dalam PDF ini menyusun halaman yang ditandatangani",
	signing.SourceMeans:   "TOML di dalam PDF ini menyusun isi yang sama, tidak halaman yang sama (disusun versi lain)",
	signing.SourceDiffers: "! TOML di dalam PDF ini menyusun halaman lain",
	signing.SourceAltered: "! sumber di dalam PDF ini tidak lagi seperti saat PDF disusun (SHA256SUMS)",
	signing.SourceUnbuilt: "TOML di dalam PDF ini tidak dapat disusun di sini; halamannya tidak dicocokkan",
	signing.SourceNone:    "PDF ini tidak membawa TOML",
}

// text says a verdict in words, times in that zone.
func (v verdict) text(zone *time.Location) string {
	var b strings.Builder
	name := report.Visible(v.File)
	switch n := len(v.Signatures); {
	case v.Error != "":
		fmt.Fprintf(&b, "%s: %s\n", name, report.Visible(v.Error))
	case n == 0:
		fmt.Fprintf(&b, "%s: tidak ada tanda tangan\n", name)
	default:
		word := "tidak lulus"
		if v.Passed {
			word = "lulus"
		}
		fmt.Fprintf(&b, "%s: %d tanda tangan, %s\n", name, n, word)
	}
	if v.Mended != "" {
		fmt.Fprintf(&b, "  ! %s\n", report.Visible(v.Mended))
	}
	for _, s := range v.Signatures {
		for i, row := range v.rows(s, zone) {
			if i == 0 {
				fmt.Fprintf(&b, "  %s: %s\n", row[0], row[1])
				continue
			}
			fmt.Fprintf(&b, "    %-15s %s\n", row[0], row[1])
		}
	}
	if v.By != "" {
		fmt.Fprintf(&b, "  ! ditandatangani oleh %s, lembar menyebut %s\n", report.Visible(v.By), report.Visible(v.Named))
	}
	if len(v.Signatures) > 0 && v.Mended == "" {
		fmt.Fprintf(&b, "  %s\n", sources[v.Source])
	}
	return b.String()
}

// rows returns what is said of a signature, the verdict first.
func (v verdict) rows(s *sign.Signature, zone *time.Location) (rows [][2]string) {
	add := func(label, format string, args ...any) {
		rows = append(rows, [2]string{report.Visible(label), report.Visible(fmt.Sprintf(format, args...))})
	}
	when := func(t time.Time) string { return t.In(zone).Format("2006-01-02 15:04:05 MST") }
	verdict := string(s.Indication)
	if s.SubIndication != "" {
		verdict += " / " + string(s.SubIndication)
	}
	add(s.Field, "%s", verdict)
	if s.Reason != "" {
		add("Alasan", "%s", s.Reason)
	}
	switch {
	case s.Signer == "" && v.Mended != "":
	case s.DocTimeStamp:
		add("Stempel waktu", "%s", s.Signer)
	default:
		add("Penanda tangan", "%s", s.Signer)
	}
	switch {
	case s.Stamp != nil:
		add("Waktu", "%s menurut %s", when(s.Stamp.Time), s.Stamp.By)
	case !s.Claimed.IsZero():
		add("Waktu", "%s menurut penanda tangan sendiri, tidak terbukti", when(s.Claimed))
	}
	if s.Revision > 0 {
		intact := "utuh"
		if !s.Intact {
			intact = "tidak utuh"
		}
		add("Cakupan", "revisi %d dari %d, %s", s.Revision, v.Revisions, intact)
	}
	if s.Level != "" {
		add("Tingkat", "PAdES %s", s.Level)
	}
	for i, c := range s.Chain {
		label := ""
		if i == 0 {
			label = "Rantai"
		}
		add(label, "%s (sampai %s)", c.Subject, when(c.NotAfter))
	}
	if s.Anchor != "" {
		add("Jangkar", "SHA-256 %s", s.Anchor)
	}
	for _, r := range s.Revocation {
		switch {
		case r.Source == "":
			add("Pencabutan", "%s: tidak diketahui", r.Subject)
		case r.Revoked:
			add("Pencabutan", "%s: dicabut pada %s (%s)", r.Subject, when(r.At), r.Source)
		default:
			add("Pencabutan", "%s: tidak dicabut, per %s (%s)", r.Subject, when(r.Produced), r.Source)
		}
	}
	for _, c := range s.Changes {
		mark := ""
		if !c.Allowed {
			mark = "! "
		}
		add("Sesudahnya", "%s%s", mark, c)
	}
	for _, n := range s.Notes {
		add("Catatan", "%s", n)
	}
	return rows
}
