package sign

import (
	"bytes"
	"fmt"

	"iku/pdf/object"
)

// copiesKey is the key of a field that lists where the picture of its signature is to
// stand again, as package pdf writes it.
const copiesKey = "IKU_Copies"

// maxCopies is how often the pictures of a file stand again.
const maxCopies = 1000

// copies draws a block where the fields of the file say that it stands again, as an
// artifact of those pages. Where somebody has signed before, nothing is drawn: it would
// be a change of what they signed.
func (u *update) copies(b *Block) error {
	if signed, err := u.hasSignature(); b == nil || signed || err != nil {
		return err
	}
	fields, err := signatureFields(u.file)
	if err != nil {
		return Unreadable(err)
	}
	var list object.Array
	for _, f := range fields {
		places, _ := u.file.Array(f.dict.Get(copiesKey)) // a file of others may have anything there
		list = append(list, places[:min(len(places), maxCopies-len(list))]...)
	}
	if len(list) == 0 {
		return nil
	}
	all, err := pages(u.file)
	if err != nil {
		return Unreadable(err)
	}
	byRef := map[object.Ref]page{}
	for _, p := range all {
		byRef[p.ref] = p
	}
	for i, o := range list {
		place, err := u.file.Dict(o)
		if err != nil {
			continue
		}
		ref, _ := place.Get("P").(object.Ref)
		p, known := byRef[ref]
		box := (&field{dict: place}).rect(u.file)
		width, height := box[2]-box[0], box[3]-box[1]
		if !known || width <= 0 || height <= 0 {
			continue
		}
		look, err := u.look(b, width, height, pageFonts(u.file, p))
		if err != nil {
			return err
		}
		name := object.Name(fmt.Sprintf("%s%d", copiesKey, i+1))
		var out bytes.Buffer
		fmt.Fprintf(&out, "q 1 0 0 1 %s %s cm /%s Do Q", object.Append(nil, object.Real(box[0])), object.Append(nil, object.Real(box[1])), name)
		if err := u.overlay(p, "XObject", object.Dict{{Key: name, Value: u.add(look)}}, out.Bytes()); err != nil {
			return err
		}
	}
	return nil
}

// overlay draws on a page, as an artifact, what needs these resources of a kind.
func (u *update) overlay(p page, kind object.Name, resources object.Dict, content []byte) error {
	dict, err := u.dict(p.ref)
	if err != nil {
		return Unreadable(err)
	}
	of := dict.Get("Resources")
	if of == nil { // inherited
		of = p.dict.Get("Resources")
	}
	all, err := u.dict(of)
	if err != nil {
		return Unreadable(err)
	}
	held, err := u.file.Dict(all.Get(kind))
	if err != nil {
		return Unreadable(err)
	}
	list := object.Array{u.saving()}
	if inner := cloned(u.file, dict.Get("Contents")); inner != nil {
		list = append(list, inner...)
	} else if r, ok := dict.Get("Contents").(object.Ref); ok {
		list = append(list, r)
	}
	list = append(list, u.add(&object.Stream{Raw: append(append([]byte("Q /Artifact BMC q "), content...), " Q EMC\n"...)}))
	dict = with(dict, "Contents", list)
	u.put(p.ref, with(dict, "Resources", with(all, kind, append(append(object.Dict(nil), held...), resources...))))
	return nil
}

// saving returns the stream that keeps the state of a page for what is drawn behind
// its content.
func (u *update) saving() object.Ref {
	if u.before.Num == 0 {
		u.before = u.add(&object.Stream{Raw: []byte("q\n")})
	}
	return u.before
}

// hasSignature tells whether somebody has signed the file.
func (u *update) hasSignature() (bool, error) {
	fields, err := signatureFields(u.file)
	if err != nil {
		return false, Unreadable(err)
	}
	for _, s := range fields {
		if s.value != nil {
			return true, nil
		}
	}
	return false, nil
}
