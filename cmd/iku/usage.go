package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"iku/cmd/internal/report"
	"iku/content/schema"
)

// wrong returns the error of a wrong command line.
func wrong(c *cobra.Command, format string, args ...any) error {
	return usageError{report.Visible(fmt.Sprintf(format, args...)), c.CommandPath() + " --help"}
}

// unknown returns the error of a word that is none of those known, with the
// nearest of them.
func unknown(c *cobra.Command, kind, word string, known []string) error {
	near := schema.Nearest(word, known)
	if near == "" && len(word) > 2 { // or one that has the word for a part
		for _, has := range []func(s, part string) bool{strings.HasPrefix, strings.Contains} {
			if at := slices.IndexFunc(known, func(s string) bool { return has(s, strings.ToLower(word)) }); at >= 0 {
				near = known[at]
				break
			}
		}
	}
	if near == "" {
		near = beginning(word, known)
	}
	if near != "" {
		return wrong(c, "%s %q tidak dikenal. Maksud Anda %q?", kind, word, near)
	}
	return wrong(c, "%s %q tidak dikenal", kind, word)
}

// beginning returns which of the known names begins, up to a hyphen, like a word that is
// misspelt; "" where none does.
func beginning(word string, known []string) string {
	by := map[string]string{}
	var heads []string
	for _, k := range known {
		for i, r := range k {
			if head := k[:i]; r == '-' && by[head] == "" && i > 3 {
				by[head] = k
				heads = append(heads, head)
			}
		}
	}
	return by[schema.Nearest(word, heads)]
}

// flagError says in Indonesian what pflag has against an option.
func flagError(c *cobra.Command, err error) error {
	var none *pflag.NotExistError
	var empty *pflag.ValueRequiredError
	var invalid *pflag.InvalidValueError
	var syntax *pflag.InvalidSyntaxError
	switch {
	case errors.Is(err, pflag.ErrHelp):
		return err
	case errors.As(err, &none):
		if name := none.GetSpecifiedName(); name == "version" || c == c.Root() && strings.EqualFold(name, "v") {
			return wrong(c, "opsi %q tidak dikenal. Maksud Anda %q?", strings.Repeat("-", min(len(name), 2))+name, "iku version")
		}
		if group := none.GetSpecifiedShortnames(); group != "" {
			return wrong(c, "opsi -%s tidak dikenal", none.GetSpecifiedName())
		}
		var names []string
		c.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, "--"+f.Name) })
		return unknown(c, "opsi", "--"+none.GetSpecifiedName(), names)
	case errors.As(err, &empty):
		return wrong(c, "opsi --%s memerlukan nilai", empty.GetFlag().Name)
	case errors.As(err, &invalid):
		return wrong(c, "nilai %q untuk opsi --%s tidak sah", invalid.GetValue(), invalid.GetFlag().Name)
	case errors.As(err, &syntax):
		return wrong(c, "opsi %q salah tulis", syntax.GetSpecifiedFlag())
	}
	return wrong(c, "%v", err)
}

// atLeastOne demands an argument; several are allowed.
func atLeastOne(what string) cobra.PositionalArgs {
	return func(c *cobra.Command, args []string) error {
		if len(args) == 0 {
			return wrong(c, "%s belum disebut", what)
		}
		return notEmpty(c, what, args)
	}
}

// atMostOne allows an argument.
func atMostOne(what string) cobra.PositionalArgs {
	return func(c *cobra.Command, args []string) error {
		if len(args) > 1 {
			return wrong(c, "hanya satu %s dapat disebut, bukan %d", what, len(args))
		}
		return notEmpty(c, what, args)
	}
}

func notEmpty(c *cobra.Command, what string, args []string) error {
	for _, a := range args {
		if a == "" {
			return wrong(c, "%s kosong", what)
		}
	}
	return nil
}

// none allows no argument.
func none(c *cobra.Command, args []string) error {
	if len(args) > 0 {
		return wrong(c, "tidak ada argumen untuk %s, tetapi ada %q", c.Name(), args[0])
	}
	return nil
}
