package sign

import (
	"context"
	"slices"

	"iku/pdf/object"
)

// mayBeRead refuses a file that readers take in more than one way, before a key
// vouches for one of them: by its form, by its tree of pages, or because of what was
// done to it since it was signed before.
func mayBeRead(ctx context.Context, data []byte, file *object.File) error {
	words := twoReadings(file.Doubt())
	if words == "" && !oneTree(file) {
		words = "susunan halamannya tidak pasti"
	}
	if words != "" {
		return refuse("PDF ini dapat dibaca dengan lebih dari satu cara: %s", words).
			hint("buat PDF itu sekali lagi dengan program lain, lalu tanda tangani hasilnya")
	}
	fields, err := signatureFields(file)
	if err != nil {
		return Unreadable(err)
	}
	if !slices.ContainsFunc(fields, func(f *field) bool { return f.value != nil }) {
		return nil
	}
	v, err := newVerifier(ctx, data, Policy{})
	if err != nil {
		return err
	}
	v.number()
	v.compare()
	for _, j := range v.all {
		if j.SubIndication == ChangedAfterSigning {
			return refuse("PDF ini diubah sesudah bidang %q ditandatangani: %s", j.Field, j.Reason).
				hint("mintalah berkas seperti yang ditandatangani")
		}
	}
	return nil
}

// oneTree tells whether the tree of pages (ISO 32000-1, 7.7.3) is one for every
// reader: nodes are nodes, pages are pages, each knows what it is in and how much is
// in it.
func oneTree(file *object.File) bool {
	catalog, err := file.Catalog()
	if err != nil {
		return false
	}
	root, is := catalog.Get("Pages").(object.Ref)
	if !is {
		return false
	}
	count := 0
	var walk func(ref, above object.Ref, depth int) (leaves int, ok bool)
	walk = func(ref, above object.Ref, depth int) (int, bool) {
		if count++; depth > 64 || count > 2*maxPages {
			return 0, false
		}
		o, err := file.Resolve(ref)
		d, is := o.(object.Dict)
		parent := d.Get("Parent")
		if err != nil || !is || depth > 0 && parent != object.Object(above) {
			return 0, false
		}
		if d.Get("Type") == object.Name("Page") {
			return 1, d.Get("Kids") == nil && depth > 0
		}
		kids, err := file.Array(d.Get("Kids"))
		if err != nil || d.Get("Type") != object.Name("Pages") || d.Get("Kids") == nil {
			return 0, false
		}
		leaves := 0
		for _, kid := range kids {
			r, is := kid.(object.Ref)
			if !is {
				return 0, false
			}
			n, ok := walk(r, ref, depth+1)
			if !ok {
				return 0, false
			}
			leaves += n
		}
		number, _ := file.Resolve(d.Get("Count"))
		return leaves, number == object.Object(object.Int(leaves))
	}
	_, ok := walk(root, object.Ref{}, 0)
	return ok
}
