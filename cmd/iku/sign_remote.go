package main

import (
	"context"
	"crypto/sha256"
	"fmt"
	"os"
	"strings"

	"iku/cmd/internal/report"
	"iku/cmd/internal/signing"
	"iku/cmd/internal/whole"
)

// signRemotely has each file signed by a service. What comes back is looked at
// before it takes a name, and kept even where it does not please: the service
// may give it only once.
func (g *signer) signRemotely(ctx context.Context, inputs, names []string) int {
	service, err := g.remote.open()
	if err != nil {
		return g.complain("", err)
	}
	files, jobs, code := g.jobsFor(inputs, names)
	if code != exitDone {
		return code
	}
	secret, err := g.unlock(ctx, service, len(jobs))
	if err != nil {
		return g.complain("", err)
	}
	count := g.newCount(len(inputs), 0)
	defer count.close()
	done := func(i int, out []byte, err error) {
		if err == nil {
			if err = files[i].Accept(out, jobs[i].Look, g.waived.Signer, clock()); err != nil {
				err = signing.Mistaken(err, out, files)
			} else if err = g.keep(ctx, names[i], files[i], out); err == nil {
				count.signed(names[i], service.Name())
				return
			}
			err = g.setAside(ctx, service.Name(), inputs[i], names[i], out, err)
		}
		code = max(code, count.refused(files[i].Name, err))
	}
	if g.totp { // a code is good for one request
		all, err := service.Sign(ctx, secret, jobs)
		if err != nil {
			return max(g.complain("", err), count.end(ctx, g.err))
		}
		for i, out := range all {
			done(i, out, nil)
		}
		return max(code, count.end(ctx, g.err))
	}
	for i := range jobs {
		if ctx.Err() != nil {
			break
		}
		out, err := service.Sign(ctx, secret, jobs[i:i+1])
		if err != nil {
			done(i, nil, err)
			continue
		}
		done(i, out[0], nil)
	}
	return max(code, count.end(ctx, g.err))
}

// jobsFor reads the files and says what the service is to show of each. What cannot
// be written is found here: a service may give a file only once.
func (g *signer) jobsFor(inputs, names []string) (files []*signing.File, jobs []signing.Job, code int) {
	var image []byte
	var err error
	if g.image != "" {
		if image, err = signing.ReadSmall(g.image); err != nil {
			return nil, nil, g.complain("", err)
		}
	}
	var r signing.Reader
	for i, input := range inputs {
		in, err := readInput(g.in, input)
		if err == nil {
			err = g.may(names[i])
		}
		if err != nil {
			code = max(code, g.complain(nameOf(err, input), err))
			continue
		}
		f := r.LayOut(in)
		j := signing.Job{PDF: f.Data, Reason: g.reason, City: g.city}
		if err = f.MaySign(g.waived); err == nil {
			j.Look, err = f.LookOf(image, g.anchor)
		}
		if err != nil {
			code = max(code, g.complain(f.Name, err))
			continue
		}
		files, jobs = append(files, f), append(jobs, j)
	}
	return files, jobs, code
}

// unlock returns what opens the signer's key, after the service was asked whether
// they may sign.
func (g *signer) unlock(ctx context.Context, service signing.Service, files int) (s signing.Secret, err error) {
	if !g.totp {
		if s.Passphrase, err = g.passphrase("Frasa sandi penanda tangan").read(ctx, g.streams); err != nil {
			return s, err
		}
	}
	if err := service.Admits(ctx); err != nil {
		return s, err
	}
	if g.totp {
		s.Code, err = g.code(ctx, service, files)
	}
	return s, err
}

// code returns the code for one request. Unless it is there already, the service is
// asked to send one to the signer.
func (g *signer) code(ctx context.Context, service signing.Service, files int) (string, error) {
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
		if err := service.SendCode(ctx, files); err != nil {
			return "", err
		}
		fmt.Fprintln(g.err, "iku: layanan diminta mengirim kode sekali pakai kepada penanda tangan")
	}
	text, err := q.read(ctx, g.streams)
	return strings.TrimSpace(text), err
}

// keep writes what a service returned under its name, also when the run is being
// stopped: it may give it only once.
func (g *signer) keep(ctx context.Context, name string, f *signing.File, out []byte) error {
	if f.Rewritten(out) {
		fmt.Fprintf(g.err, "iku: %s: layanan menyusun ulang berkasnya; isinya tidak lagi sama bita demi bita\n", report.Visible(f.Name))
	}
	return g.write(context.WithoutCancel(ctx), whole.Writer{Force: g.force}, name, sha256.Sum256(f.Data), out)
}

// setAside keeps what is not what was asked for, and returns why. What would go to
// standard output or to a device goes beside the input.
func (g *signer) setAside(ctx context.Context, service, input, name string, out []byte, why error) error {
	if name == standard || isOther(name) {
		if name = input; name == standard {
			name = "masukan-standar.pdf"
		}
	}
	return signing.SetAside(ctx, service, name, out, why)
}

// isOther tells whether something that is no file stands there: a device.
func isOther(name string) bool {
	info, err := os.Stat(name)
	return err == nil && !info.Mode().IsRegular()
}
