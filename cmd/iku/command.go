package main

import (
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"iku/cmd/internal/batch"
)

// standard names standard input as an input and standard output as an output.
const standard = batch.Standard

// newRoot returns the command iku with everything under it.
func newRoot(s *streams) *cobra.Command {
	root := &cobra.Command{
		Use:   "iku PERINTAH",
		Short: "menyusun lembar Indikator Kinerja Utama (IKU) dari TOML menjadi PDF",
		Example: `iku init lembar.toml
iku check lembar.toml
iku build lembar.toml`,
		SilenceErrors:     true,
		SilenceUsage:      true,
		CompletionOptions: cobra.CompletionOptions{DisableDefaultCmd: true},
		Args: func(c *cobra.Command, args []string) error {
			if len(args) > 0 {
				return unknown(c, "perintah", args[0], commandNames(c))
			}
			return nil
		},
		RunE: func(c *cobra.Command, _ []string) error {
			showHelp(s.err, c)
			return ended(exitUsage)
		},
	}
	root.SetIn(s.in)
	root.SetOut(s.out)
	root.SetErr(s.err)
	root.PersistentFlags().BoolP("help", "h", false, "tampilkan bantuan")
	root.SetFlagErrorFunc(flagError)
	root.SetHelpFunc(func(c *cobra.Command, _ []string) { showHelp(s.out, c) })
	root.SetUsageFunc(func(c *cobra.Command) error { showHelp(s.err, c); return nil })
	root.SetHelpCommand(newHelp())
	for _, command := range []func(*streams) *cobra.Command{newInit, newCheck, newBuild, newPreview, newEdit, newSign, newVerify, newExtract, newImport, newExport, newDiff, newRevise, newStatus, newExplain, newSchema, newCompletion, newVersion} {
		root.AddCommand(command(s))
	}
	return root
}

func newHelp() *cobra.Command {
	return &cobra.Command{
		Use:     "help [PERINTAH]",
		Short:   "tampilkan bantuan sebuah perintah",
		Example: "iku help build",
		Args:    atMostOne("perintah"),
		RunE: func(c *cobra.Command, args []string) error {
			about, _, err := c.Root().Find(args)
			if err != nil || len(args) > 0 && about == c.Root() {
				return unknown(c.Root(), "perintah", args[0], commandNames(c.Root()))
			}
			return about.Help()
		},
		ValidArgsFunction: func(c *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
			return commandNames(c.Root()), cobra.ShellCompDirectiveNoFileComp
		},
	}
}

func commandNames(c *cobra.Command) []string {
	var names []string
	for _, sub := range c.Commands() {
		if sub.IsAvailableCommand() {
			names = append(names, sub.Name())
		}
	}
	return names
}

// showHelp writes what a command does, its forms, commands, options and
// examples.
func showHelp(w io.Writer, c *cobra.Command) {
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %s\n", c.CommandPath(), c.Short)
	if c.Long != "" {
		fmt.Fprintf(&b, "\n%s\n", strings.TrimSpace(c.Long))
	}
	fmt.Fprintf(&b, "\nPenggunaan:\n  %s\n", useLine(c))
	section(&b, "Perintah", commandRows(c))
	section(&b, "Opsi", flagRows(c))
	if c.Example != "" {
		fmt.Fprintf(&b, "\nContoh:\n  %s\n", strings.ReplaceAll(c.Example, "\n", "\n  "))
	}
	if c.HasAvailableSubCommands() {
		fmt.Fprintf(&b, "\nBantuan sebuah perintah: %s PERINTAH --help\n", c.CommandPath())
	}
	text := b.String()
	if width := terminalWidth(w); width > 0 {
		text = wrapLines(text, width)
	}
	_, _ = io.WriteString(w, text)
}

// wrapLines breaks lines that are wider than a terminal between words. What follows
// stands below the second column where there is one, else as the line begins.
func wrapLines(text string, width int) string {
	var b strings.Builder
	for line := range strings.Lines(text) {
		line = strings.TrimSuffix(line, "\n")
		indent := len(line) - len(strings.TrimLeft(line, " "))
		if at := strings.LastIndex(strings.TrimRight(line[:min(len(line), width)], " "), "  "); at > indent {
			indent = at + 2
		}
		if indent > width/2 {
			indent = 6
		}
		for utf8.RuneCountInString(line) > width {
			end := 0
			for i, n := 0, 0; i < len(line) && n <= width; n++ {
				if line[i] == ' ' && i > indent {
					end = i
				}
				_, size := utf8.DecodeRuneInString(line[i:])
				i += size
			}
			if end == 0 {
				break // a word of its own is as wide
			}
			b.WriteString(line[:end] + "\n")
			line = strings.Repeat(" ", indent) + strings.TrimLeft(line[end:], " ")
		}
		b.WriteString(line + "\n")
	}
	return b.String()
}

// useLine returns the form of a command, its options named once.
func useLine(c *cobra.Command) string {
	use := strings.TrimSuffix(c.UseLine(), " [flags]")
	if c.HasAvailableLocalFlags() && !strings.Contains(use, "[OPSI]") {
		use += " [OPSI]"
	}
	return use
}

// commandRows returns the commands under a command, each with what it does.
func commandRows(c *cobra.Command) (rows [][2]string) {
	for _, sub := range c.Commands() {
		if sub.IsAvailableCommand() || sub.Name() == "help" {
			rows = append(rows, [2]string{sub.Name(), sub.Short})
		}
	}
	return rows
}

// flagRows returns the options of a command, each with its argument.
func flagRows(c *cobra.Command) (rows [][2]string) {
	list := func(f *pflag.Flag) {
		if f.Hidden {
			return
		}
		name := "    --" + f.Name
		if f.Shorthand != "" {
			name = "-" + f.Shorthand + ", --" + f.Name
		}
		argument, usage := pflag.UnquoteUsage(f)
		if f.Value.Type() == "bool" {
			argument = ""
		}
		if argument != "" {
			name += " " + argument
			if f.DefValue != "" && f.DefValue != "[]" && f.DefValue != fmt.Sprint(noFD) {
				usage += " (bawaan: " + f.DefValue + ")"
			}
		}
		rows = append(rows, [2]string{name, usage})
	}
	c.LocalNonPersistentFlags().VisitAll(list)
	if help := c.Flag("help"); help != nil {
		list(help)
	}
	return rows
}

// section writes rows in two columns under a heading; nothing without rows.
func section(b *strings.Builder, heading string, rows [][2]string) {
	if len(rows) == 0 {
		return
	}
	widest := 0
	for _, r := range rows {
		widest = max(widest, utf8.RuneCountInString(r[0]))
	}
	fmt.Fprintf(b, "\n%s:\n", heading)
	for _, r := range rows {
		fmt.Fprintf(b, "  %-*s  %s\n", widest, r[0], r[1])
	}
}
