//go:build !pkcs11

package main

import (
	"errors"

	"github.com/spf13/pflag"

	"iku/sign"
)

// hardwareFlag names the option beside the others.
const hardwareFlag = ""

// hardware is a key in a device, which needs a program built with the tag pkcs11.
type hardware struct{}

func (hardware) flags(*pflag.FlagSet) {}
func (hardware) hasToken() bool       { return false }
func (hardware) open(func() (string, error)) (*sign.Identity, error) {
	return nil, errors.New("program ini dibuat tanpa PKCS#11")
}
