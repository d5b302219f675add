package main

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"iku/cmd/internal/batch"
)

// ended shows what concerns several documents, counts what could not be looked at, and
// returns the exit code of what became of them. err is what ended them, lost what could
// not be shown.
func (b *builder) ended(show *progress, s *batch.Summary, err, lost error) int {
	lost = errors.Join(lost, b.tellGathered(show))
	show.close()
	s.Documents += b.missed
	s.Count[batch.Failed] += b.missed
	switch {
	case lost != nil || err != nil && !errors.Is(err, batch.ErrEmpty) || s.Stopped != nil || s.Count[batch.Failed] > 0:
		return exitFailed
	case s.Count[batch.Faulty]+s.Count[batch.Outdated]+s.Count[batch.Clashing] > 0 || b.strict && s.Between > 0 || err != nil:
		return exitFound
	}
	return exitDone
}

// counted is how many there are of what is named.
type counted struct {
	n    int
	what string
}

// closing returns what became of a batch, in one line.
func closing(s *batch.Summary, warnings string, took time.Duration) string {
	line := counts(fmt.Sprintf("%s PDF disusun, %s halaman", thousands(s.Count[batch.Built]), thousands(s.Pages)), took,
		counted{s.Count[batch.Unchanged], "tidak berubah"},
		counted{s.Count[batch.Signed], "sudah ditandatangani, dilewati"},
		counted{s.Count[batch.Outdated], "ditandatangani atas isi lama, dilewati"},
		counted{s.Count[batch.Faulty], "tidak disusun karena temuannya"},
		counted{s.Count[batch.Clashing], "tidak disusun karena nama PDF-nya sama"},
		counted{s.Count[batch.Failed], "gagal dibaca atau ditulis"},
		counted{s.Warnings, warnings})
	// Of what was skipped a rate would say nothing.
	if rate := int(float64(s.Count[batch.Built]) / max(took.Seconds(), 0.001)); rate > 0 && s.Count[batch.Unchanged]+s.Count[batch.Signed]+s.Count[batch.Outdated] == 0 {
		line += fmt.Sprintf(", %s berkas per detik", thousands(rate))
	}
	return line
}

// bound returns what became of a book, in one line.
func bound(s *batch.Summary, warnings string, took time.Duration) string {
	return counts(fmt.Sprintf("buku %s lembar, %s halaman", thousands(s.Count[batch.Built]), thousands(s.Pages)), took,
		counted{s.Count[batch.Faulty], "tidak dimuat karena temuannya"},
		counted{s.Count[batch.Failed], "gagal dibaca"},
		counted{s.Warnings, warnings})
}

// sumOf joins what was done and what there is any of besides.
func sumOf(done string, besides ...counted) string {
	for _, c := range besides {
		if c.n > 0 && done != "" {
			done += "; "
		}
		if c.n > 0 {
			done += thousands(c.n) + " " + c.what
		}
	}
	return done
}

// counts joins what was made, what there is any of besides, and the time it took.
func counts(made string, took time.Duration, besides ...counted) string {
	return sumOf(made, besides...) + "; " + strings.Replace(fmt.Sprintf("%.1f", took.Seconds()), ".", ",", 1) + " detik"
}

// thousands writes a count with a dot between groups of three digits.
func thousands(n int) string {
	s := fmt.Sprint(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "." + s[i:]
	}
	return s
}
