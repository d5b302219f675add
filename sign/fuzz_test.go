package sign_test

import (
	"bytes"
	"context"
	"testing"

	"iku/sign"
)

// FuzzVerify: hostile files give errors or verdicts, and what was changed never
// passes unless nothing but white space was added.
func FuzzVerify(f *testing.F) {
	d := newDesk(f)
	signed := d.sign(f, plainPDF(), nil, sign.LevelB)
	f.Add(signed)
	f.Add(plainPDF())
	f.Add(rewritten(f, signed, replaceContent))
	policy := d.policy()
	policy.Ask = nil
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) > 1<<18 {
			return
		}
		r, err := sign.Verify(context.Background(), data, policy)
		if err != nil {
			return
		}
		for _, s := range r.Signatures {
			if s.Intact && !bytes.HasPrefix(data, signed[:100]) {
				t.Error("somebody else's signature is intact")
			}
		}
		// The file can be signed again, or there is a reason.
		_, _ = sign.Sign(context.Background(), data, d.request(t, sign.LevelB))
	})
}

func BenchmarkSign(b *testing.B) {
	d := newDesk(b)
	for name, key := range keys(b) {
		b.Run(name, func(b *testing.B) {
			d.signer = d.pki.Signer(b, "YULIANTO", "", key)
			data := sheet(b, true)
			r := d.request(b, sign.LevelB)
			b.ReportAllocs()
			for b.Loop() {
				if _, err := sign.Sign(context.Background(), data, r); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkVerify(b *testing.B) {
	d := newDesk(b)
	for _, level := range []sign.Level{sign.LevelB, sign.LevelLTA} {
		b.Run(level.String(), func(b *testing.B) {
			data := d.sign(b, sheet(b, true), nil, level)
			p := d.policy()
			p.Ask = nil
			b.ReportAllocs()
			for b.Loop() {
				if _, err := sign.Verify(context.Background(), data, p); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
