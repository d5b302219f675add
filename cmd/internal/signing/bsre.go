package signing

import (
	"context"
	"net/http"

	"iku/sign/bsre"
)

// BSrE is the account of somebody at an eSign client service of BSrE, which is a
// Service.
type BSrE struct {
	URL, User, Password string
	Version             int
	Insecure            bool   // without encryption
	NIK, Email          string // of the signer: one of them

	client *bsre.Client
}

// Open makes the service ready to be asked, or tells why its address is none.
func (b *BSrE) Open() (err error) {
	b.client, err = bsre.New(b.URL, b.User, b.Password, b.Version, &http.Client{Timeout: bsre.Patience}, b.Insecure)
	return err
}

// Name implements Service.
func (b *BSrE) Name() string { return "BSrE" }

// Admits implements Service.
func (b *BSrE) Admits(ctx context.Context) error {
	return b.client.CheckUser(ctx, b.job(Secret{}, Job{}))
}

// SendCode implements Service.
func (b *BSrE) SendCode(ctx context.Context, files int) error {
	return b.client.RequestTOTP(ctx, b.job(Secret{}, Job{}), files)
}

// Sign implements Service.
func (b *BSrE) Sign(ctx context.Context, secret Secret, jobs []Job) ([][]byte, error) {
	all := make([]bsre.Job, len(jobs))
	for i, j := range jobs {
		all[i] = b.job(secret, j)
	}
	if len(all) == 1 {
		out, err := b.client.Sign(ctx, all[0])
		return [][]byte{out}, err
	}
	return b.client.SignTogether(ctx, all)
}

func (b *BSrE) job(secret Secret, j Job) bsre.Job {
	return bsre.Job{NIK: b.NIK, Email: b.Email, Name: "dokumen.pdf", Passphrase: secret.Passphrase, TOTP: secret.Code,
		PDF: j.PDF, Visible: (*bsre.Visible)(j.Look), Reason: j.Reason, City: j.City}
}
