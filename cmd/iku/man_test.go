package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/spf13/cobra"
)

// The manual pages in man/ say what the commands say of themselves.
func TestManualPagesAreUpToDate(t *testing.T) {
	pages := map[string]string{}
	root := newRoot(&streams{})
	root.InitDefaultHelpCmd()
	for _, c := range append([]*cobra.Command{root}, root.Commands()...) {
		pages[pageName(c)+".1"] = manualPage(c)
	}
	for name, want := range pages {
		path := filepath.Join("man", name)
		old, err := os.ReadFile(path)
		if err == nil && string(old) == want {
			continue
		}
		if !*update {
			t.Errorf("%s is not what the command says; -update rewrites it", path)
			continue
		}
		if err := os.WriteFile(path, []byte(want), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	there, err := filepath.Glob(filepath.Join("man", "*.1"))
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range there {
		if pages[filepath.Base(path)] == "" {
			t.Errorf("%s is of no command", path)
		}
	}
}

// pageName returns the name of a command's page: "iku-build".
func pageName(c *cobra.Command) string { return strings.ReplaceAll(c.CommandPath(), " ", "-") }

// manualPage returns the page of a command in the macros of man(7).
func manualPage(c *cobra.Command) string {
	var b strings.Builder
	fmt.Fprintf(&b, ".TH %s 1 \"\" iku \"Perintah iku\"\n", strings.ToUpper(pageName(c)))
	fmt.Fprintf(&b, ".SH NAMA\n%s \\- %s\n", roff(pageName(c)), roff(c.Short))
	fmt.Fprintf(&b, ".SH RINGKASAN\n.B %s\n", roff(useLine(c)))
	if long := strings.TrimSpace(c.Long); long != "" {
		fmt.Fprintf(&b, ".SH PENJELASAN\n%s\n", paragraphs(long))
	}
	list := func(heading string, rows [][2]string) {
		if len(rows) > 0 {
			fmt.Fprintf(&b, ".SH %s\n", heading)
		}
		for _, r := range rows {
			fmt.Fprintf(&b, ".TP\n.B %s\n%s\n", roff(strings.TrimSpace(r[0])), roff(r[1]))
		}
	}
	list("PERINTAH", commandRows(c))
	list("OPSI", flagRows(c))
	if c.Example != "" {
		fmt.Fprintf(&b, ".SH CONTOH\n.nf\n%s\n.fi\n", roff(c.Example))
	}
	if c.HasParent() {
		fmt.Fprintf(&b, ".SH LIHAT JUGA\n.BR %s (1)\n", roff(pageName(c.Root())))
		return b.String()
	}
	b.WriteString(".SH KODE KELUAR\n")
	for _, code := range [...]struct {
		code int
		says string
	}{
		{exitDone, "selesai"},
		{exitFound, "dokumen mengandung galat"},
		{exitUsage, "perintah keliru"},
		{exitFailed, "berkas tidak dapat dibaca atau ditulis, atau program bermasalah"},
	} {
		fmt.Fprintf(&b, ".TP\n.B %d\n%s\n", code.code, code.says)
	}
	return b.String()
}

// paragraphs returns a text whose blank lines part paragraphs. What is indented
// keeps its lines.
func paragraphs(s string) string {
	var b strings.Builder
	for i, part := range strings.Split(s, "\n\n") {
		if i > 0 {
			b.WriteString(".PP\n")
		}
		if strings.HasPrefix(part, " ") {
			fmt.Fprintf(&b, ".nf\n%s\n.fi\n", roff(part))
		} else {
			b.WriteString(roff(part) + "\n")
		}
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// roff returns a text in which nothing is taken for a request or an escape.
func roff(s string) string {
	lines := strings.Split(strings.NewReplacer(`\`, `\e`, "-", `\-`).Replace(s), "\n")
	for i, l := range lines {
		if strings.HasPrefix(l, ".") || strings.HasPrefix(l, "'") {
			lines[i] = `\&` + l
		}
	}
	return strings.Join(lines, "\n")
}
