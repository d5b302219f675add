package bsre

import (
	"context"
	"encoding/base64"
	"errors"

	"rsc.io/qr"
)

// who returns the signer as the second version names it.
func (j Job) who() map[string]any {
	if j.NIK != "" {
		return map[string]any{"nik": j.NIK}
	}
	return map[string]any{"email": j.Email}
}

// RequestTOTP has the service send the signer a code with which that many files can
// be signed in one request. How it reaches them is the service's affair.
func (c *Client) RequestTOTP(ctx context.Context, j Job, files int) error {
	if c.Version != 2 {
		return errors.New("layanan BSrE versi 1 tidak mengenal kode sekali pakai (TOTP)")
	}
	request := j.who()
	request["data"] = files
	r, err := c.sendJSON(ctx, "/api/v2/sign/get/totp", request)
	if err != nil {
		return err
	}
	if err := r.refusal(true); err != nil {
		return err
	}
	if _, ok := r.read(); !ok && len(r.body) > 0 {
		return errors.New("jawaban layanan BSrE atas permintaan kode tidak dikenal")
	}
	return nil
}

// SignTogether returns files of one signer as the service has signed them, in one
// request of the second version; all or none.
func (c *Client) SignTogether(ctx context.Context, jobs []Job) ([][]byte, error) {
	switch {
	case c.Version != 2:
		return nil, errors.New("layanan BSrE versi 1 menandatangani satu berkas sekali minta")
	case len(jobs) == 0:
		return nil, nil
	case jobs[0].NIK == "" && jobs[0].Email == "":
		return nil, errors.New("layanan BSrE memerlukan NIK atau alamat surel penanda tangan")
	}
	request := jobs[0].who()
	if code := jobs[0].TOTP; code != "" {
		request["totp"] = code
	} else {
		request["passphrase"] = jobs[0].Passphrase
	}
	var properties []any
	var files []string
	for _, j := range jobs {
		shown, err := j.properties()
		if err != nil {
			return nil, err
		}
		properties = append(properties, shown)
		files = append(files, base64.StdEncoding.EncodeToString(j.PDF))
	}
	request["signatureProperties"], request["file"] = properties, files
	r, err := c.sendJSON(ctx, "/api/v2/sign/pdf", request)
	if err != nil {
		return nil, err
	}
	if err := r.refusal(false); err != nil {
		return nil, jobs[0].hidden(err)
	}
	m, _ := r.read()
	if len(m.SignedList) != len(jobs) {
		return nil, errNoPDF
	}
	out := make([][]byte, len(jobs))
	for i, text := range m.SignedList {
		if out[i], err = decode(text); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// properties returns what the second version is told of a file's signature. It draws
// no codes itself: a link becomes a picture.
func (j Job) properties() (map[string]any, error) {
	properties := map[string]any{"tampilan": "INVISIBLE"}
	if v := j.Visible; v != nil {
		image, width := v.Image, v.Width
		if image == nil {
			code, err := qr.Encode(v.Link, qr.M)
			if err != nil {
				return nil, errors.New("isi QR terlalu panjang")
			}
			image, width = code.PNG(), v.Height
		}
		properties = map[string]any{"tampilan": "VISIBLE", "width": width, "height": v.Height,
			"imageBase64": base64.StdEncoding.EncodeToString(image)}
		if v.Anchor != "" {
			properties["tag_koordinat"] = v.Anchor
		} else {
			properties["page"], properties["originX"], properties["originY"] = v.Page, v.X, v.Y
		}
	}
	for key, text := range map[string]string{"reason": j.Reason, "location": j.City} {
		if text != "" {
			properties[key] = text
		}
	}
	return properties, nil
}
