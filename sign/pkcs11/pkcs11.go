//go:build pkcs11

// Package pkcs11 signs with keys in devices. It needs cgo, and a program built
// with the tag pkcs11.
package pkcs11

import (
	"crypto"
	"crypto/x509"
	"errors"
	"io"
	"strings"

	"github.com/ThalesGroup/crypto11"

	"iku/sign"
)

// Open returns the identity in the token of that label, and what ends the use of
// it. label names the key and its certificate; "" is the only one. The errors
// never hold the PIN.
func Open(module, token, label, pin string) (*sign.Identity, io.Closer, error) {
	device, err := crypto11.Configure(&crypto11.Config{Path: module, TokenLabel: token, Pin: pin})
	if err != nil {
		return nil, nil, fault(err)
	}
	id, err := find(device, label)
	if err != nil {
		_ = device.Close()
		return nil, nil, err
	}
	return id, device, nil
}

// faults says in words what libraries of devices say in names.
var faults = []struct{ theirs, ours, hint string }{
	{"CKR_PIN_INCORRECT", "PIN salah", "setelah beberapa kali salah, perangkat mengunci diri"},
	{"CKR_PIN_LOCKED", "PIN terkunci", "minta penerbit perangkat membukanya"},
	{"CKR_PIN_LEN_RANGE", "panjang PIN tidak sah", ""},
	{"could not find PKCS#11 token", "perangkat dengan label itu tidak ditemukan", "pasang perangkatnya, atau perbaiki --pkcs11-token"},
	{"failed to open module", "pustaka perangkat tidak dapat dibuka", "perbaiki nama berkas di --pkcs11"},
}

func fault(err error) error {
	for _, f := range faults {
		if strings.Contains(err.Error(), f.theirs) {
			return &sign.Refusal{Message: f.ours, Hint: f.hint}
		}
	}
	return &sign.Refusal{Message: "perangkat PKCS#11 tidak dapat dibuka", Err: err} // the name of its error is all there is
}

func find(device *crypto11.Context, label string) (*sign.Identity, error) {
	pairs, err := device.FindAllPairedCertificates()
	if err != nil {
		return nil, &sign.Refusal{Message: "sertifikat di perangkat PKCS#11 tidak dapat dibaca", Err: err}
	}
	var all []*x509.Certificate
	var found []int
	for i, p := range pairs {
		if p.Leaf == nil {
			if pairs[i].Leaf, err = x509.ParseCertificate(p.Certificate[0]); err != nil {
				return nil, &sign.Refusal{Message: "sertifikat di perangkat PKCS#11 tidak dapat dibaca", Err: err}
			}
		}
		all = append(all, pairs[i].Leaf)
		if label == "" || sign.Holder(pairs[i].Leaf) == label {
			found = append(found, i)
		}
	}
	switch len(found) {
	case 0:
		return nil, errors.New("tidak ada sertifikat yang cocok di perangkat PKCS#11")
	case 1:
	default:
		return nil, errors.New("ada beberapa sertifikat di perangkat PKCS#11; sebut nama pemegangnya dengan --pkcs11-holder")
	}
	key, ok := pairs[found[0]].PrivateKey.(crypto.Signer)
	if !ok {
		return nil, errors.New("kunci di perangkat PKCS#11 tidak dapat menandatangani")
	}
	return sign.NewIdentity(key, pairs[found[0]].Leaf, all), nil
}
