package main

import (
	"context"
	"errors"
	"io"
	"os"

	"github.com/spf13/cobra"

	"iku/cmd/internal/batch"
	"iku/cmd/internal/press"
	"iku/cmd/internal/report"
	"iku/cmd/internal/whole"
)

// printed is where a command puts the text that it makes: standard output, or the
// file of the options -o and --force, in UTF-8 whatever a shell makes of a pipe.
type printed struct {
	to    string
	force bool
}

func (p *printed) flags(c *cobra.Command) {
	c.Flags().StringVarP(&p.to, "output", "o", "", "tulis ke `BERKAS`, bukan ke keluaran standar")
	c.Flags().BoolVar(&p.force, "force", false, "timpa BERKAS yang sudah ada")
}

// put writes what write gives, to a file whole or not at all. The options of what is
// shown are those of where it goes.
func (p *printed) put(ctx context.Context, s *streams, write func(io.Writer, report.Options) error) error {
	if p.to == "" || p.to == standard {
		return write(s.out, reportOptions(s.out))
	}
	err := whole.Folder(p.to)
	if err == nil && !p.force {
		err = whole.Absent(p.to)
	}
	if err != nil {
		return err
	}
	put := whole.Writer{}.CreateStream
	if p.force {
		put = whole.Writer{}.Stream
	}
	err = put(ctx, p.to, func(w io.Writer) error { return write(w, reportOptions(w)) })
	var signed *whole.SignedError
	if p.force && errors.As(err, &signed) {
		signed.Never = true // a text is worth no signature
	}
	return err
}

// text puts a text.
func (p *printed) text(ctx context.Context, s *streams, text string) error {
	return p.put(ctx, s, func(w io.Writer, _ report.Options) error {
		_, err := io.WriteString(w, text)
		return err
	})
}

// spares refuses a file that would replace one of the inputs, whatever is forced.
func (p *printed) spares(c *cobra.Command, inputs []batch.Input) error {
	there, err := os.Stat(p.to)
	if err != nil {
		return nil
	}
	for _, in := range inputs {
		file, _ := press.Divide(in.Path)
		if info, err := os.Stat(file); err == nil && os.SameFile(info, there) {
			return wrong(c, "%s akan menimpa masukan %s", p.to, in.Path)
		}
	}
	return nil
}
