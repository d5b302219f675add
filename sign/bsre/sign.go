package bsre

import (
	"bytes"
	"context"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"mime/multipart"
	"net/http"
	"net/textproto"
	"net/url"
	"strconv"
	"strings"
	"time"
)

// Job is a file to be signed, and who signs it.
type Job struct {
	NIK, Email string // one of them; the first version knows only the NIK
	Passphrase string
	TOTP       string // a code for one request, instead of the passphrase (second version)
	PDF        []byte
	Name       string // of the file
	Visible    *Visible
	Reason     string
	City       string
}

// Visible is what is shown of a signature: a picture or, without one, the code of a
// link.
type Visible struct {
	Page                int // the first is 1
	X, Y, Width, Height int // points from the page's lower left corner
	// Anchor is a character that the page has once: the service looks for it
	// instead of taking Page, X and Y ("tag_koordinat").
	Anchor string
	Image  []byte
	Link   string
}

// errNoPDF says that the service answered something else than a PDF.
var errNoPDF = errors.New("jawaban layanan BSrE bukan PDF")

// CheckUser asks whether somebody may sign. A service that does not know the
// question is no obstacle.
func (c *Client) CheckUser(ctx context.Context, j Job) error {
	var r *reply
	var err error
	if c.Version == 1 {
		r, err = c.send(ctx, http.MethodGet, "/api/user/status/"+url.PathEscape(j.NIK), "", nil)
	} else {
		r, err = c.sendJSON(ctx, "/api/v2/user/check/status", j.who())
	}
	if err != nil {
		return err
	}
	m, ok := r.read()
	if !ok && (r.status == http.StatusNotFound || r.status == http.StatusMethodNotAllowed) {
		return nil
	}
	if err := r.refusal(false); err != nil {
		return err
	}
	var status string
	if json.Unmarshal(m.Status, &status) == nil && status != "" && !strings.EqualFold(status, "ISSUE") {
		return &Error{Status: r.status, Message: "sertifikat penanda tangan berstatus " + status + ", bukan ISSUE"}
	}
	return nil
}

// Sign returns the file as the service has signed it. Whether that is so is for
// the caller to verify.
func (c *Client) Sign(ctx context.Context, j Job) ([]byte, error) {
	switch {
	case c.Version == 2:
		out, err := c.SignTogether(ctx, []Job{j})
		if err != nil {
			return nil, err
		}
		return out[0], nil
	case j.NIK == "":
		return nil, errors.New("layanan BSrE versi 1 memerlukan NIK")
	case j.TOTP != "":
		return nil, errors.New("layanan BSrE versi 1 tidak mengenal kode sekali pakai (TOTP)")
	}
	form, kind, err := j.form()
	if err != nil {
		return nil, err
	}
	r, err := c.send(ctx, http.MethodPost, "/api/sign/pdf", kind, form)
	if err != nil {
		return nil, err
	}
	if isPDF(r.body) && r.status == http.StatusOK {
		return r.body, nil
	}
	if err := r.refusal(false); err != nil {
		return nil, j.hidden(err)
	}
	m, _ := r.read()
	switch id := firstOf(m.IDDokumen, r.id); {
	case m.Signed != "":
		return decode(m.Signed)
	case id != "":
		return c.download(ctx, id, j)
	}
	return nil, errNoPDF
}

// download fetches a signed file, which the service may give away only once.
func (c *Client) download(ctx context.Context, id string, j Job) ([]byte, error) {
	path := "/api/sign/download/" + url.PathEscape(id)
	r, err := c.send(ctx, http.MethodGet, path, "", nil)
	if errors.Is(err, errCut) {
		r, err = c.send(ctx, http.MethodGet, path, "", nil)
		if err == nil && !isPDF(r.body) {
			return nil, fmt.Errorf("%w; berkas yang sudah ditandatangani (id_dokumen %s) tidak diberikan untuk kedua kalinya, mintalah kepada pengelola layanan", errCut, clip(masked(masked(id, j.Passphrase), j.TOTP)))
		}
	}
	if err != nil {
		return nil, err
	}
	if isPDF(r.body) && r.status == http.StatusOK {
		return r.body, nil
	}
	if err := r.refusal(false); err != nil {
		return nil, j.hidden(err)
	}
	return nil, errNoPDF
}

// form returns the request of the first version.
func (j Job) form() (body []byte, kind string, err error) {
	var b bytes.Buffer
	w := multipart.NewWriter(&b)
	fields := [][2]string{{"nik", j.NIK}, {"passphrase", j.Passphrase}, {"tampilan", "invisible"}}
	files := []struct {
		field, name, kind string
		data              []byte
	}{{"file", j.Name, "application/pdf", j.PDF}}
	if v := j.Visible; v != nil {
		fields[2][1] = "visible"
		fields = append(fields, [2]string{"image", strconv.FormatBool(v.Image != nil)},
			[2]string{"width", strconv.Itoa(v.Width)}, [2]string{"height", strconv.Itoa(v.Height)})
		if v.Anchor != "" {
			fields = append(fields, [2]string{"tag_koordinat", v.Anchor})
		} else {
			fields = append(fields, [2]string{"page", strconv.Itoa(v.Page)},
				[2]string{"xAxis", strconv.Itoa(v.X)}, [2]string{"yAxis", strconv.Itoa(v.Y)})
		}
		if v.Image == nil {
			fields = append(fields, [2]string{"linkQR", v.Link})
		} else {
			files = append(files, struct {
				field, name, kind string
				data              []byte
			}{"imageTTD", "ttd.png", "image/png", v.Image})
		}
	}
	for _, f := range [][2]string{{"reason", j.Reason}, {"location", j.City}} {
		if f[1] != "" {
			fields = append(fields, f)
		}
	}
	for _, f := range fields {
		if err := w.WriteField(f[0], f[1]); err != nil {
			return nil, "", err
		}
	}
	for _, f := range files {
		header := textproto.MIMEHeader{}
		header.Set("Content-Disposition", multipart.FileContentDisposition(f.field, f.name))
		header.Set("Content-Type", f.kind)
		part, err := w.CreatePart(header)
		if err != nil {
			return nil, "", err
		}
		if _, err := part.Write(f.data); err != nil {
			return nil, "", err
		}
	}
	if err := w.Close(); err != nil {
		return nil, "", err
	}
	return b.Bytes(), w.FormDataContentType(), nil
}

func (c *Client) sendJSON(ctx context.Context, path string, request any) (*reply, error) {
	body, err := json.Marshal(request)
	if err != nil {
		return nil, err
	}
	return c.send(ctx, http.MethodPost, path, "application/json", body)
}

func decode(text string) ([]byte, error) {
	data, err := base64.StdEncoding.DecodeString(strings.Join(strings.Fields(text), ""))
	if err != nil || !isPDF(data) {
		return nil, errNoPDF
	}
	return data, nil
}

func isPDF(data []byte) bool { return bytes.HasPrefix(data, []byte("%PDF-")) }

// Patience is how long a service may take: it may have many files to sign.
const Patience = 2 * time.Minute
