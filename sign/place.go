package sign

import (
	"strconv"

	"iku/pdf/object"
)

const (
	printedAndLocked = 4 | 128 // flags of an annotation (ISO 32000-1, 12.5.3)
	signedForm       = 3       // signatures exist, changes only by appending (12.7.2)

	// Where fields stand that show nothing: outside of every page, so that they need
	// no place in the structure (ISO 14289-1, 7.18.1), which would be a change.
	nowhere = -16
)

// signature appends everything of a signature but itself.
func (u *update) signature(r Request) (draft, error) {
	target, err := u.target(r)
	if err != nil {
		return draft{}, err
	}
	if err := notLocked(u.file, target.name); err != nil {
		return draft{}, err
	}
	value := u.reserve()
	dict := object.Dict{
		{Key: "Type", Value: object.Name("Sig")},
		{Key: "Filter", Value: object.Name("Adobe.PPKLite")},
		{Key: "SubFilter", Value: padesFilter},
		{Key: "M", Value: object.Date(r.Now)},
	}
	if r.Reason != "" {
		dict = append(dict, object.Entry{Key: "Reason", Value: object.Text(r.Reason)})
	}
	if r.City != "" {
		dict = append(dict, object.Entry{Key: "Location", Value: object.Text(r.City)})
	}
	box := target.rect(u.file)
	if width, height := box[2]-box[0], box[3]-box[1]; width > 0 && height > 0 {
		p, _, err := u.pageOf(target)
		if err != nil {
			return draft{}, err
		}
		page, _ := frameOf(u.file, p.dict)
		page.turn = target.turned(u.file, page)
		width, height = page.shown(width, height)
		look, err := u.look(r.Block, width, height, pageFonts(u.file, p))
		if err != nil {
			return draft{}, err
		}
		if matrix := upright(page.turn); matrix != nil {
			look.Dict = look.Dict.Set("Matrix", matrix)
		}
		target.dict = with(target.dict, "AP", object.Dict{{Key: "N", Value: u.add(look)}})
		if r.Block != nil && r.Block.Spoken != "" {
			target.dict = with(target.dict, "TU", object.Text(r.Block.Spoken))
		}
	}
	if err := u.copies(r.Again); err != nil {
		return draft{}, err
	}
	if r.Footer != nil {
		if err := u.footer(r.Footer); err != nil {
			return draft{}, err
		}
	}
	d, at := u.signed(value, dict)
	u.put(target.ref, with(target.dict, "V", value))
	return u.finish(d, at), nil
}

// target returns the empty field that is to be signed; it makes one where there
// is none.
func (u *update) target(r Request) (*field, error) {
	fields, err := signatureFields(u.file)
	if err != nil {
		return nil, Unreadable(err)
	}
	for _, f := range fields {
		switch {
		case r.Field != "" && f.name != r.Field:
			continue
		case r.Field != "" && f.value != nil:
			return nil, refuse("bidang %q sudah ditandatangani", r.Field)
		case f.value != nil, f.ref.Num == 0:
			continue
		}
		return f, u.markForm(object.Ref{})
	}
	if r.Field != "" && r.Place == nil {
		return nil, refuse("tidak ada bidang tanda tangan bernama %q", r.Field)
	}
	name := r.Field
	if name == "" {
		name = freeName("TandaTangan", fields)
	}
	return u.newField(name, "Tanda tangan elektronik", r.Place)
}

// freeName returns the first name of that kind that no field has.
func freeName(kind string, fields []*field) string {
	taken := map[string]bool{}
	for _, f := range fields {
		taken[f.name] = true
	}
	for n := 1; ; n++ {
		if name := kind + strconv.Itoa(n); !taken[name] {
			return name
		}
	}
}

// newField makes a field in the form, on a page and in the structure.
func (u *update) newField(name, spoken string, place *Place) (*field, error) {
	all, err := pages(u.file)
	if err != nil {
		return nil, Unreadable(err)
	}
	if place == nil {
		place = &Place{}
	}
	shown := place.Rect[0] != place.Rect[2] && place.Rect[1] != place.Rect[3]
	if place.Page < 0 || place.Page >= len(all) || all[place.Page].ref.Num == 0 {
		return nil, refuse("tidak ada halaman %d", place.Page+1)
	}
	p := all[place.Page]
	rect, turn := place.Rect, 0
	if shown {
		page, ok := frameOf(u.file, p.dict)
		width, height := page.size()
		switch {
		case !ok:
			return nil, refuse("ukuran halaman %d tidak dapat dibaca", place.Page+1)
		case !page.holds(place.Rect):
			return nil, refuse("tempat tanda tangan tidak seluruhnya di halaman %d, yang tampak %.0f x %.0f pt", place.Page+1, width, height)
		}
		rect, turn = page.toUser(place.Rect), page.turn
	}
	f := &field{name: name, ref: u.reserve()}
	var box object.Array
	for _, n := range rect {
		if !shown {
			n = nowhere
		}
		box = append(box, object.Real(n))
	}
	f.dict = object.Dict{
		{Key: "Type", Value: object.Name("Annot")},
		{Key: "Subtype", Value: object.Name("Widget")},
		{Key: "FT", Value: object.Name("Sig")},
		{Key: "T", Value: object.Text(name)},
		{Key: "TU", Value: object.Text(spoken)},
		{Key: "F", Value: object.Int(printedAndLocked)},
		{Key: "Rect", Value: box},
		{Key: "P", Value: p.ref},
	}
	if turn != 0 {
		f.dict = append(f.dict, object.Entry{Key: "MK", Value: object.Dict{{Key: "R", Value: object.Int(turn)}}})
	}
	if err := u.addAnnotation(p, f.ref); err != nil {
		return nil, err
	}
	if shown {
		key, err := u.addToStructure(p.ref, f.ref)
		if err != nil {
			return nil, Unreadable(err)
		}
		if key >= 0 {
			f.dict = append(f.dict, object.Entry{Key: "StructParent", Value: object.Int(key)})
		}
	}
	return f, u.markForm(f.ref)
}

// addAnnotation puts an annotation on a page.
func (u *update) addAnnotation(p page, ref object.Ref) error {
	dict, err := u.dict(p.ref)
	if err != nil {
		return Unreadable(err)
	}
	held := dict.Get("Annots")
	list, err := u.file.Array(held)
	if err != nil {
		return Unreadable(err)
	}
	list = append(list[:len(list):len(list)], ref)
	if r, ok := held.(object.Ref); ok {
		u.put(r, list)
		return nil
	}
	u.put(p.ref, with(dict, "Annots", list))
	return nil
}

// markForm notes in the form that signatures exist, and adds a field to it, if
// one is given.
func (u *update) markForm(added object.Ref) error {
	catalog, err := u.dict(u.file.Trailer.Get("Root"))
	if err != nil {
		return Unreadable(err)
	}
	held := catalog.Get("AcroForm")
	acro, err := u.file.Dict(held)
	if err != nil {
		return Unreadable(err)
	}
	flags, _ := acro.Get("SigFlags").(object.Int)
	if added.Num == 0 && flags&signedForm == signedForm && acro.Get("NeedAppearances") == nil {
		return nil
	}
	acro = with(acro, "SigFlags", flags|signedForm)
	if u.mayDropAppearances() {
		acro = acro.Without("NeedAppearances")
	}
	if added.Num != 0 {
		list, err := u.file.Array(acro.Get("Fields"))
		if err != nil {
			return Unreadable(err)
		}
		acro = with(acro, "Fields", append(list[:len(list):len(list)], added))
	}
	if r, ok := held.(object.Ref); ok {
		u.put(r, acro)
		return nil
	}
	return u.putCatalog(with(catalog, "AcroForm", acro))
}

// mayDropAppearances tells whether viewers need not make the appearances of fields, which
// keeps some from showing that of a signature: all have theirs, and no earlier signature
// covers that they are made.
func (u *update) mayDropAppearances() bool {
	all, err := allFields(u.file)
	if err != nil {
		return false
	}
	for _, n := range all {
		if n.kind == object.Name("Sig") {
			if n.dict.Get("V") != nil {
				return false
			}
			continue
		}
		kids, _ := u.file.Array(n.dict.Get("Kids"))
		for _, o := range append(object.Array{n.dict}, kids...) {
			if d, _ := u.file.Dict(o); d.Get("Rect") != nil && d.Get("AP") == nil {
				return false
			}
		}
	}
	return true
}

func (u *update) putCatalog(catalog object.Dict) error {
	r, ok := u.file.Trailer.Get("Root").(object.Ref)
	if !ok {
		return refuse("PDF ini rusak: katalognya bukan objek tersendiri")
	}
	u.put(r, catalog)
	return nil
}

// pageOf returns the page that a field stands on, and its index.
func (u *update) pageOf(f *field) (page, int, error) {
	all, err := pages(u.file)
	if err != nil {
		return page{}, 0, Unreadable(err)
	}
	for i, p := range all {
		if o, ok := f.dict.Get("P").(object.Ref); ok && o == p.ref {
			return p, i, nil
		}
		annotations, err := u.file.Array(p.dict.Get("Annots"))
		if err != nil {
			return page{}, 0, Unreadable(err)
		}
		for _, a := range annotations {
			if a == object.Object(f.ref) {
				return p, i, nil
			}
		}
	}
	return page{}, 0, refuse("bidang tanda tangan %q tidak ada di halaman mana pun", f.name)
}
