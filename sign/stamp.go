package sign

import (
	"crypto/x509"
	"slices"

	"iku/sign/tsp"
)

// StampedBy returns who made a time stamp, and tells whether they can be trusted by
// these anchors. The certificates of others help where the stamp lacks some.
func StampedBy(token []byte, anchors, others []*x509.Certificate) (by string, err error) {
	t, _, err := tsp.Parse(token)
	if err != nil {
		return "", err
	}
	signer := t.Signer()
	if signer == nil {
		return "", refuse("stempel waktu tidak menyertakan sertifikat pembuatnya")
	}
	chain, fault := chainAt(signer, append(slices.Clone(t.Certificates), others...), anchors, x509.ExtKeyUsageTimeStamping, t.Time)
	switch {
	case fault != nil:
		return Holder(signer), refuse("penanda waktu %s tidak dipercaya: %s", Holder(signer), chainFault(fault))
	case chain == nil:
		return Holder(signer), refuse("penanda waktu %s tidak berpangkal pada yang disebut --trust-tsa", Holder(signer))
	}
	for _, c := range chain {
		if t.Time.Before(c.NotBefore) || t.Time.After(c.NotAfter) {
			return Holder(signer), refuse("sertifikat %s tidak berlaku pada waktu stempelnya", Holder(c))
		}
	}
	return Holder(signer), nil
}
