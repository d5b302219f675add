package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"time"

	"github.com/spf13/cobra"

	"iku/cmd/internal/batch"
	"iku/cmd/internal/inorder"
	"iku/cmd/internal/signing"
	"iku/sign"
)

// verifying is one run of the command verify.
type verifying struct {
	*streams
	trust, trustTSA, lists []string
	online, private        bool
	anybody                bool
	format                 string
	quiet                  bool
	jobs                   int
}

func newVerify(s *streams) *cobra.Command {
	v := &verifying{streams: s}
	c := &cobra.Command{
		Use:   "verify " + pdfInputsUse,
		Short: "periksa tanda tangan elektronik sebuah PDF",
		Long: `Setiap tanda tangan dinilai seperti EU DSS menilainya, dan setiap perubahan sesudah
penandatanganan disebut. Yang dipercaya hanya sertifikat dari --trust dan --trust-tsa;
cocokkan sidik jari SHA-256-nya dengan yang diumumkan oleh penerbitnya.
Penanda tangannya dicocokkan dengan yang disebut lembarnya, halamannya dengan sumber di
dalamnya. Jaringan hanya dihubungi dengan --online. Kode keluar 0 bila semua lulus, 1 bila tidak.
Beberapa berkas dijumlahkan di akhir.
` + aboutFolders,
		Example: `iku verify lembar-ttd.pdf --trust root-ca-indonesia.pem
iku verify pdf/ --quiet --trust root.pem
iku verify *.pdf --trust root.pem --trust-tsa tsa.pem --online --format json`,
		Args:              atLeastOne("berkas PDF"),
		ValidArgsFunction: completePDF,
	}
	f := c.Flags()
	f.StringArrayVar(&v.trust, "trust", nil, "percayai sertifikat di `BERKAS` sebagai pangkal penanda tangan (dapat diulang)")
	f.StringArrayVar(&v.trustTSA, "trust-tsa", nil, "percayai sertifikat di `BERKAS` sebagai pangkal penanda waktu (dapat diulang)")
	f.StringArrayVar(&v.lists, "crl", nil, "daftar sertifikat yang dicabut dari `BERKAS` (dapat diulang)")
	f.BoolVar(&v.online, "online", false, "tanyakan pencabutan sertifikat ke penerbitnya")
	f.BoolVar(&v.private, "allow-private", false, "dengan --online, juga ke alamat di jaringan sendiri")
	f.BoolVar(&v.anybody, "any-signer", false, "terima juga bila lembarnya menyebut penanda tangan lain")
	f.BoolVarP(&v.quiet, "quiet", "q", false, "hanya tampilkan yang tidak lulus")
	jobsFlag(f, &v.jobs, "periksa `N` berkas sekaligus")
	f.StringVar(&v.format, "format", "text", "tampilkan sebagai `BENTUK`: text atau json")
	completeWords(c, "format", "text", "json")
	for _, flag := range []string{"trust", "trust-tsa"} {
		_ = c.MarkFlagFilename(flag, "pem", "crt", "cer")
	}
	c.RunE = func(c *cobra.Command, args []string) error {
		if v.format != "text" && v.format != "json" {
			return wrong(c, "bentuk %q tidak dikenal; yang ada text dan json", v.format)
		}
		if err := tooFewJobs(v.jobs); err != nil {
			return wrong(c, "%v", err)
		}
		ctx := v.until(c)
		inputs, errs := batch.FindFiles(args, pdfExtension, "")
		return endedWith(max(v.unread(errs), v.verify(ctx, inputs, len(errs))))
	}
	return c
}

// verdict is what is said of a file.
type verdict struct {
	File   string `json:"file"`
	Passed bool   `json:"passed"`
	*sign.Report
	Source signing.Source `json:"source"`
	// By signed, and the sheet names somebody else; empty where it names one of them.
	By    string `json:"signed_by,omitempty"`
	Named string `json:"sheet_names,omitempty"`
	Error string `json:"error,omitempty"`
}

// verify tells of each file in their order, however many are looked at side by side,
// and sums them up where there are several. unread could not be looked at.
func (v *verifying) verify(ctx context.Context, inputs []batch.Input, unread int) (code int) {
	passed, refused := 0, 0
	anchorless := false
	policy, err := v.policy()
	if err != nil {
		return max(v.complain("", err), exitFailed)
	}
	var r signing.Reader
	inorder.Each(ctx, len(inputs), inorder.Options{Jobs: v.jobs}, func(i int) (out verdict, err error) {
		in, err := readInput(v.in, inputs[i].Path)
		if err != nil {
			return out, err
		}
		f := r.LayOut(in)
		out.File = f.Name
		if out.Report, err = sign.Verify(ctx, f.Data, policy); err != nil {
			out.Error, out.Report = err.Error(), &sign.Report{}
		}
		out.Source = f.Source(out.Report)
		out.By, out.Named = f.Foreign(out.Report)
		out.Passed = out.Report.Passed() && out.Source.Sound() && (out.By == "" || v.anybody)
		return out, nil
	}, func(i int, out verdict, err error) {
		if err != nil {
			unread++
			code = max(code, v.complain(nameOf(err, inputs[i].Path), err))
			return
		}
		if out.Passed {
			passed++
		} else {
			refused++
			code = max(code, exitFound)
		}
		for _, s := range out.Signatures {
			anchorless = anchorless || s.SubIndication == sign.NoChain
		}
		if out.Passed && v.quiet && v.format == "text" {
			return
		}
		if err := v.show(out); err != nil {
			code = max(code, v.complain("", err))
		}
	})
	if ctx.Err() != nil {
		return max(code, v.complain("", ctx.Err()))
	}
	if anchorless && len(v.trust) == 0 && v.format == "text" {
		fmt.Fprintln(v.err, "Belum ada sertifikat yang dipercaya; berikan pangkalnya: --trust akar.pem")
	}
	if v.format == "text" && len(inputs)+unread > 1 {
		text := fmt.Sprintf("%s berkas lulus", thousands(passed))
		if refused > 0 {
			text += fmt.Sprintf(", %s tidak lulus", thousands(refused))
		}
		if unread > 0 {
			text += fmt.Sprintf(", %s tidak dapat dibaca", thousands(unread))
		}
		fmt.Fprintln(v.err, text)
	}
	return code
}

func (v *verifying) policy() (p sign.Policy, err error) {
	p.Now = clock()
	if p.Trust, err = signing.ReadCertificates(v.trust, v.warn); err != nil {
		return p, err
	}
	if p.TrustTSA, err = signing.ReadCertificates(v.trustTSA, v.warn); err != nil {
		return p, err
	}
	if p.CRLs, err = signing.ReadCRLs(v.lists); err != nil {
		return p, err
	}
	if v.online {
		p.Ask = signing.Prover(v.private)
	}
	return p, nil
}

func (v *verifying) show(out verdict) error {
	if v.format == "json" {
		e := json.NewEncoder(v.out)
		e.SetEscapeHTML(false)
		return e.Encode(out)
	}
	_, err := io.WriteString(v.out, out.text(time.Local))
	return err
}
