package sign

import (
	"bytes"
	"context"
	"crypto"
	"crypto/x509"
	"encoding/hex"
	"fmt"
	"io"
	"slices"
	"time"

	"iku/pdf/object"
	"iku/sign/cms"
)

// Level is how long a signature can be relied on (EN 319 142-1, 6).
type Level uint8

// The levels: a signature, with a time stamp, with what proves its certificates,
// with a time stamp over that.
const (
	LevelB Level = iota
	LevelT
	LevelLT
	LevelLTA
)

var levelNames = [...]string{"B-B", "B-T", "B-LT", "B-LTA"}

// String returns the level's name as the standard has it: "B-LT".
func (l Level) String() string { return levelNames[l] }

// Request is what is to be signed with, how and where.
type Request struct {
	Identity *Identity
	Now      time.Time
	Random   io.Reader

	Field  string // its name; "" is the first empty one, or a new one
	Place  *Place // of a new field; nil makes it invisible
	Block  *Block // what is shown; nil for nothing
	Footer Footer
	// Again is drawn where the fields of the file say that the picture of a signature
	// stands again; nil: nothing is. It is left out like Footer.
	Again  *Block
	Own    bool // every byte of the file is the caller's own work, so that it has one reading
	Reason string
	City   string // where it is signed

	Level Level
	// Stamp returns a time-stamp token for a digest; needed from LevelT on.
	Stamp func(ctx context.Context, digest []byte, hash crypto.Hash) ([]byte, error)
	// Prove returns what shows that a certificate was not revoked; needed from
	// LevelLT on.
	Prove func(ctx context.Context, cert, issuer *x509.Certificate) (ocsp, crl []byte, err error)
	// Authorities are certificates above those of the signer and of the time-stamp
	// authority, where these do not come with all of them.
	Authorities []*x509.Certificate
}

// Place is where a new field stands: its rectangle in points from the lower left
// corner of the page as it is shown, cropped and turned.
type Place struct {
	Page int // the first is 0
	Rect [4]float64
}

// Sign returns the PDF with a signature, as an incremental update. Errors that
// the user can do something about are of type *Refusal.
func Sign(ctx context.Context, data []byte, r Request) ([]byte, error) {
	if err := r.Identity.Check(r.Now); err != nil {
		return nil, err
	}
	if r.Level >= LevelT && r.Stamp == nil {
		return nil, refuse("tingkat %s memerlukan penanda waktu", r.Level).hint("sebut alamatnya dengan --tsa")
	}
	u, err := open(data)
	if err != nil {
		return nil, err
	}
	if !r.Own {
		if err := mayBeRead(ctx, data, u.file); err != nil {
			return nil, err
		}
	}
	if err := mayBeSigned(u.file); err != nil {
		return nil, err
	}
	draft, err := u.signature(r)
	if err != nil {
		return nil, err
	}
	chain := r.Identity.Chain
	if len(r.Authorities) > 0 { // devices often hold no more than the signer's certificate
		chain = order(chain[0], append(slices.Clone(chain[1:]), r.Authorities...))
	}
	var token []byte
	out, err := draft.seal(cms.Hash(r.Identity.Key.Public()), func(digest []byte) ([]byte, error) {
		p := cms.Params{Random: r.Random, Key: r.Identity.Key, Chain: chain, Type: cms.Data, Digest: digest}
		if r.Level >= LevelT {
			p.Stamp = func(signature []byte) ([]byte, error) {
				sum := crypto.SHA256.New()
				sum.Write(signature)
				token, err = r.Stamp(ctx, sum.Sum(nil), crypto.SHA256)
				return token, err
			}
		}
		return cms.Sign(p)
	})
	if err != nil || r.Level < LevelLT {
		return out, err
	}
	if out, err = addEvidence(ctx, out, r, token); err != nil || r.Level < LevelLTA {
		return out, err
	}
	return addTimeStamp(ctx, out, r)
}

// mayBeSigned refuses a file whose certification allows no further change.
func mayBeSigned(file *object.File) error {
	fields, err := signatureFields(file)
	if err != nil {
		return Unreadable(err)
	}
	for _, f := range fields {
		if p, ok := docMDP(file, f.value); ok && p == 1 {
			return refuse("PDF ini dikunci oleh tanda tangan %q; perubahan apa pun, juga tanda tangan, membatalkannya", f.name)
		}
	}
	return nil
}

// notLocked refuses a field that an earlier signature locks.
func notLocked(file *object.File, name string) error {
	fields, err := signatureFields(file)
	if err != nil {
		return Unreadable(err)
	}
	for _, f := range fields {
		if f.value == nil {
			continue
		}
		if lock := fieldLock(file, f.value, f.dict); lock != nil && locks(file, lock, name) {
			return refuse("bidang %q dikunci oleh tanda tangan %q; tanda tangan di situ membatalkannya", name, f.name).
				hint("sebut bidang lain dengan --field")
		}
	}
	return nil
}

// fieldLock returns which fields a signature locks (ISO 32000-1, 12.7.4.5, 12.8.2.4),
// nil where it locks none.
func fieldLock(file *object.File, signature, field object.Dict) object.Dict {
	reference, lock := transform(file, signature, "FieldMDP")
	if reference == nil {
		lock, _ = file.Dict(field.Get("Lock"))
	}
	return lock
}

// docMDP returns what a certification allows: 1 nothing, 2 filling in and
// signing, 3 comments too (ISO 32000-1, 12.8.2.2).
func docMDP(file *object.File, signature object.Dict) (p int, ok bool) {
	_, params := transform(file, signature, "DocMDP")
	if params == nil {
		return 0, false
	}
	if n, isInt := params.Get("P").(object.Int); isInt {
		return int(n), true
	}
	return 2, true
}

// transform returns the parameters of a signature reference of that method; nil
// where there is none.
func transform(file *object.File, signature object.Dict, method object.Name) (reference, params object.Dict) {
	references, _ := file.Array(signature.Get("Reference"))
	for _, o := range references[:min(len(references), 16)] {
		d, _ := file.Dict(o)
		if d.Get("TransformMethod") == method {
			params, _ = file.Dict(d.Get("TransformParams"))
			if params == nil {
				params = object.Dict{}
			}
			return d, params
		}
	}
	return nil, nil
}

// padesFilter names the signatures of PAdES.
const padesFilter = object.Name("ETSI.CAdES.detached")

// room is how many bytes are kept for a signature: 4 to 7 thousand are used, and
// PDF/A allows strings of 32,767 (ISO 19005-3, 6.1.13).
const room = 16_384

// draft is an update that lacks only its signature.
type draft struct {
	data     []byte
	from, to int // what is not signed: the string Contents with its brackets
}

// signed appends the signature's dictionary with room for what is signed later.
func (u *update) signed(ref object.Ref, dict object.Dict) (d draft, byteRange int) {
	u.begin(ref)
	body := object.Append(nil, dict)
	u.out = append(u.out, body[:len(body)-2]...)
	u.out = append(u.out, "/ByteRange["...)
	byteRange = len(u.out)
	u.out = append(u.out, bytes.Repeat([]byte{' '}, 40)...)
	u.out = append(u.out, "]/Contents "...)
	d.from = len(u.out)
	u.out = append(u.out, '<')
	u.out = append(u.out, bytes.Repeat([]byte{'0'}, 2*room)...)
	u.out = append(u.out, '>')
	d.to = len(u.out)
	u.out = append(u.out, ">>"...)
	u.end()
	return d, byteRange
}

// finish closes the update around a signature.
func (u *update) finish(d draft, byteRange int) draft {
	d.data = u.close()
	text := fmt.Sprintf("0 %d %d %d", d.from, d.to, len(d.data)-d.to)
	copy(d.data[byteRange:], text)
	return d
}

// seal puts the signature of everything around it into the draft.
func (d draft) seal(hash crypto.Hash, sign func(digest []byte) ([]byte, error)) ([]byte, error) {
	h := hash.New()
	h.Write(d.data[:d.from])
	h.Write(d.data[d.to:])
	der, err := sign(h.Sum(nil))
	if err != nil {
		return nil, err
	}
	if len(der) > room {
		return nil, refuse("tanda tangan dengan rantai sertifikatnya lebih dari %d bita", room)
	}
	hex.Encode(d.data[d.from+1:], der)
	return d.data, nil
}
