package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math"
	"net/http"
	"os"
	"strings"

	"github.com/spf13/pflag"
	"rsc.io/qr"

	"iku/cmd/internal/report"
	"iku/cmd/internal/whole"
	"iku/sign"
	"iku/sign/bsre"
)

// remote says which service signs, and for whom.
type remote struct {
	url, nik, email, image string
	version, totpFD        int
	insecure, totp, anchor bool
}

func (r *remote) flags(f *pflag.FlagSet) {
	f.StringVar(&r.url, "bsre", "", "tanda tangani lewat layanan eSign BSrE di `URL`")
	f.IntVar(&r.version, "bsre-version", 1, "versi `N` layanan itu: 1 atau 2")
	f.BoolVar(&r.insecure, "bsre-http", false, "izinkan layanan tanpa enkripsi (http)")
	f.BoolVar(&r.anchor, "bsre-anchor", false, "layanan mencari tempatnya dengan karakter jangkar di [tanda_tangan], bukan dengan koordinat")
	f.StringVar(&r.nik, "nik", "", "`NIK` penanda tangan")
	f.StringVar(&r.email, "email", "", "`ALAMAT` surel penanda tangan (versi 2)")
	f.StringVar(&r.image, "image", "", "gambar PNG dari `BERKAS` yang ditampilkan layanan")
	f.BoolVar(&r.totp, "totp", false, "pakai kode sekali pakai (TOTP) sebagai ganti frasa sandi (versi 2)")
	f.IntVar(&r.totpFD, "totp-fd", noFD, "baca kode sekali pakai dari berkas terbuka bernomor `N`")
}

func (r *remote) check() error {
	switch {
	case r.url == "" && (r.nik != "" || r.email != "" || r.image != "" || r.totp || r.anchor):
		return errors.New("--nik, --email, --image, --totp dan --bsre-anchor hanya untuk --bsre")
	case r.url == "":
		return nil
	case (r.nik == "") == (r.email == ""):
		return errors.New("--bsre memerlukan --nik atau --email")
	case r.version == 1 && r.nik == "":
		return errors.New("layanan BSrE versi 1 memerlukan --nik")
	case r.version == 1 && r.totp:
		return errors.New("--totp hanya untuk --bsre-version 2")
	case !r.totp && r.totpFD >= 0:
		return errors.New("--totp-fd hanya untuk --totp")
	}
	return nil
}

// The environment variables that hold the account of the service, and the code.
const (
	bsreUser     = "IKU_BSRE_USER"
	bsrePassword = "IKU_BSRE_PASSWORD"
	totpVariable = "IKU_TOTP"
)

// signRemotely has each file signed by the service. What comes back is looked at
// before it takes a name, and kept even where it does not please: the service
// may give it only once.
func (g *signing) signRemotely(ctx context.Context, inputs, names []string) int {
	client, err := bsre.New(g.url, os.Getenv(bsreUser), os.Getenv(bsrePassword), g.version, &http.Client{Timeout: bsre.Patience}, g.insecure)
	if err != nil {
		return g.complain("", err)
	}
	base := bsre.Job{NIK: g.nik, Email: g.email, Name: "dokumen.pdf", Reason: g.reason, City: g.city}
	papers, jobs, code := g.jobsFor(inputs, names, base)
	if code != exitDone {
		return code
	}
	if !g.totp {
		if base.Passphrase, err = g.passphrase("Frasa sandi penanda tangan").read(ctx, g.streams); err != nil {
			return g.complain("", err)
		}
	}
	if err := client.CheckUser(ctx, base); err != nil {
		return g.complain("", err)
	}
	if g.totp {
		if base.TOTP, err = g.code(ctx, client, base, len(jobs)); err != nil {
			return g.complain("", err)
		}
	}
	for i := range jobs {
		jobs[i].Passphrase, jobs[i].TOTP = base.Passphrase, base.TOTP
	}
	count := g.newCount(len(inputs), 0)
	defer count.close()
	done := func(i int, out []byte, err error) {
		if err == nil {
			err = g.keep(ctx, names[i], papers[i], out)
		}
		if err != nil {
			code = max(code, count.failed(papers[i].name, err))
			return
		}
		count.signed(names[i], "BSrE")
	}
	if g.totp { // a code is good for one request
		all, err := client.SignTogether(ctx, jobs)
		if err != nil {
			return max(g.complain("", err), count.end(ctx, g.err))
		}
		for i, out := range all {
			done(i, out, nil)
		}
		return max(code, count.end(ctx, g.err))
	}
	for i, j := range jobs {
		if ctx.Err() != nil {
			break
		}
		out, err := client.Sign(ctx, j)
		done(i, out, err)
	}
	return max(code, count.end(ctx, g.err))
}

// jobsFor reads the files and says what the service is to show of each. What cannot
// be written is found here: a service may give a file only once.
func (g *signing) jobsFor(inputs, names []string, base bsre.Job) (papers []*paper, jobs []bsre.Job, code int) {
	var image []byte
	var err error
	if g.image != "" {
		if image, err = readSmall(g.image); err != nil {
			return nil, nil, g.complain("", err)
		}
	}
	var h shelf
	for i, input := range inputs {
		p, _, err := h.layOut(g.streams, input)
		if err == nil {
			err = whole.Replaceable(names[i])
		}
		if err == nil {
			err = p.maySign(g.force)
		}
		if err != nil {
			code = max(code, g.complain(nameOf(err, input), err))
			continue
		}
		j := base
		j.PDF = p.data
		if j.Visible, err = p.shown(image, &g.remote); err != nil {
			code = max(code, g.complain(p.name, err))
			continue
		}
		papers, jobs = append(papers, p), append(jobs, j)
	}
	return papers, jobs, code
}

// code returns the code for one request. Unless it is there already, the service is
// asked to send one to the signer.
func (g *signing) code(ctx context.Context, client *bsre.Client, who bsre.Job, files int) (string, error) {
	q := secret{"kode sekali pakai", "Kode sekali pakai (TOTP)", totpVariable, "totp-fd", g.totpFD}
	if _, held := os.LookupEnv(totpVariable); !held || q.fd >= 0 {
		if !q.given() {
			in, _, err := q.terminal(g.streams) // before a code is sent in vain
			if err != nil {
				return "", err
			}
			if in != g.in {
				_ = in.Close()
			}
		}
		if err := client.RequestTOTP(ctx, who, files); err != nil {
			return "", err
		}
		fmt.Fprintln(g.err, "iku: layanan diminta mengirim kode sekali pakai kepada penanda tangan")
	}
	text, err := q.read(ctx, g.streams)
	return strings.TrimSpace(text), err
}

// keep writes what a service returned, under another name where it is not what
// it should be.
func (g *signing) keep(ctx context.Context, name string, p *paper, out []byte) error {
	if !bytes.HasPrefix(out, p.data) {
		fmt.Fprintf(g.err, "iku: %s: layanan menyusun ulang berkasnya; isinya tidak lagi sama bita demi bita\n", report.Visible(p.name))
	}
	before, err := sign.Verify(ctx, p.data, sign.Policy{Now: clock()})
	if err != nil {
		before = &sign.Report{}
	}
	after, err := sign.Verify(ctx, out, sign.Policy{Now: clock()})
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
		return g.write(ctx, whole.Writer{}, name, out)
	}
	aside := name + ".ditolak"
	if e := g.write(ctx, whole.Writer{}, aside, out); e != nil {
		return e
	}
	return &sign.Refusal{Message: "hasil layanan BSrE tidak dapat diterima", Err: err, Hint: "hasilnya disimpan di " + aside}
}

// shown returns where and what the service shows: our own block, with the
// picture given or the document's code. Without either nothing is shown.
func (p *paper) shown(image []byte, r *remote) (*bsre.Visible, error) {
	if p.proof == nil || p.proof.Sheet == nil || p.proof.Sheet.Field == nil {
		if r.anchor {
			return nil, noAnchor
		}
		return nil, nil
	}
	how := p.doc.TandaTangan
	link := p.link()
	if r.anchor {
		if how.Jangkar.IsZero() || how.Cara != "elektronik" {
			return nil, noAnchor
		}
		link = how.QR.Value
		if image == nil && link == "" {
			return nil, (&sign.Refusal{Message: "tidak ada yang ditampilkan di tempat jangkar", Hint: "sebut gambar dengan --image, atau isi qr di [tanda_tangan]"})
		}
	}
	if image == nil && link == "" {
		return nil, nil
	}
	field := p.proof.Sheet.Field
	page := p.proof.Sheet.Pages[field.Page]
	rounded := func(points float64) int { return int(math.Round(points)) }
	v := &bsre.Visible{Page: field.Page + 1, X: rounded(field.X.Points()), Y: rounded((page.Height - field.Y - field.H).Points()),
		Width: rounded(field.W.Points()), Height: rounded(field.H.Points()), Image: image, Link: link}
	if r.anchor {
		v.Anchor = how.Jangkar.Value
	}
	if image == nil && r.version == 2 { // which draws no codes itself
		code, err := qr.Encode(link, qr.M)
		if err != nil {
			return nil, &sign.Refusal{Message: "isi QR terlalu panjang"}
		}
		v.Image, v.Width = code.PNG(), v.Height
	}
	return v, nil
}

var noAnchor = &sign.Refusal{Message: "dokumen ini tidak mencetak karakter jangkar",
	Hint: "isi jangkar di [tanda_tangan] dengan cara = \"elektronik\", lalu susun lagi; atau hilangkan --bsre-anchor"}
