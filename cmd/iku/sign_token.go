//go:build pkcs11

package main

import (
	"github.com/spf13/pflag"

	"iku/sign"
	"iku/sign/pkcs11"
)

// hardwareFlag names the option beside the others.
const hardwareFlag = ", --pkcs11"

// hardware is a key in a device.
type hardware struct{ module, label, holder string }

func (h *hardware) flags(f *pflag.FlagSet) {
	f.StringVar(&h.module, "pkcs11", "", "kunci di perangkat, lewat pustaka PKCS#11 `BERKAS`")
	f.StringVar(&h.label, "pkcs11-token", "", "perangkat berlabel `NAMA`")
	f.StringVar(&h.holder, "pkcs11-holder", "", "sertifikat atas nama `NAMA`")
}

func (h *hardware) hasToken() bool { return h.module != "" }

// open asks for the PIN. The device stays open until the program ends.
func (h *hardware) open(pin func() (string, error)) (*sign.Identity, error) {
	p, err := pin()
	if err != nil {
		return nil, err
	}
	id, _, err := pkcs11.Open(h.module, h.label, h.holder, p)
	return id, err
}
