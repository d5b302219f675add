package sign_test

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"iku/sign"
)

const appendTo = `
import os, sys
from pyhanko.sign import signers, fields, timestamps
from pyhanko.sign.validation import dss
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.stamp import TextStampStyle
src, p12, out = sys.argv[1:]
s = signers.SimpleSigner.load_pkcs12(p12, passphrase=b'rahasia')
tsa = timestamps.DummyTimeStamper(s.signing_cert, s.signing_key, certs_to_embed=s.cert_registry)
def put(name, append, base=src):
    path = os.path.join(out, name + '.pdf')
    with open(path, 'wb') as f:
        append(IncrementalPdfFileWriter(open(base, 'rb')), f)
    return path
def shown(w, f):
    fields.append_signature_field(w, fields.SigFieldSpec('Tampak', on_page=0, box=(72, 100, 300, 160)))
    meta = signers.PdfSignatureMetadata(field_name='Tampak', subfilter=fields.SigSeedSubFilter.PADES)
    signers.PdfSigner(meta, signer=s, stamp_style=TextStampStyle(stamp_text='%(signer)s, %(ts)s')).sign_pdf(w, output=f)
def stamp(w, f):
    signers.PdfTimeStamper(tsa).timestamp_pdf(w, 'sha256', output=f)
def waiting(w, f):
    fields.append_signature_field(w, fields.SigFieldSpec('Menunggu'))
    w.write(f)
put('tampak', shown)
put('stempel lagi', stamp, put('stempel', stamp))
put('menunggu', waiting)
with open(src, 'rb') as f: data = f.read()
with open(os.path.join(out, 'bukti.pdf'), 'wb+') as f:
    f.write(data)
    f.seek(0)
    dss.DocumentSecurityStore.add_dss(f, None, certs=[s.signing_cert], ocsps=[], crls=[])
`

// TestTheyAppend: what pyHanko may append to a signed file leaves its signature as
// it was: a signature that is shown, time stamps, evidence, a field that waits.
func TestTheyAppend(t *testing.T) {
	d := current(t)
	dir := d.filesNow(t)
	for _, base := range []string{"B-B.pdf", "B-LTA.pdf"} {
		out := t.TempDir()
		run(t, python(t), "-c", appendTo, filepath.Join(dir, base), filepath.Join(dir, "kunci.p12"), out)
		made, err := filepath.Glob(filepath.Join(out, "*.pdf"))
		if err != nil || len(made) != 5 {
			t.Fatalf("%d files, %v", len(made), err)
		}
		for _, name := range made {
			r := d.verify(t, read(t, name), func(p *sign.Policy) { p.Now = time.Now().Add(time.Minute) })
			if s := r.Signatures[0]; s.Indication != sign.Passed || s.Whole || len(s.Changes) == 0 {
				t.Errorf("%s after %s: %s", filepath.Base(name), base, told(r))
			}
		}
	}
}

const certifyIt = `
import sys
from pyhanko.sign import signers, fields
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
src, p12, out = sys.argv[1:]
s = signers.SimpleSigner.load_pkcs12(p12, passphrase=b'rahasia')
meta = signers.PdfSignatureMetadata(field_name='Pertama', subfilter=fields.SigSeedSubFilter.PADES, certify=True,
    docmdp_permissions=fields.MDPPerm.FILL_FORMS)
with open(src, 'rb') as f, open(out, 'wb') as o:
    signers.PdfSigner(meta, signer=s).sign_pdf(IncrementalPdfFileWriter(f), output=o)
`

// TestWeSignWhatTheyCertified: a certification by pyHanko that permits signing is not
// broken by our signature.
func TestWeSignWhatTheyCertified(t *testing.T) {
	d := current(t)
	dir := d.filesNow(t)
	plain, certified := filepath.Join(dir, "polos.pdf"), filepath.Join(dir, "disertifikasi.pdf")
	if err := os.WriteFile(plain, sheet(t, true), 0o600); err != nil {
		t.Fatal(err)
	}
	run(t, python(t), "-c", certifyIt, plain, filepath.Join(dir, "kunci.p12"), certified)
	later := time.Now().Add(time.Minute)
	out := d.sign(t, read(t, certified), func(r *sign.Request) { r.Now = later }, sign.LevelB)
	r := d.verify(t, out, func(p *sign.Policy) { p.Now = later })
	if len(r.Signatures) != 2 || !r.Passed() || len(r.Signatures[0].Changes) == 0 {
		t.Error(told(r))
	}
}
