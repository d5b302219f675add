package sign

import (
	"crypto"
	"encoding/hex"
	"maps"
	"slices"

	"iku/pdf/object"
)

// Rewriter appends an update to a file, as somebody does who changes it.
type Rewriter struct{ u *update }

func (r Rewriter) File() *object.File                 { return r.u.file }
func (r Rewriter) Put(at object.Ref, o object.Object) { r.u.put(at, o) }
func (r Rewriter) Add(o object.Object) object.Ref     { return r.u.add(o) }

// Rewrite returns the file with an update.
func Rewrite(data []byte, change func(Rewriter)) ([]byte, error) {
	u, err := open(data)
	if err != nil {
		return nil, err
	}
	change(Rewriter{u})
	return u.close(), nil
}

// Unlisted is the name of a field that Seal leaves out of the form.
const Unlisted = "TakTercantum"

// Seal signs a file with what another maker of signatures returns for its digest.
func Seal(data []byte, r Request, hash crypto.Hash, dict func(object.Dict) object.Dict, sign func(digest []byte) ([]byte, error)) ([]byte, error) {
	u, err := open(data)
	if err != nil {
		return nil, err
	}
	target, err := u.target(r)
	if err != nil {
		return nil, err
	}
	if err := u.keepAppearances(); err != nil {
		return nil, err
	}
	if r.Field == Unlisted {
		catalog, err := u.dict(u.file.Trailer.Get("Root"))
		if err != nil {
			return nil, err
		}
		acro, err := u.dict(catalog.Get("AcroForm"))
		if err != nil {
			return nil, err
		}
		if err := u.putCatalog(with(catalog, "AcroForm", with(acro, "Fields", object.Array{}))); err != nil {
			return nil, err
		}
	}
	value := u.reserve()
	d, at := u.signed(value, dict(object.Dict{{Key: "Type", Value: object.Name("Sig")}, {Key: "SubFilter", Value: padesFilter}}))
	u.put(target.ref, with(target.dict, "V", value))
	return u.finish(d, at).seal(hash, sign)
}

// keepAppearances leaves in the form that its fields are to be drawn anew, as other
// makers do.
func (u *update) keepAppearances() error {
	before, err := form(u.file)
	if err != nil || before.Get("NeedAppearances") == nil {
		return err
	}
	catalog, err := u.dict(u.file.Trailer.Get("Root"))
	if err != nil {
		return err
	}
	acro, err := u.dict(catalog.Get("AcroForm"))
	if err != nil {
		return err
	}
	acro = with(acro, "NeedAppearances", before.Get("NeedAppearances"))
	if ref, is := catalog.Get("AcroForm").(object.Ref); is {
		u.put(ref, acro)
		return nil
	}
	return u.putCatalog(with(catalog, "AcroForm", acro))
}

// SealContent does the same with what another maker returns for what is covered.
func SealContent(data []byte, dict func(object.Dict) object.Dict, sign func(content []byte) ([]byte, error)) ([]byte, error) {
	u, err := open(data)
	if err != nil {
		return nil, err
	}
	target, err := u.target(Request{})
	if err != nil {
		return nil, err
	}
	value := u.reserve()
	d, at := u.signed(value, dict(object.Dict{{Key: "Type", Value: object.Name("Sig")}, {Key: "SubFilter", Value: padesFilter}}))
	u.put(target.ref, with(target.dict, "V", value))
	d = u.finish(d, at)
	der, err := sign(append(d.data[:d.from:d.from], d.data[d.to:]...))
	hex.Encode(d.data[d.from+1:], der)
	return d.data, err
}

// AmbiguityWords returns the words for every form that has two readings.
func AmbiguityWords() []string { return slices.Collect(maps.Values(ambiguities)) }
