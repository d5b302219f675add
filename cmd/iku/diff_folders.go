package main

import (
	"cmp"
	"context"
	"fmt"
	"os"

	"iku/cmd/internal/batch"
	"iku/cmd/internal/inorder"
	"iku/cmd/internal/press"
	"iku/cmd/internal/report"
	"iku/content"
	"iku/content/diff"
	"iku/content/finding"
)

// comparison is what was found of a couple. changes has no documents where one of them
// is not there, or has errors.
type comparison struct {
	report.Couple
	changes diff.Changes
	press   *press.Press
	found   finding.List
}

// folders compares the documents of two folders: a line for each, the details of those
// that changed, and the sum. Of all of them it holds what they are told by.
func (d *differ) folders(ctx context.Context, args []string) error {
	collectForMany()
	var sides [2][]batch.Known
	code := exitDone
	for i, arg := range args {
		inputs, errs := batch.Documents([]string{arg}, string(d.root), d.jobs, nil)
		if len(inputs) == 0 {
			if pdfs, none := batch.FindFiles([]string{arg}, pdfExtension, string(d.root)); len(none) == 0 {
				inputs, errs = pdfs, nil
			}
		}
		for _, in := range inputs {
			file, _ := press.Divide(in.Path)
			if _, err := os.Stat(file); in.Named && err != nil {
				return err
			}
		}
		code = max(code, d.unread(errs))
		sides[i] = batch.Know(ctx, inputs, d.jobs)
	}
	if code != exitDone && (len(sides[0]) == 0 || len(sides[1]) == 0) {
		return ended(code)
	}
	couples, earlier := batch.Couples(sides[0], sides[1])
	var err error
	count := map[string]int{}
	var changed []batch.Couple
	d.compareAll(ctx, couples, func(i int, c comparison) {
		count[c.State]++
		if c.State == report.CoupleChanged {
			changed = append(changed, couples[i])
		}
		if err == nil {
			err = d.tellCouple(c)
		}
	})
	if err != nil {
		return err
	}
	if ctx.Err() != nil {
		return d.stopped()
	}
	if d.matrix != "" {
		if code, err = d.matrices(ctx, changed, code); err != nil {
			return err
		}
	}
	if d.format == report.ChangeFormats[0].Name && !d.quiet {
		d.compareAll(ctx, changed, func(_ int, c comparison) {
			if err == nil && c.State == report.CoupleChanged {
				fmt.Fprintln(d.out)
				err = report.Changes(d.format, d.out, reportOptions(d.out), c.changes)
			}
		})
		if err != nil {
			return err
		}
		fmt.Fprintln(d.out)
	}
	if d.format == report.ChangeFormats[0].Name {
		fmt.Fprintln(d.out, sumOfCouples(count, earlier))
	}
	switch {
	case count[report.CoupleFailed] > 0:
		code = exitFailed
	case count[report.CoupleSame] < len(couples):
		code = max(code, exitFound)
	}
	return endedWith(code)
}

func (d *differ) stopped() error { return ended(d.complain("", context.Canceled)) }

// compareAll compares couples side by side and tells of them in order.
func (d *differ) compareAll(ctx context.Context, couples []batch.Couple, tell func(int, comparison)) {
	files := batch.NewFiles()
	inorder.Each(ctx, len(couples), inorder.Options{Jobs: d.jobs, Ahead: 8}, func(i int) (comparison, error) {
		return compareCouple(couples[i], files), nil
	}, func(i int, c comparison, err error) {
		if err != nil {
			c.State, c.Error = report.CoupleFailed, report.Reason(err)
		}
		tell(i, c)
	})
}

// compareCouple compares the two documents of a couple.
func compareCouple(k batch.Couple, files content.Files) (c comparison) {
	one := k.New
	if one == nil {
		one = k.Old
	}
	c.Couple = report.Couple{Title: one.Title, Government: one.Government}
	var docs [2]*content.Document
	for i, side := range []*batch.Known{k.Old, k.New} {
		if side == nil {
			continue
		}
		p := press.New(content.NewReach(side.Root, files))
		f, err := readInput(nil, side.Path)
		if err != nil {
			c.State, c.Error = report.CoupleFailed, report.Reason(err)
			continue
		}
		var list finding.List
		docs[i], list = p.Examine(f)
		c.found = append(c.found, list...)
		c.press = p // in the end that of the new document
	}
	if k.Old != nil {
		c.Old = k.Old.Path
	}
	if k.New != nil {
		c.New = k.New.Path
	}
	switch {
	case c.State != "":
	case len(c.found) > 0:
		c.found.Sort()
		c.State, c.Error = report.CoupleFailed, report.Line(c.found[0])
	case k.Old == nil:
		c.State = report.CoupleAdded
	case k.New == nil:
		c.State = report.CoupleRemoved
	default:
		c.State, c.changes = report.CoupleSame, diff.Compare(docs[0], docs[1])
		if !c.changes.Same() {
			c.State, c.ChangeCount = report.CoupleChanged, report.CountChanges(c.changes)
		}
	}
	return c
}

// tellCouple tells of a couple: in a line, or as an object.
func (d *differ) tellCouple(c comparison) error {
	if d.format != report.ChangeFormats[0].Name {
		return report.CoupleJSON(d.out, c.Couple, c.changes)
	}
	if d.quiet && c.State == report.CoupleSame {
		return nil
	}
	sign, words := "=", "sama"
	place := c.New
	switch c.State {
	case report.CoupleAdded:
		sign, words = "+", "baru"
	case report.CoupleRemoved:
		sign, words, place = "-", "tidak ada lagi", c.Old
	case report.CoupleChanged:
		sign, words = "~", c.ChangeCount.String()
	case report.CoupleFailed:
		sign, words = "!", "tidak dapat dibandingkan: "+c.Error
	}
	if place == "" {
		place = c.Old
	}
	_, err := fmt.Fprintf(d.out, "%s %s: %s [%s]\n", sign, report.Visible(c.Title), report.Visible(words), report.Visible(place))
	return err
}

// sumOfCouples says the sum of a comparison of folders.
func sumOfCouples(count map[string]int, earlier int) string {
	return cmp.Or(sumOf("",
		counted{count[report.CoupleSame], "sama"},
		counted{count[report.CoupleChanged], "berubah"},
		counted{count[report.CoupleAdded], "baru"},
		counted{count[report.CoupleRemoved], "tidak ada lagi"},
		counted{count[report.CoupleFailed], "tidak dapat dibandingkan"},
		counted{earlier, "revisi yang lebih lama, dilewati"}), "tidak ada dokumen")
}
