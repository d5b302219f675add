package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math"
	"net/http"
	"os"

	"github.com/spf13/pflag"
	"rsc.io/qr"

	"iku/cmd/internal/report"
	"iku/sign"
	"iku/sign/bsre"
)

// remote says which service signs, and for whom.
type remote struct {
	url, nik, email, image string
	version                int
	insecure               bool
}

func (r *remote) flags(f *pflag.FlagSet) {
	f.StringVar(&r.url, "bsre", "", "tanda tangani lewat layanan eSign BSrE di `URL`")
	f.IntVar(&r.version, "bsre-version", 1, "versi `N` layanan itu: 1 atau 2")
	f.BoolVar(&r.insecure, "bsre-http", false, "izinkan layanan tanpa enkripsi (http)")
	f.StringVar(&r.nik, "nik", "", "`NIK` penanda tangan")
	f.StringVar(&r.email, "email", "", "`ALAMAT` surel penanda tangan (versi 2)")
	f.StringVar(&r.image, "image", "", "gambar PNG dari `BERKAS` yang ditampilkan layanan")
}

func (r *remote) check() error {
	switch {
	case r.url == "" && (r.nik != "" || r.email != "" || r.image != ""):
		return errors.New("--nik, --email dan --image hanya untuk --bsre")
	case r.url != "" && (r.nik == "") == (r.email == ""):
		return errors.New("--bsre memerlukan --nik atau --email")
	case r.url != "" && r.version == 1 && r.nik == "":
		return errors.New("layanan BSrE versi 1 memerlukan --nik")
	}
	return nil
}

// The environment variables that hold the account of the service.
const (
	bsreUser     = "IKU_BSRE_USER"
	bsrePassword = "IKU_BSRE_PASSWORD"
)

// signRemotely has each file signed by the service. What comes back is looked at
// before it takes a name, and kept even where it does not please: the service
// may give it only once.
func (g *signing) signRemotely(ctx context.Context, inputs, names []string) int {
	client, err := bsre.New(g.url, os.Getenv(bsreUser), os.Getenv(bsrePassword), g.version, &http.Client{Timeout: bsre.Patience}, g.insecure)
	if err != nil {
		return g.complain("", err)
	}
	job := bsre.Job{NIK: g.nik, Email: g.email, Reason: g.reason, City: g.city}
	var image []byte
	if g.image != "" {
		if image, err = readSmall(g.image); err != nil {
			return g.complain("", err)
		}
	}
	papers, code := g.readUnbound(inputs)
	if code != exitDone {
		return code
	}
	if job.Passphrase, err = g.passphrase(g.streams, "Frasa sandi penanda tangan"); err != nil {
		return g.complain("", err)
	}
	if err := client.CheckUser(ctx, job); err != nil {
		return g.complain("", err)
	}
	for i, p := range papers {
		job.PDF, job.Name = p.data, "dokumen.pdf"
		if job.Visible, err = p.shown(image, g.version); err != nil {
			return g.complain(p.name, err)
		}
		out, err := client.Sign(ctx, job)
		if err == nil {
			err = g.keep(ctx, names[i], p, out)
		}
		if err != nil {
			code = max(code, g.complain(p.name, err))
			if ctx.Err() != nil {
				break
			}
			continue
		}
		g.progress(i, len(papers), names[i], "BSrE")
	}
	return code
}

// keep writes what a service returned, under another name where it is not what
// it should be.
func (g *signing) keep(ctx context.Context, name string, p *paper, out []byte) error {
	if !bytes.HasPrefix(out, p.data) {
		fmt.Fprintf(g.err, "iku: %s: layanan menyusun ulang berkasnya; isinya tidak lagi sama bita demi bita\n", report.Visible(p.name))
	}
	before, err := sign.Verify(ctx, p.data, sign.Policy{Now: g.now})
	if err != nil {
		before = &sign.Report{}
	}
	after, err := sign.Verify(ctx, out, sign.Policy{Now: g.now})
	switch {
	case err != nil:
	case len(after.Signatures) <= len(before.Signatures):
		err = errors.New("tidak ada tanda tangan baru di dalamnya")
	default:
		for _, s := range after.Signatures {
			if s.Indication == sign.Failed {
				err = fmt.Errorf("tanda tangan %s: %s (%s)", s.Field, s.SubIndication, s.Reason)
			}
		}
	}
	if err == nil {
		return g.write(ctx, name, out)
	}
	aside := name + ".ditolak"
	if e := g.write(ctx, aside, out); e != nil {
		return e
	}
	return &sign.Refusal{Message: "hasil layanan BSrE tidak dapat diterima", Err: err, Hint: "hasilnya disimpan di " + aside}
}

// shown returns where and what the service shows: our own block, with the
// picture given or the document's code. Without either nothing is shown.
func (p *paper) shown(image []byte, version int) (*bsre.Visible, error) {
	if p.proof == nil || p.proof.Sheet == nil || p.proof.Sheet.Field == nil {
		return nil, nil
	}
	link := p.link()
	if image == nil && link == "" {
		return nil, nil
	}
	field := p.proof.Sheet.Field
	page := p.proof.Sheet.Pages[field.Page]
	whole := func(points float64) int { return int(math.Round(points)) }
	v := &bsre.Visible{Page: field.Page + 1, X: whole(field.X.Points()), Y: whole((page.Height - field.Y - field.H).Points()),
		Width: whole(field.W.Points()), Height: whole(field.H.Points()), Image: image, Link: link}
	if image == nil && version == 2 { // which draws no codes itself
		code, err := qr.Encode(link, qr.M)
		if err != nil {
			return nil, &sign.Refusal{Message: "isi QR terlalu panjang", Err: err}
		}
		v.Image, v.Width = code.PNG(), v.Height
	}
	return v, nil
}
