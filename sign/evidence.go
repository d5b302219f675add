package sign

import (
	"bytes"
	"context"
	"crypto"
	"crypto/x509"
	"slices"

	"iku/pdf/object"
	"iku/sign/revocation"
	"iku/sign/tsp"
)

// evidence is what shows, without the network, that certificates were good: the
// document security store (EN 319 142-1, 5.4.2) of a file.
type evidence struct {
	certs       []*x509.Certificate
	ocsps, crls [][]byte
}

// addEvidence appends what shows that the certificates of a signature and its
// time stamp were not revoked.
func addEvidence(ctx context.Context, data []byte, r Request, token []byte) ([]byte, error) {
	if r.Prove == nil {
		return nil, refuse("tingkat %s memerlukan keterangan pencabutan sertifikat", r.Level)
	}
	var e evidence
	pool := append(slices.Clone(r.Identity.Chain), r.Authorities...)
	leaves := r.Identity.Chain[:1:1]
	if t, _, err := tsp.Parse(token); err == nil && t.Signer() != nil {
		pool = append(pool, t.Certificates...)
		leaves = append(leaves, t.Signer())
	}
	for _, leaf := range leaves {
		if err := e.prove(ctx, order(leaf, pool), r); err != nil {
			return nil, err
		}
	}
	u, err := open(data)
	if err != nil {
		return nil, err
	}
	if err := u.addStore(e); err != nil {
		return nil, err
	}
	return u.close(), nil
}

// prove gathers the evidence for every certificate of a chain but its root.
func (e *evidence) prove(ctx context.Context, chain []*x509.Certificate, r Request) error {
	for i, cert := range chain {
		if e.has(cert) {
			continue
		}
		e.certs = append(e.certs, cert)
		if bytes.Equal(cert.RawIssuer, cert.RawSubject) {
			continue
		}
		if i+1 == len(chain) {
			return refuse("penerbit sertifikat %s tidak diketahui", Holder(cert)).
				hint("sertakan rantai sertifikat yang lengkap")
		}
		answer, list, err := r.Prove(ctx, cert, chain[i+1])
		if err != nil {
			return refuse("pencabutan sertifikat %s tidak dapat diperiksa", Holder(cert)).because(err)
		}
		found := revocation.Evidence{Now: r.Now}
		if answer != nil {
			found.AddOCSP(answer)
			e.ocsps = append(e.ocsps, answer)
			for _, c := range found.Responders() {
				if !e.has(c) {
					e.certs = append(e.certs, c)
				}
			}
		}
		if list != nil {
			found.AddCRL(list)
			e.crls = append(e.crls, list)
		}
		if s := found.Status(cert, chain[i+1], r.Now); s.Source == "" {
			return refuse("pencabutan sertifikat %s tidak dapat diperiksa", Holder(cert))
		} else if s.Revoked {
			return refuse("sertifikat %s sudah dicabut pada %s", Holder(cert), s.At.UTC().Format("2006-01-02 15:04 MST"))
		}
	}
	return nil
}

func (e *evidence) has(cert *x509.Certificate) bool {
	return slices.ContainsFunc(e.certs, cert.Equal)
}

// addStore adds the evidence to the catalog, after what is there already.
func (u *update) addStore(e evidence) error {
	catalog, err := u.dict(u.file.Trailer.Get("Root"))
	if err != nil {
		return Unreadable(err)
	}
	old, err := u.file.Dict(catalog.Get("DSS"))
	if err != nil {
		return Unreadable(err)
	}
	store := with(old, "Type", object.Name("DSS"))
	held, err := heldStreams(u.file, old)
	if err != nil {
		return Unreadable(err)
	}
	var certs [][]byte
	for _, c := range e.certs {
		certs = append(certs, c.Raw)
	}
	for _, part := range []struct {
		key   object.Name
		items [][]byte
	}{{"Certs", certs}, {"OCSPs", e.ocsps}, {"CRLs", e.crls}} {
		list := cloned(u.file, old.Get(part.key))
		for _, item := range part.items {
			if !held[string(item)] {
				list = append(list, u.add(&object.Stream{Raw: item}))
			}
		}
		if list != nil {
			store = with(store, part.key, list)
		}
	}
	// Who reads no DSS is told what it belongs to (EN 319 142-1, 5.4.2.3 and annex C).
	extensions, err := u.file.Dict(catalog.Get("Extensions"))
	if err != nil {
		return Unreadable(err)
	}
	if extensions.Get("ESIC") == nil {
		extensions = with(extensions, "ESIC", object.Dict{
			{Key: "BaseVersion", Value: object.Name("1.7")},
			{Key: "ExtensionLevel", Value: object.Int(5)},
		})
	}
	catalog = with(catalog, "Extensions", extensions)
	return u.putCatalog(with(catalog, "DSS", u.add(store)))
}

// maxStore bounds how many items of a store are read.
const maxStore = 256

// heldStreams returns the data of a store's items.
func heldStreams(file *object.File, store object.Dict) (map[string]bool, error) {
	out := map[string]bool{}
	for _, key := range []object.Name{"Certs", "OCSPs", "CRLs"} {
		items, err := storeItems(file, store, key)
		if err != nil {
			return nil, err
		}
		for _, item := range items {
			out[string(item)] = true
		}
	}
	return out, nil
}

func storeItems(file *object.File, store object.Dict, key object.Name) ([][]byte, error) {
	list, err := file.Array(store.Get(key))
	if err != nil {
		return nil, err
	}
	var out [][]byte
	for _, o := range list[:min(len(list), maxStore)] {
		o, err := file.Resolve(o)
		if err != nil {
			return nil, err
		}
		s, ok := o.(*object.Stream)
		if !ok {
			continue
		}
		data, err := file.Decode(s)
		if err != nil {
			return nil, err
		}
		out = append(out, data)
	}
	return out, nil
}

// addTimeStamp appends a time stamp over the whole file (EN 319 142-1, 5.4.3) in
// a field that shows nothing.
func addTimeStamp(ctx context.Context, data []byte, r Request) ([]byte, error) {
	u, err := open(data)
	if err != nil {
		return nil, err
	}
	fields, err := signatureFields(u.file)
	if err != nil {
		return nil, Unreadable(err)
	}
	f, err := u.newField(freeName("StempelWaktu", fields), "Stempel waktu dokumen", nil)
	if err != nil {
		return nil, err
	}
	value := u.reserve()
	d, at := u.signed(value, object.Dict{
		{Key: "Type", Value: object.Name("DocTimeStamp")},
		{Key: "Filter", Value: object.Name("Adobe.PPKLite")},
		{Key: "SubFilter", Value: object.Name("ETSI.RFC3161")},
	})
	u.put(f.ref, with(f.dict, "V", value))
	return u.finish(d, at).seal(crypto.SHA256, func(digest []byte) ([]byte, error) {
		return r.Stamp(ctx, digest, crypto.SHA256)
	})
}
