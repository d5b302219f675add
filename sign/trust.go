package sign

import (
	"bytes"
	"crypto"
	"crypto/x509"
	"crypto/x509/pkix"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"iku/sign/cms"
	"iku/sign/revocation"
	"iku/sign/tsp"
)

// judge judges whether an intact signature can be trusted.
func (v *verifier) judge(j *judged) {
	if !j.Intact {
		return
	}
	// When it surely existed: now, or when a later time stamp was made over it.
	at, proven := v.policy.Now, false
	for _, k := range v.all {
		if k.stamp != nil && k.Indication == Passed && k.from >= j.end && k.stamp.Time.Before(at) {
			at, proven = k.stamp.Time, true
			j.Stamp = &Stamp{at.UTC(), Holder(k.cms.Signer())}
		}
	}
	if j.stamp != nil {
		j.Claimed = j.stamp.Time
		if _, ok := v.trust(j.Signature, j.cms, x509.ExtKeyUsageTimeStamping, at, j.stamp.Time, proven); ok {
			j.Stamp = &Stamp{j.stamp.Time.UTC(), j.Signer}
		}
		return
	}
	stamped := false
	for _, der := range j.cms.Unsigned(cms.TimeStampToken) {
		t, trusted := v.token(j, der, at, proven)
		stamped = stamped || t != nil
		if trusted && t.Time.Before(at) {
			at, proven = t.Time, true
			j.Stamp = &Stamp{at.UTC(), Holder(t.Signer())}
		}
	}
	j.chain, _ = v.trust(j.Signature, j.cms, x509.ExtKeyUsageAny, at, at, proven)
	j.Level = v.level(j, stamped)
}

// token returns the time stamp of a signature, nil where it is none, and whether it
// can be trusted.
func (v *verifier) token(j *judged, der []byte, at time.Time, proven bool) (t *tsp.Token, trusted bool) {
	t, _, err := tsp.Parse(der)
	if err == nil {
		err = t.Check(func(h crypto.Hash) []byte {
			if !h.Available() {
				return nil
			}
			w := h.New()
			w.Write(j.cms.Signature)
			return w.Sum(nil)
		})
	}
	if err != nil {
		j.note("stempel waktu tanda tangan tidak sah: %v", err)
		return nil, false
	}
	if weak(t.SignedData) || cms.Weak(t.Hash) {
		j.note("stempel waktu tanda tangan terlalu lemah")
		return nil, false
	}
	s := &Signature{Indication: Passed}
	t.Certificates = v.one(t.Certificates)
	if _, ok := v.trust(s, t.SignedData, x509.ExtKeyUsageTimeStamping, at, t.Time, proven); !ok {
		j.note("stempel waktu dari %s tidak dipercaya: %s", Holder(t.Signer()), s.Reason)
		return t, false
	}
	return t, true
}

// level returns the baseline level whose form a signature has, whoever is trusted;
// "" where it is no PAdES.
func (v *verifier) level(j *judged, stamped bool) string {
	bound, _ := j.cms.CheckCertificate()
	if !bound || j.cms.Has(cms.SigningTime) || j.value.Get("SubFilter") != padesFilter {
		return ""
	}
	later := slices.ContainsFunc(v.all, func(k *judged) bool { return k.stamp != nil && k.Intact && k.from >= j.end })
	chain := j.chain
	if chain == nil {
		chain = order(j.cms.Signer(), append(slices.Clone(v.pool), j.cms.Certificates...))
	}
	held := len(chain) > 1 && v.stored.Status(chain[0], chain[1], v.policy.Now).Source != ""
	switch {
	case !stamped && !later:
		return LevelB.String()
	case !held:
		return LevelT.String()
	case !later:
		return LevelLT.String()
	}
	return LevelLTA.String()
}

// trust judges the signer's certificate at a time. It returns its chain to an
// anchor, if there is one, and whether it passed. used is when the signature was made, as far as is known; proven, that a trusted
// clock says so.
func (v *verifier) trust(s *Signature, signed *cms.SignedData, use x509.ExtKeyUsage, at, used time.Time, proven bool) ([]*x509.Certificate, bool) {
	leaf := signed.Signer()
	pool := append(slices.Clone(v.pool), signed.Certificates...)
	chain, err := v.chain(leaf, pool, use, at)
	if chain == nil {
		found := order(leaf, pool)
		for _, c := range found {
			s.Chain = append(s.Chain, newCertificate(c))
		}
		switch fault := oddIn(found, pool); {
		case fault != "":
			s.fail(ChainFault, "%s", fault)
		case err == nil:
			s.fail(NoChain, "sertifikat %s tidak berpangkal pada yang dipercaya", Holder(leaf))
		default:
			s.fail(ChainConstraints, "rantai sertifikat %s tidak sah: %s", Holder(leaf), chainFault(err))
		}
		return nil, false
	}
	for _, c := range chain {
		s.Chain = append(s.Chain, newCertificate(c))
	}
	s.Anchor = Fingerprint(chain[len(chain)-1])
	for _, c := range chain {
		switch {
		case at.After(c.NotAfter):
			s.fail(OutOfBounds, "sertifikat %s berakhir pada %s, dan tidak terbukti bahwa tanda tangan dibuat sebelumnya", Holder(c), day(c.NotAfter))
		case at.Before(c.NotBefore):
			s.fail(OutOfBounds, "sertifikat %s baru berlaku pada %s", Holder(c), day(c.NotBefore))
		}
	}
	v.revocation(s, chain, used, proven)
	if fault := purposeFault(leaf); use == x509.ExtKeyUsageAny && fault != "" {
		s.fail(ChainConstraints, "sertifikat %s %s", Holder(leaf), fault)
	} else if use != x509.ExtKeyUsageAny && !signs(leaf) {
		s.fail(ChainConstraints, "sertifikat %s tidak diterbitkan untuk menandatangani", Holder(leaf))
	}
	return chain, s.Indication == Passed
}

// oddIn says which certificate of a way up, or of those that may go on from it, is one
// that no chain can be built with; "" where there is none.
func oddIn(way, pool []*x509.Certificate) string {
	last := way[len(way)-1]
	for _, c := range pool {
		if cms.Fault(c) != "" && bytes.Equal(c.RawSubject, last.RawIssuer) {
			way = append(way, c)
		}
	}
	for _, c := range way {
		if fault := cms.Fault(c); fault != "" {
			return fmt.Sprintf("sertifikat %s tidak dapat diperiksa: %s", Holder(c), fault)
		}
	}
	return ""
}

func day(t time.Time) string { return t.UTC().Format("2006-01-02 15:04 MST") }

// one returns the certificates with one value for each, however often it was read.
func (v *verifier) one(certs []*x509.Certificate) []*x509.Certificate {
	out := make([]*x509.Certificate, len(certs))
	for i, c := range certs {
		if held := v.known[string(c.Raw)]; held != nil {
			c = held
		}
		v.known[string(c.Raw)], out[i] = c, c
	}
	return out
}

// way is what a chain is sought for, besides the time.
type way struct {
	leaf *x509.Certificate
	use  x509.ExtKeyUsage
}

// chain returns what chainAt does. Time stamps over one another have the same
// chain: one that was found is good at every time at which its certificates are.
func (v *verifier) chain(leaf *x509.Certificate, pool []*x509.Certificate, use x509.ExtKeyUsage, at time.Time) ([]*x509.Certificate, error) {
	w := way{leaf, use}
	for _, found := range v.chains[w] {
		if !slices.ContainsFunc(found, func(c *x509.Certificate) bool { return at.Before(c.NotBefore) || at.After(c.NotAfter) }) {
			return found, nil
		}
	}
	anchors := v.policy.Trust
	if use == x509.ExtKeyUsageTimeStamping {
		anchors = v.policy.TrustTSA
	}
	chain, err := chainAt(leaf, pool, anchors, use, at)
	if chain != nil {
		v.chains[w] = append(v.chains[w], chain)
	}
	return chain, err
}

// chainAt returns a chain from leaf to an anchor, one whose certificates are all
// valid at that time if there is one. Without an error there is no way at all.
func chainAt(leaf *x509.Certificate, pool, anchors []*x509.Certificate, use x509.ExtKeyUsage, at time.Time) ([]*x509.Certificate, error) {
	if cms.Fault(leaf) != "" {
		return nil, nil
	}
	chain, err := knownChain(leaf, pool, anchors, use, at)
	if chain != nil || err != nil {
		return chain, err
	}
	// An issuer may be named in another kind of string than it names itself.
	renamed := map[*x509.Certificate]*x509.Certificate{}
	below := append([]*x509.Certificate{leaf}, pool...)
	for _, c := range append(slices.Clone(pool), anchors...) {
		for _, child := range below {
			if child != c && !bytes.Equal(child.RawIssuer, c.RawSubject) && sameName(child.Issuer, c.Subject) &&
				c.CheckSignature(child.SignatureAlgorithm, child.RawTBSCertificate, child.Signature) == nil {
				other := *c
				other.RawSubject = child.RawIssuer
				renamed[c] = &other
				break
			}
		}
	}
	if len(renamed) == 0 {
		return nil, nil
	}
	return knownChain(leaf, replaced(pool, renamed), replaced(anchors, renamed), use, at)
}

func replaced(certs []*x509.Certificate, by map[*x509.Certificate]*x509.Certificate) []*x509.Certificate {
	out := slices.Clone(certs)
	for i, c := range out {
		if other := by[c]; other != nil {
			out[i] = other
		}
	}
	return out
}

// sameName tells whether two names say the same, whatever kinds of string they are of
// (RFC 5280, 7.1).
func sameName(a, b pkix.Name) bool {
	if len(a.Names) == 0 || len(a.Names) != len(b.Names) {
		return false
	}
	for i, x := range a.Names {
		s, _ := x.Value.(string)
		t, _ := b.Names[i].Value.(string)
		if !x.Type.Equal(b.Names[i].Type) || !strings.EqualFold(strings.Join(strings.Fields(s), " "), strings.Join(strings.Fields(t), " ")) {
			return false
		}
	}
	return true
}

// knownChain does what chainAt does with names as they are written.
func knownChain(leaf *x509.Certificate, pool, anchors []*x509.Certificate, use x509.ExtKeyUsage, at time.Time) ([]*x509.Certificate, error) {
	o := x509.VerifyOptions{Roots: x509.NewCertPool(), Intermediates: x509.NewCertPool(), KeyUsages: []x509.ExtKeyUsage{use}}
	for _, c := range anchors {
		if cms.Fault(c) == "" {
			o.Roots.AddCert(c)
		}
	}
	for _, c := range pool {
		if cms.Fault(c) == "" {
			o.Intermediates.AddCert(c)
		}
	}
	var worst error
	// Where none is valid then, one is sought that was: how it fails is said after.
	for _, o.CurrentTime = range []time.Time{at, leaf.NotAfter, leaf.NotBefore} {
		chains, err := leaf.Verify(o)
		if err == nil {
			return chains[0], nil
		}
		var unknown x509.UnknownAuthorityError
		var invalid x509.CertificateInvalidError
		if !errors.As(err, &unknown) && (!errors.As(err, &invalid) || invalid.Reason != x509.Expired) {
			worst = err
		}
	}
	return nil, worst
}

// chainFaults says in words what crypto/x509 has against a chain.
var chainFaults = map[x509.InvalidReason]string{
	x509.NotAuthorizedToSign:        "salah satu penerbitnya tidak berwenang menerbitkan sertifikat",
	x509.Expired:                    "tidak ada saat semua sertifikatnya berlaku",
	x509.CANotAuthorizedForThisName: "penerbitnya tidak berwenang atas nama ini", x509.NameConstraintsWithoutSANs: "penerbitnya tidak berwenang atas nama ini",
	x509.TooManyIntermediates: "terlalu banyak penerbit di antaranya", x509.IncompatibleUsage: "salah satu sertifikatnya diterbitkan untuk keperluan lain",
	x509.NameMismatch: "nama penerbitnya tidak cocok", x509.CANotAuthorizedForExtKeyUsage: "penerbitnya tidak berwenang atas keperluan ini",
	x509.TooManyConstraints: "terlalu banyak batasan nama",
}

func chainFault(err error) string {
	var invalid x509.CertificateInvalidError
	var critical x509.UnhandledCriticalExtension
	switch {
	case errors.As(err, &invalid) && chainFaults[invalid.Reason] != "":
		return chainFaults[invalid.Reason]
	case errors.As(err, &critical):
		return "salah satu sertifikatnya memuat syarat yang tidak dikenal program ini"
	}
	return "syaratnya tidak dipenuhi"
}

// revocation judges whether the certificates below the anchor were revoked when
// the signature was made.
func (v *verifier) revocation(s *Signature, chain []*x509.Certificate, used time.Time, proven bool) {
	for i, cert := range chain[:len(chain)-1] {
		issuer := chain[i+1]
		status := v.evidence.Status(cert, issuer, used)
		if !status.Revoked && !status.Covers(used) && v.ask(s, cert, issuer) {
			status = v.evidence.Status(cert, issuer, used)
		}
		s.Revocation = append(s.Revocation, Checked{Subject: Holder(cert), Source: string(status.Source), Revoked: status.Revoked,
			At: status.At.UTC(), Produced: status.Produced.UTC()})
		switch {
		case status.Revoked && proven && status.At.After(used):
			s.note("sertifikat %s dicabut pada %s, sesudah tanda tangan dibuat", Holder(cert), day(status.At))
		case status.Revoked && proven:
			s.fail(Revoked, "sertifikat %s sudah dicabut pada %s", Holder(cert), day(status.At))
		case status.Revoked && i > 0:
			s.fail(RevokedCANoPOE, "sertifikat penerbit %s dicabut pada %s", Holder(cert), day(status.At))
		case status.Revoked:
			s.fail(RevokedNoPOE, "sertifikat %s dicabut pada %s, dan tidak terbukti bahwa tanda tangan dibuat sebelumnya", Holder(cert), day(status.At))
		case status.Covers(used):
		case status.Source == "" && len(cert.OCSPServer)+len(cert.CRLDistributionPoints) == 0:
			s.note("sertifikat %s tidak menyebut tempat memeriksa pencabutannya", Holder(cert))
		default:
			s.fail(TryLater, "tidak ada keterangan yang berlaku tentang pencabutan sertifikat %s", Holder(cert))
		}
	}
}

// ask asks the network for what is known of a certificate, once.
func (v *verifier) ask(s *Signature, cert, issuer *x509.Certificate) bool {
	if v.policy.Ask == nil || v.asked[string(cert.Raw)] {
		return false
	}
	v.asked[string(cert.Raw)] = true
	answer, list, err := v.policy.Ask(v.ctx, cert, issuer)
	if err != nil {
		if !errors.Is(err, revocation.ErrNowhere) {
			s.note("pencabutan sertifikat %s tidak dapat ditanyakan: %v", Holder(cert), err)
		}
		return false
	}
	if answer != nil {
		v.evidence.AddOCSP(bytes.Clone(answer))
	}
	if list != nil {
		v.evidence.AddCRL(list)
	}
	return true
}
