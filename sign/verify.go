package sign

import (
	"bytes"
	"context"
	"crypto"
	"crypto/rsa"
	"crypto/x509"
	"errors"
	"slices"
	"time"

	"iku/pdf/object"
	"iku/sign/cms"
	"iku/sign/revocation"
	"iku/sign/tsp"
)

// Policy is what a signature is judged by.
type Policy struct {
	Now time.Time
	// Trust are the anchors of signers, TrustTSA those of time-stamp authorities.
	// Nobody else is trusted.
	Trust, TrustTSA []*x509.Certificate
	CRLs            [][]byte // lists of revoked certificates, besides those in the file
	// Ask returns what is known of a certificate from the network; nil: nothing
	// is asked. It is called only for certificates below an anchor.
	Ask func(ctx context.Context, cert, issuer *x509.Certificate) (ocsp, crl []byte, err error)
}

// maxSignatures is how many signatures of a file are looked at.
const maxSignatures = 64

// judged is a signature while it is judged.
type judged struct {
	*Signature
	*field
	coverage
	sound bool // its coverage is
	file  *object.File
	cms   *cms.SignedData
	stamp *tsp.Token          // of a time stamp over the file
	chain []*x509.Certificate // to an anchor, once there is one
}

// verifier holds what the signatures of a file have in common.
type verifier struct {
	ctx      context.Context
	data     []byte
	policy   Policy
	file     *object.File
	all      []*judged
	pool     []*x509.Certificate // certificates of the document security store
	stored   *revocation.Evidence
	evidence *revocation.Evidence
	asked    map[string]bool
	known    map[string]*x509.Certificate // by its bytes: the same certificate comes with every signature
	chains   map[way][][]*x509.Certificate
	plain    map[int]bool // what stands behind that end is read by everybody alike
	unread   string       // why the file's last part cannot be read, in words
}

// blank tells whether bytes are nothing but white space.
func blank(b []byte) bool { return len(bytes.TrimRight(b, "\r\n \t\f\x00")) == 0 }

// Verify tells of every signature in a PDF what holds. An error means that the
// file cannot be read; a file without signatures gives an empty report. In a damaged
// file none holds, and Mended says how it was read.
func Verify(ctx context.Context, data []byte, p Policy) (*Report, error) {
	v, err := newVerifier(ctx, data, p)
	if err != nil {
		if r, is := errors.AsType[*Refusal](err); is && r.hidden != nil { // it is damaged
			if report := mended(data, r.hidden); report != nil {
				return report, nil
			}
		}
		return nil, err
	}
	slices.SortStableFunc(v.all, func(a, b *judged) int { return a.end - b.end })
	report := &Report{Revisions: v.number(), verifier: v}
	v.compare()
	// The time stamps of later revisions say when the earlier ones existed.
	for _, j := range slices.Backward(v.all) {
		v.judge(j)
	}
	for _, j := range v.all {
		report.Signatures = append(report.Signatures, j.Signature)
	}
	return report, nil
}

// newVerifier reads a file's signatures and judges their integrity.
func newVerifier(ctx context.Context, data []byte, p Policy) (*verifier, error) {
	unread := ""
	file, fields, err := openSigned(data)
	if err != nil {
		// What a signature covers can be judged though what follows cannot be read.
		end := 0
		if file, fields, end = earlier(data); end == 0 {
			return nil, Unreadable(err)
		}
		data, unread = data[:end], "isi yang ditambahkan tidak dapat dibaca"
	}
	v := &verifier{ctx: ctx, data: data, policy: p, file: file, stored: &revocation.Evidence{Now: p.Now}, evidence: &revocation.Evidence{Now: p.Now},
		asked: map[string]bool{}, known: map[string]*x509.Certificate{}, chains: map[way][][]*x509.Certificate{}, plain: map[int]bool{len(data): true}, unread: unread}
	v.one(p.Trust)
	v.one(p.TrustTSA)
	v.readStore()
	for _, f := range fields {
		if f.value == nil {
			continue
		}
		if len(v.all) == maxSignatures {
			return nil, refuse("PDF ini memuat lebih dari %d tanda tangan", maxSignatures)
		}
		v.all = append(v.all, &judged{Signature: &Signature{Field: f.name, Indication: Passed}, field: f})
	}
	for _, j := range v.all {
		v.integrity(j)
		j.End = j.end
		if j.stray {
			j.note("bidang ini tidak tercantum di formulir PDF; sebagian program tidak menampilkan tanda tangannya")
		}
	}
	return v, nil
}

// openSigned opens a file and reads its fields for signatures.
func openSigned(data []byte) (*object.File, []*field, error) {
	file, err := object.OpenAny(data)
	if err != nil {
		return nil, nil, err
	}
	fields, err := signatureFields(file)
	return file, fields, err
}

// maxEnds is how many ends of revisions are tried.
const maxEnds = 16

// earlier returns the newest revision that can be read and holds a signature, and
// where it ends; 0 where there is none.
func earlier(data []byte) (*object.File, []*field, int) {
	end := len(data)
	for range maxEnds {
		at := bytes.LastIndex(data[:end], []byte("%%EOF"))
		if at < 0 {
			break
		}
		tail := at + len("%%EOF")
		for tail < end && (data[tail] == '\r' || data[tail] == '\n') {
			tail++
		}
		file, fields, err := openSigned(data[:tail])
		if err == nil && slices.ContainsFunc(fields, func(f *field) bool { return f.value != nil }) {
			return file, fields, tail
		}
		end = at
	}
	return nil, nil, 0
}

// number counts the revisions, and tells each signature which it covers.
func (v *verifier) number() int {
	n, last := 0, 0
	for _, j := range v.all {
		if j.sound && j.end != last {
			n, last = n+1, j.end
		}
		if j.sound {
			j.Revision = n
			j.Whole = blank(v.data[j.end:]) && v.unread == ""
		}
	}
	if last == 0 || !blank(v.data[last:]) || v.unread != "" {
		n++
	}
	return n
}

// integrity judges what needs no trust: form, digest and signature.
func (v *verifier) integrity(j *judged) {
	j.DocTimeStamp = j.value.Get("Type") == object.Name("DocTimeStamp") || j.value.Get("SubFilter") == stampFilter
	if m, ok := j.value.Get("M").(object.String); ok {
		j.Claimed = m.Date()
	}
	var err error
	if j.coverage, err = covered(v.data, v.file, j.field); err == nil {
		j.file, err = j.revision(v.data, v.file, j.field)
	}
	if err != nil {
		j.coverage = coverage{}
		j.fail(FormatFailure, "%v", err)
		return
	}
	j.sound = true
	contents := []byte(j.value.Get("Contents").(object.String))
	used := 0
	switch filter := j.value.Get("SubFilter"); filter {
	case stampFilter:
		if j.stamp, used, err = tsp.Parse(contents); err == nil {
			j.cms = j.stamp.SignedData
		}
	case padesFilter, object.Name("adbe.pkcs7.detached"), digestFilter, object.Name("PBAD.PAdES"):
		j.cms, used, err = cms.Parse(contents)
	default:
		j.fail(Kind, "jenis tanda tangan %v tidak didukung", filter)
		return
	}
	if err != nil {
		j.fail(FormatFailure, "tanda tangan rusak: %v", err)
		return
	}
	j.cms.Certificates = v.one(j.cms.Certificates)
	if j.cms.Signer() == nil { // some keep it in the store alone
		if c := j.cms.SignerIn(v.pool); c != nil {
			j.cms.Certificates = append(j.cms.Certificates, c)
		}
	}
	switch {
	case len(bytes.Trim(contents[used:], "\x00")) > 0:
		j.fail(FormatFailure, "di belakang tanda tangan ada isi lain")
	case j.stamp == nil && (j.cms.Content != nil) != (j.value.Get("SubFilter") == digestFilter):
		j.fail(FormatFailure, "tanda tangan membawa isi lain")
	default:
		v.digest(j)
	}
}

// The kinds of signature that are read apart.
const (
	stampFilter  = object.Name("ETSI.RFC3161")
	digestFilter = object.Name("adbe.pkcs7.sha1") // signs the SHA-1 of what is covered
)

// digest judges whether what is covered was signed.
func (v *verifier) digest(j *judged) {
	if signer := j.cms.Signer(); signer != nil {
		j.Signer, j.Cert = Holder(signer), signer
	}
	if !v.covers(j) {
		return
	}
	var unsupported *cms.Unsupported
	switch err := j.crypto(v.sum(j, j.cms.Digest)); {
	case errors.As(err, &unsupported):
		j.fail(Cryptography, "%v; tanda tangan tidak dapat diperiksa", unsupported)
		return
	case err != nil && j.stamp != nil:
		j.fail(SigCryptoFailure, "stempel waktu tidak sah: %v", err)
		return
	case err != nil:
		j.fail(SigCryptoFailure, "%v", err)
		return
	}
	if j.stamp == nil {
		if _, err := j.cms.CheckCertificate(); err != nil {
			j.fail(FormatFailure, "sertifikatnya bukan yang disebut oleh tanda tangan")
			return
		}
	}
	j.Intact = true
	if weak(j.cms) || j.stamp != nil && cms.Weak(j.stamp.Hash) || j.value.Get("SubFilter") == digestFilter {
		j.fail(WeakCrypto, "intisari (hash) atau kunci terlalu lemah: SHA-1, atau RSA di bawah 2048 bit")
	}
}

// sum returns the digest of what a signature covers, nil where the hash is not known.
func (v *verifier) sum(j *judged, h crypto.Hash) []byte {
	if !h.Available() {
		return nil
	}
	w := h.New()
	j.write(v.data, w)
	return w.Sum(nil)
}

// covers judges whether what is covered is as it was, and whether that can be told.
func (v *verifier) covers(j *judged) bool {
	changed := func(same bool) {
		if !same {
			j.fail(HashFailure, "isi yang ditandatangani sudah berubah")
		}
	}
	switch {
	case j.stamp != nil && j.stamp.Hash == 0, j.cms.Digest == 0:
		j.fail(Cryptography, "%v; tanda tangan tidak dapat diperiksa", &cms.Unsupported{What: "intisari (hash) " + j.cms.DigestName})
	case j.stamp != nil && !bytes.Equal(v.sum(j, j.stamp.Hash), j.stamp.Imprint):
		j.fail(HashFailure, "isi yang distempel sudah berubah")
	case j.stamp != nil:
	case j.cms.Content != nil:
		changed(bytes.Equal(v.sum(j, crypto.SHA1), j.cms.Content))
	case j.cms.Bare(): // the signature itself tells
	case j.cms.MessageDigest() == nil:
		j.fail(FormatFailure, "tanda tangan tidak menyebut isi yang ditandatangani")
	default:
		changed(bytes.Equal(v.sum(j, j.cms.Digest), j.cms.MessageDigest()))
	}
	if j.SubIndication == "" && j.cms.Signer() == nil {
		j.fail(NoSigner, "sertifikat penanda tangan tidak disertakan")
	}
	return j.SubIndication == ""
}

// crypto checks the signature itself; sum is the digest of what it covers.
func (j *judged) crypto(sum []byte) error {
	content := j.cms.Content
	if content != nil {
		h := j.cms.Digest.New()
		h.Write(content)
		sum = h.Sum(nil)
	}
	switch {
	case j.stamp != nil:
		return j.stamp.CheckSelf()
	case j.cms.Bare():
		if err := j.cms.CheckBare(sum); !errors.Is(err, cms.ErrSignature) {
			return err
		}
		return errors.New("isinya sudah berubah, atau tanda tangan bukan dari kunci sertifikatnya")
	case content != nil && !bytes.Equal(sum, j.cms.MessageDigest()):
		return errors.New("intisari yang ditandatangani sudah berubah")
	}
	return j.cms.CheckSignature()
}

// weak tells whether a signature rests on something that can be forged today.
func weak(s *cms.SignedData) bool {
	key, isRSA := s.Signer().PublicKey.(*rsa.PublicKey)
	return cms.Weak(s.Digest) || cms.Weak(s.SignatureHash()) || isRSA && key.N.BitLen() < 2048
}

// readStore reads the evidence that the file carries.
func (v *verifier) readStore() {
	catalog, err := v.file.Catalog()
	if err != nil {
		return
	}
	store, err := v.file.Dict(catalog.Get("DSS"))
	if err != nil {
		return
	}
	// What of it cannot be read is not there.
	certs, _ := storeItems(v.file, store, "Certs")
	for _, der := range certs {
		if c, err := cms.ReadCertificate(der); err == nil {
			v.pool = append(v.pool, c)
		}
	}
	v.pool = v.one(v.pool)
	v.stored.Others = v.pool
	answers, _ := storeItems(v.file, store, "OCSPs")
	lists, _ := storeItems(v.file, store, "CRLs")
	for _, der := range answers {
		v.stored.AddOCSP(der)
	}
	for _, der := range lists {
		v.stored.AddCRL(der)
	}
	v.evidence = v.stored.Clone()
	for _, der := range v.policy.CRLs {
		v.evidence.AddCRL(der)
	}
}
