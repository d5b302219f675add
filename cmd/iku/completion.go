package main

import (
	"io"

	"github.com/spf13/cobra"

	"iku/cmd/internal/report"
)

// shells lists for which shells there is completion.
var shells = []struct {
	name  string
	write func(*cobra.Command, io.Writer) error
}{
	{"bash", func(c *cobra.Command, w io.Writer) error { return c.GenBashCompletionV2(w, true) }},
	{"zsh", func(c *cobra.Command, w io.Writer) error { return c.GenZshCompletion(w) }},
	{"fish", func(c *cobra.Command, w io.Writer) error { return c.GenFishCompletion(w, true) }},
	{"powershell", func(c *cobra.Command, w io.Writer) error { return c.GenPowerShellCompletionWithDesc(w) }},
}

func newCompletion(s *streams) *cobra.Command {
	var names []string
	for _, shell := range shells {
		names = append(names, shell.name)
	}
	var p printed
	c := &cobra.Command{
		Use:   "completion bash|zsh|fish|powershell",
		Short: "buat skrip pelengkap otomatis untuk shell",
		Long:  "Skrip itu melengkapi perintah, opsi dan nama berkas ketika Tab ditekan.",
		Example: `source <(iku completion bash)
iku completion zsh > "${fpath[1]}/_iku"
iku completion fish > ~/.config/fish/completions/iku.fish`,
		ValidArgs: names,
		Args: func(c *cobra.Command, args []string) error {
			if len(args) == 0 {
				return wrong(c, "shell belum disebut")
			}
			return atMostOne("shell")(c, args)
		},
		RunE: func(c *cobra.Command, args []string) error {
			for _, shell := range shells {
				if shell.name == args[0] {
					return p.put(s.until(c), s, func(w io.Writer, _ report.Options) error { return shell.write(c.Root(), w) })
				}
			}
			return unknown(c, "shell", args[0], names)
		},
	}
	p.flags(c)
	return c
}

// completeWords completes an option by the words that it takes.
func completeWords(c *cobra.Command, flag string, words ...string) {
	_ = c.RegisterFlagCompletionFunc(flag, func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		return words, cobra.ShellCompDirectiveNoFileComp
	})
}

// completeTOML completes the names of TOML files and folders.
func completeTOML(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	return []string{"toml"}, cobra.ShellCompDirectiveFilterFileExt
}
