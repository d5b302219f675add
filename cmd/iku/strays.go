package main

import (
	"fmt"
	"os"
	"slices"
	"strings"

	"iku/cmd/internal/batch"
	"iku/cmd/internal/report"
	"iku/cmd/internal/whole"
)

// maxStrays is how many PDFs without a document are named.
const maxStrays = 20

// strays names the PDFs below the folder of outputs that no document makes, where that
// folder is the image of others, or that a file named itself has made; with --prune it removes those that were built and are
// as they were. It returns the exit code.
func (b *builder) strays(args []string, plan *batch.Plan, store *batch.Store) (code int) {
	if b.to == "" {
		return exitDone
	}
	var left []string
	removed := 0
	list := plan.Strays(b.to, store, b.book)
	if slices.ContainsFunc(args, func(a string) bool { return !batch.IsFolder(a) }) { // of a file named itself its own
		list = slices.DeleteFunc(list, func(s batch.Stray) bool {
			return !slices.ContainsFunc(args, func(a string) bool { return s.File != "" && batch.Same(s.File, a) })
		})
	}
	for _, s := range list {
		if !b.prune || !s.Ours || whole.IsSigned(s.Path) {
			left = append(left, report.Visible(s.Path))
			continue
		}
		if err := os.Remove(s.Path); err != nil {
			code = b.complain(nameOf(err, s.Path), err)
			continue
		}
		removed++
		b.say("%s: dihapus, dokumennya tidak ada lagi", s.Path)
	}
	if removed > 0 {
		b.say("%s PDF tanpa dokumen dihapus", thousands(removed))
	}
	if n := len(left); n > 0 && !b.quiet {
		documents := len(plan.Jobs)
		more := ""
		if n > maxStrays {
			more = fmt.Sprintf(" dan %s lainnya", thousands(n-maxStrays))
		}
		fmt.Fprintf(b.err, "%s PDF untuk %s dokumen; tanpa dokumen: %s%s\n", thousands(documents+n), thousands(documents), strings.Join(left[:min(n, maxStrays)], ", "), more)
	}
	return code
}
