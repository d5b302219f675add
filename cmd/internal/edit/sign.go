package edit

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"strings"

	"iku/cmd/internal/batch"
	"iku/cmd/internal/press"
	"iku/cmd/internal/preview"
	"iku/cmd/internal/report"
	"iku/cmd/internal/signing"
	"iku/cmd/internal/whole"
	"iku/content/source"
	"iku/sign"
)

// Account is the account of a signing service.
type Account struct{ User, Password string }

// signature is how a page asks for one. Keys and what opens them go no further than
// the program's memory, and are wiped there as soon as they were used.
type signature struct {
	Document   string `json:"berkas"`
	P12        []byte `json:"p12"`   // a key of one's own; empty: the service signs
	Passphrase []byte `json:"sandi"` // of the key, here or at the service
	Level      string `json:"tingkat"`
	TSA        string `json:"stempel"`
	Reason     string `json:"alasan"`
	City       string `json:"kota"`
	Anybody    bool   `json:"siapa_pun"` // the certificate need not be the signer's

	Service  string `json:"layanan"` // its address
	Version  int    `json:"versi_layanan"`
	Plain    bool   `json:"http"` // without encryption
	User     string `json:"akun"`
	Password []byte `json:"sandi_akun"`
	NIK      string `json:"nik"`
	Email    string `json:"surel"`
	Code     string `json:"kode"`
}

func (s *signature) wipe() {
	for _, secret := range [][]byte{s.P12, s.Passphrase, s.Password} {
		clear(secret)
	}
	s.Code = ""
}

// maxSigning bounds what a page sends to have something signed, in bytes: a key, and
// some words.
const maxSigning = 3 << 20

// asked reads what a page sends to have something signed. Its bytes are wiped.
func (d *Desk) asked(w http.ResponseWriter, r *http.Request) (*signature, bool) {
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxSigning))
	defer clear(body)
	s := &signature{}
	if err != nil || json.Unmarshal(body, s) != nil {
		s.wipe()
		refuse(w, http.StatusBadRequest, "permintaan tidak terbaca; kunci .p12 paling besar 1 MB")
		return nil, false
	}
	return s, true
}

// paper is a PDF that is to be signed.
type paper struct {
	*signing.File
	to   string // where it goes
	adds bool   // it is signed already, and stands there
}

// errStale refuses to sign beside what was signed of another content.
var errStale = errors.New("yang sudah ditandatangani bukan lagi isi yang sekarang; buat revisi, atau simpan PDF yang sudah ditandatangani itu di tempat lain")

// errComplete refuses to sign what nobody has to sign any more.
var errComplete = errors.New("sudah ditandatangani oleh semua penanda tangannya")

// paperOf returns what is signed of a document: the PDF that it makes now, which is
// written beside it, or the one that others have signed already, as long as it is what
// the document makes.
func (d *Desk) paperOf(w http.ResponseWriter, doc *preview.Opened) (*paper, bool) {
	name := batch.PDFName(doc.Path)
	var reader signing.Reader
	for _, made := range []string{signing.OutputName(name), name} {
		if !whole.IsSigned(made) {
			continue
		}
		f, err := press.Read(made)
		switch {
		case err != nil:
			refuse(w, http.StatusUnprocessableEntity, report.Reason(err))
		case !doc.Press.Prints(f, doc.Proof):
			refuse(w, http.StatusConflict, report.Visible(made)+": "+errStale.Error())
		case complete(f.Data):
			refuse(w, http.StatusConflict, report.Visible(made)+": "+errComplete.Error())
		default:
			return &paper{reader.LayOut(f), made, true}, true
		}
		return nil, false
	}
	data, ok := d.printed(w, doc)
	if !ok {
		return nil, false
	}
	err := (whole.Writer{}).May(signing.OutputName(name))
	if err == nil {
		err = d.put(name, data)
	}
	if err != nil {
		refuse(w, http.StatusConflict, report.Reason(err))
		return nil, false
	}
	return &paper{reader.LayOut(source.NewFile(name, data)), signing.OutputName(name), false}, true
}

// complete tells whether no field of a PDF waits for a signature.
func complete(data []byte) bool {
	for _, f := range sign.Fields(data) {
		if !f.Signed {
			return false
		}
	}
	return true
}

// write puts a signed PDF in its place: over none that is signed, but for what it only
// adds to.
func (p *paper) write(ctx context.Context, out []byte) error {
	if p.adds {
		return whole.Writer{}.Update(ctx, p.to, sha256.Sum256(p.Data), out)
	}
	return whole.Writer{}.Write(ctx, p.to, out)
}

// sign has a document's PDF signed, writes it beside the document and sends what it
// is worth.
func (d *Desk) sign(w http.ResponseWriter, r *http.Request) {
	s, ok := d.asked(w, r)
	if !ok {
		return
	}
	defer s.wipe()
	doc, ok := d.opened(w, s.Document)
	if !ok {
		return
	}
	d.pen.Lock()
	defer d.pen.Unlock()
	p, ok := d.paperOf(w, doc)
	if !ok {
		return
	}
	var err error
	if len(s.P12) > 0 {
		err = d.signOwn(s, p)
	} else {
		err = d.signRemotely(s, p)
	}
	if err != nil {
		refuse(w, http.StatusUnprocessableEntity, refusalWords(err))
		return
	}
	d.Saved(p.to)
	send(w, http.StatusOK, d.standsAs(doc))
}

// levels are those of a signature; the first needs no time-stamp authority.
var levels = map[string]sign.Level{"": sign.LevelB, "b-b": sign.LevelB, "b-t": sign.LevelT, "b-lt": sign.LevelLT, "b-lta": sign.LevelLTA}

// signOwn signs with a key of one's own.
func (d *Desk) signOwn(s *signature, p *paper) error {
	level, known := levels[s.Level]
	if !known || level >= sign.LevelT && s.TSA == "" {
		return errors.New("tingkat ini memerlukan alamat penanda waktu")
	}
	now := d.Now()
	id, err := sign.ReadPKCS12(s.P12, string(s.Passphrase))
	s.wipe()
	if err == nil {
		err = id.Check(now)
	}
	if err != nil {
		return err
	}
	stamper := &signing.Stamper{Address: s.TSA, Unchecked: func(string) {}}
	request := sign.Request{Identity: id, Random: rand.Reader, Reason: s.Reason, City: s.City, Level: level, Stamp: stamper.Stamp, Prove: signing.Prover(false)}
	task := &signing.Task{Input: p.Name, Output: p.to, Keep: true}
	if err := task.Prepare(p.File, request, signing.Waived{Signer: s.Anybody}); err != nil {
		return err
	}
	out, err := task.Sign(d.ctx, now, nil)
	if err != nil {
		return err
	}
	return p.write(d.ctx, out)
}

// service returns the service that a page names.
func (d *Desk) service(s *signature) (signing.Service, error) {
	if (s.NIK == "") == (s.Email == "") || s.Version == 1 && s.NIK == "" {
		return nil, errors.New("isi NIK, atau pada layanan versi 2 alamat surel, penanda tangannya")
	}
	account := d.Account
	if s.User != "" {
		account = Account{s.User, string(s.Password)}
	}
	service := &signing.BSrE{URL: s.Service, User: account.User, Password: account.Password, Version: s.Version, Insecure: s.Plain, NIK: s.NIK, Email: s.Email}
	return service, service.Open()
}

// sendCode has the service send a code for one signature to the signer.
func (d *Desk) sendCode(w http.ResponseWriter, r *http.Request) {
	s, ok := d.asked(w, r)
	if !ok {
		return
	}
	defer s.wipe()
	service, err := d.service(s)
	if err == nil {
		err = service.SendCode(d.ctx, 1)
	}
	if err != nil {
		refuse(w, http.StatusUnprocessableEntity, refusalWords(err))
		return
	}
	send(w, http.StatusOK, map[string]string{"kabar": "layanan diminta mengirim kode sekali pakai kepada penanda tangan"})
}

// signRemotely has the service sign. What it returns is looked at before it takes a
// name, and kept even where it does not please.
func (d *Desk) signRemotely(s *signature, p *paper) error {
	service, err := d.service(s)
	if err != nil {
		return err
	}
	if err := p.MaySign(signing.Waived{}); err != nil {
		return err
	}
	look, err := p.LookOf(nil, false)
	if err != nil {
		return err
	}
	if err := service.Admits(d.ctx); err != nil {
		return err
	}
	secret := signing.Secret{Passphrase: string(s.Passphrase), Code: strings.TrimSpace(s.Code)}
	out, err := service.Sign(d.ctx, secret, []signing.Job{{PDF: p.Data, Look: look, Reason: s.Reason, City: s.City}})
	s.wipe()
	if err != nil {
		return err
	}
	if err = p.Accept(out[0], look, s.Anybody, d.Now()); err == nil {
		if err = p.write(context.WithoutCancel(d.ctx), out[0]); err == nil {
			return nil
		}
	}
	return signing.SetAside(d.ctx, service.Name(), p.to, out[0], err)
}

// refusalWords says why something was not signed; what a hint says of options of the
// command is said of the form.
func refusalWords(err error) string {
	var refusal *sign.Refusal
	switch {
	case errors.Is(err, signing.ErrForeign) && errors.As(err, &refusal):
		return report.Visible(refusal.Error()) + "; bila memang benar, centang “atas nama orang lain”"
	case !errors.As(err, &refusal):
		return report.Reason(err)
	}
	words := refusal.Error()
	if refusal.Hint != "" && !strings.Contains(refusal.Hint, "--") {
		words += "; " + refusal.Hint
	}
	return report.Visible(words)
}
