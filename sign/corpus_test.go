package sign_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"iku/sign"
	"iku/sign/signtest"
)

// corpus is where signed files of EU DSS and pyHanko stand, with what pyHanko says of
// them; it is beside the repository, not in it.
const corpus = "../../shared/korpus/tandatangan"

// judgements says of each file what is said of its signatures without any trust, and why
// that is so where it is not only that nobody is trusted.
var judgements = []struct{ file, want, reason string }{
	{"dss-AD-RB.pdf", "NO_CERTIFICATE_CHAIN_FOUND, NO_CERTIFICATE_CHAIN_FOUND", ""},
	{"dss-DSS-1683.pdf", "CRYPTO_CONSTRAINTS_FAILURE_NO_POE", "signed without attributes, by SHA-1: judged, and weak"},
	{"dss-DSS-2155.pdf", "FORMAT_FAILURE", "text behind the CMS, in what nothing covers"},
	{"dss-PAdES-LT.pdf", "NO_CERTIFICATE_CHAIN_FOUND, NO_CERTIFICATE_CHAIN_FOUND, NO_CERTIFICATE_CHAIN_FOUND, NO_CERTIFICATE_CHAIN_FOUND", ""},
	{"dss-dss-1376-DSS1376-rev_n-1.pdf", "NO_CERTIFICATE_CHAIN_FOUND", ""},
	{"dss-dss-1376-DSS1376-rev_n-2.pdf", "NO_CERTIFICATE_CHAIN_FOUND", ""},
	{"dss-dss-1376-DSS1376-rev_n-3.pdf", "NO_CERTIFICATE_CHAIN_FOUND", ""},
	{"dss-dss-1376-DSS1376-rev_n-4.pdf", "NO_CERTIFICATE_CHAIN_FOUND", ""},
	{"dss-dss-1420-PAdES-BpB-att-SHA256-SHA3_224withRSA.pdf", "SIG_CRYPTO_FAILURE", "it says SHA3-224 and was made with SHA-256: no key made it"},
	{"dss-dss-1420-PAdES-BpB-att-SHA256-SHA3_256withRSA.pdf", "SIG_CRYPTO_FAILURE", "it says SHA3-256 and was made with SHA-256: no key made it"},
	{"dss-dss-2058-dss-2058-LTA-test.pdf", "NO_CERTIFICATE_CHAIN_FOUND, NO_CERTIFICATE_CHAIN_FOUND", ""},
	{"dss-dss-2058-dss-2058-QC-LTA-test.pdf", "NO_CERTIFICATE_CHAIN_FOUND, NO_CERTIFICATE_CHAIN_FOUND, NO_CERTIFICATE_CHAIN_FOUND", ""},
	{"dss-dss-2236-hide.pdf", "CHANGED_AFTER_SIGNING", "what was appended hides the text: an attack"},
	{"dss-dss-2236-replace.pdf", "CHANGED_AFTER_SIGNING", "the appearance of a filled field is another, its value is not: an attack"},
	{"dss-dss-2554-fieldmdp-exclude-signed.pdf", "NO_CERTIFICATE_CHAIN_FOUND", ""},
	{"dss-dss-PLAIN-ECDSA-TeleSec_PKS_eIDAS_QES_CA_1-baseline-b.pdf", "CRYPTO_CONSTRAINTS_FAILURE", "a key on a Brainpool curve: not judged"},
	{"dss-hello_signed_INCSAVE_signed_EDITED.pdf", "FORMAT_FAILURE, CHANGED_AFTER_SIGNING", "edited after it was signed: an attack"},
	{"dss-pades-5-signatures-and-1-document-timestamp.pdf", "CHANGED_AFTER_SIGNING, CHANGED_AFTER_SIGNING, CHANGED_AFTER_SIGNING, CHANGED_AFTER_SIGNING, CHANGED_AFTER_SIGNING", "the last table names a predecessor at 0: nobody reads it alike"},
	{"dss-pades-bes-no-certificates.pdf", "NO_SIGNING_CERTIFICATE_FOUND", "no certificate of the signer anywhere"},
	{"dss-pades-enveloping-empty-bytes-cms.pdf", "FORMAT_FAILURE", "a content within the CMS, though empty, is not what PDF signs"},
	{"dss-pades-lta-copied-doctst.pdf", "CHANGED_AFTER_SIGNING, HASH_FAILURE", "the time stamp is that of another file"},
	{"dss-pades-spoofing-replaced-reason.pdf", "FORMAT_FAILURE", "the reason was replaced by a second signature dictionary: an attack"},
	{"dss-pades-t-duplicated-doctst.pdf", "CHANGED_AFTER_SIGNING, CHANGED_AFTER_SIGNING, HASH_FAILURE", "the time stamp is a copy of another revision's"},
	{"dss-pades-t-duplicated-sigtst.pdf", "NO_CERTIFICATE_CHAIN_FOUND", ""},
	{"dss-pades-two-sig-copied-tst.pdf", "NO_CERTIFICATE_CHAIN_FOUND, NO_CERTIFICATE_CHAIN_FOUND", ""},
	{"dss-pades3_Baseline_B.pdf", "NO_CERTIFICATE_CHAIN_FOUND, NO_CERTIFICATE_CHAIN_FOUND, NO_CERTIFICATE_CHAIN_FOUND, NO_CERTIFICATE_CHAIN_FOUND", ""},
	{"dss-pades_infinite_loop.pdf", "FORMAT_FAILURE", "tables that lead to each other: what is covered cannot be told"},
	{"dss-pades_opposite_infinite_loop.pdf", "FORMAT_FAILURE", "tables that lead to each other: what is covered cannot be told"},
	{"dss-pdf-byterange-overlap.pdf", "FORMAT_FAILURE, CHANGED_AFTER_SIGNING", "the second ByteRange lies within the first: an attack"},
	{"dss-pdf-double-signer-info.pdf", "FORMAT_FAILURE", "two signers in one CMS (EN 319 142-1, 4.1)"},
	{"dss-pdf-eof.pdf", "FORMAT_FAILURE", "the ByteRange ends beyond the file"},
	{"dss-pdf-signed-added-page.pdf", "CHANGED_AFTER_SIGNING", "a page was added"},
	{"dss-pdf-signed-out-of-byteRange.pdf", "FORMAT_FAILURE", "the ByteRange ends beyond the file"},
	{"dss-pdf-spoofing-attack.pdf", "FORMAT_FAILURE", "it says that it is not encrypted; the gap holds another dictionary: an attack"},
	{"dss-pdf-with-eof-cr.pdf", "NO_CERTIFICATE_CHAIN_FOUND", ""},
	{"dss-pdf-with-vri-timestamp.pdf", "NO_CERTIFICATE_CHAIN_FOUND", ""},
	{"dss-pkcs7-no-message-digest.pdf", "CRYPTO_CONSTRAINTS_FAILURE_NO_POE", "signed without attributes, by SHA-1: judged, and weak"},
	{"dss-pkcs7_sha1.pdf", "CRYPTO_CONSTRAINTS_FAILURE_NO_POE, CRYPTO_CONSTRAINTS_FAILURE_NO_POE", "both are weak; the root of the page tree has a mark of old iText, a text that prints nothing"},
	{"dss-siwa.pdf", "FORMAT_FAILURE", "the gap is larger than the signature: what stands in it is covered by nobody"},
	{"pyh-certified-with-indirect-refs-in-dir.pdf", "NO_CERTIFICATE_CHAIN_FOUND", ""},
	{"pyh-coverage-anomalies-base.pdf", "FORMAT_FAILURE", "no value"},
	{"pyh-coverage-anomalies-one-byterange.pdf", "FORMAT_FAILURE", "two numbers where four belong"},
	{"pyh-coverage-anomalies-signature-gap-too-big.pdf", "FORMAT_FAILURE", "the gap is larger than the signature"},
	{"pyh-coverage-anomalies-tail-uncovered.pdf", "FORMAT_FAILURE", "it ends within a revision"},
	{"pyh-coverage-anomalies-weird-byterange.pdf", "FORMAT_FAILURE", "it leaves out other bytes than its value"},
	{"pyh-ed448-disallowed-hash.pdf", "CRYPTO_CONSTRAINTS_FAILURE", "Ed448 is not judged"},
	{"pyh-ed448-shake256-nolen.pdf", "CRYPTO_CONSTRAINTS_FAILURE", "SHAKE256 and Ed448 are not judged"},
	{"pyh-extensions-direct.pdf", "NO_CERTIFICATE_CHAIN_FOUND, NO_CERTIFICATE_CHAIN_FOUND", ""},
	{"pyh-extensions-indirect-not-all-paths.pdf", "CHANGED_AFTER_SIGNING, NO_CERTIFICATE_CHAIN_FOUND", "an entry of the catalog that nobody knows was changed with the extensions"},
	{"pyh-extensions-indirect.pdf", "NO_CERTIFICATE_CHAIN_FOUND, NO_CERTIFICATE_CHAIN_FOUND", ""},
	{"pyh-extensions-update-direct.pdf", "NO_CERTIFICATE_CHAIN_FOUND, NO_CERTIFICATE_CHAIN_FOUND", ""},
	{"pyh-extensions-update-indirect.pdf", "NO_CERTIFICATE_CHAIN_FOUND, NO_CERTIFICATE_CHAIN_FOUND", ""},
	{"pyh-form-tree-circular-ref-input.pdf", "tidak ada tanda tangan", "no signature, and a form that leads to itself"},
	{"pyh-form-update-ap-indirect-sneaky-trailer.pdf", "NO_CERTIFICATE_CHAIN_FOUND, NO_CERTIFICATE_CHAIN_FOUND", ""},
	{"pyh-form-update-no-override-appearance-stream-ap-indirect-sneaky.pdf", "NO_CERTIFICATE_CHAIN_FOUND, NO_CERTIFICATE_CHAIN_FOUND", ""},
	{"pyh-form-update-no-override-appearance-stream-ap-indirect.pdf", "NO_CERTIFICATE_CHAIN_FOUND, NO_CERTIFICATE_CHAIN_FOUND", ""},
	{"pyh-form-update-original-ap-type-wrong.pdf", "NO_CERTIFICATE_CHAIN_FOUND, NO_CERTIFICATE_CHAIN_FOUND", ""},
	{"pyh-form-update-override-appearance-stream-ap-indirect-sneaky.pdf", "CHANGED_AFTER_SIGNING, NO_CERTIFICATE_CHAIN_FOUND", "the appearance is used elsewhere too: an attack"},
	{"pyh-form-update-override-appearance-stream-ap-indirect.pdf", "NO_CERTIFICATE_CHAIN_FOUND, NO_CERTIFICATE_CHAIN_FOUND", ""},
	{"pyh-form-update-override-appearance-stream-sneaky.pdf", "CHANGED_AFTER_SIGNING, NO_CERTIFICATE_CHAIN_FOUND", "the appearance is used elsewhere too: an attack"},
	{"pyh-form-update-override-appearance-stream.pdf", "NO_CERTIFICATE_CHAIN_FOUND, NO_CERTIFICATE_CHAIN_FOUND", ""},
	{"pyh-malformed-encrypt-dict2.pdf", "PDF ini disandikan", "encrypted by a password, or by a broken dictionary"},
	{"pyh-minimal-aes256-malformed-oe.pdf", "PDF ini disandikan", "encrypted by a password, or by a broken dictionary"},
	{"pyh-minimal-aes256-malformed-perms.pdf", "PDF ini disandikan", "encrypted by a password, or by a broken dictionary"},
	{"pyh-minimal-illegal-header.pdf", "tidak ada tanda tangan", "no signature"},
	{"pyh-minimal-pubkey-aes256.pdf", "PDF ini disandikan", "encrypted for somebody"},
	{"pyh-minimal-pubkey-rc4-envelope.pdf", "PDF ini disandikan", "encrypted for somebody"},
	{"pyh-minimal-pubkey-rc4.pdf", "PDF ini disandikan", "encrypted for somebody"},
	{"pyh-minimal-pubkey-unknown-envelope-alg.pdf", "PDF ini disandikan", "encrypted for somebody"},
	{"pyh-minimal-signed-twice-both-created.pdf", "NO_CERTIFICATE_CHAIN_FOUND, NO_CERTIFICATE_CHAIN_FOUND", ""},
	{"pyh-minimal-signed-twice-no-sig-type.pdf", "NO_CERTIFICATE_CHAIN_FOUND, NO_CERTIFICATE_CHAIN_FOUND", ""},
	{"pyh-minimal-signed-twice-second-created.pdf", "NO_CERTIFICATE_CHAIN_FOUND, NO_CERTIFICATE_CHAIN_FOUND", ""},
	{"pyh-minimal-startxref-hopeless.pdf", "tidak ada tanda tangan", "no table of cross-references"},
	{"pyh-minimal-startxref-hopeless2.pdf", "tidak ada tanda tangan", "no signature"},
	{"pyh-minimal-startxref-hopeless3.pdf", "tidak ada tanda tangan", "no table of cross-references"},
	{"pyh-minimal-two-fields-aes256.pdf", "PDF ini disandikan", "encrypted by a password, or by a broken dictionary"},
	{"pyh-minimal-two-fields-pubkey-aes256.pdf", "PDF ini disandikan", "encrypted for somebody"},
	{"pyh-minimal-two-fields-pubkey-rc4.pdf", "PDF ini disandikan", "encrypted for somebody"},
	{"pyh-minimal-two-fields-signed-twice.pdf", "NO_CERTIFICATE_CHAIN_FOUND, NO_CERTIFICATE_CHAIN_FOUND", ""},
	{"pyh-minimal-with-field-aes256.pdf", "PDF ini disandikan", "encrypted by a password, or by a broken dictionary"},
	{"pyh-minimal-with-field-pubkey-aes256.pdf", "PDF ini disandikan", "encrypted for somebody"},
	{"pyh-minimal-with-field-pubkey-rc4.pdf", "PDF ini disandikan", "encrypted for somebody"},
	{"pyh-minimal-with-field-rc4.pdf", "PDF ini disandikan", "encrypted by a password, or by a broken dictionary"},
	{"pyh-pades-lta-dss-indirect-arrs-test-2.pdf", "NO_CERTIFICATE_CHAIN_FOUND, NO_CERTIFICATE_CHAIN_FOUND, NO_CERTIFICATE_CHAIN_FOUND", ""},
	{"pyh-pades-lta-dss-indirect-arrs-test.pdf", "NO_CERTIFICATE_CHAIN_FOUND, NO_CERTIFICATE_CHAIN_FOUND", ""},
	{"pyh-pades-with-old-style-signing-cert-attr-issser.pdf", "NO_CERTIFICATE_CHAIN_FOUND", ""},
	{"pyh-pades-with-old-style-signing-cert-attr.pdf", "NO_CERTIFICATE_CHAIN_FOUND", ""},
	{"pyh-pdf-sig-with-econtent.pdf", "FORMAT_FAILURE", "the CMS carries a content of its own"},
	{"pyh-pubkey-3des-test.pdf", "PDF ini disandikan", "encrypted for somebody"},
	{"pyh-pubkey-ecc-test.pdf", "PDF ini disandikan", "encrypted for somebody"},
	{"pyh-pubkey-rc2-test.pdf", "PDF ini disandikan", "encrypted for somebody"},
	{"pyh-separate-annots-kids-indir.pdf", "NO_CERTIFICATE_CHAIN_FOUND, NO_CERTIFICATE_CHAIN_FOUND", ""},
	{"pyh-sig-no-signed-attrs.pdf", "NO_CERTIFICATE_CHAIN_FOUND", ""},
	{"pyh-sig-with-ski-sid.pdf", "NO_CERTIFICATE_CHAIN_FOUND", ""},
	{"pyh-signed-encrypted-pubkey-with-catalog-ref.pdf", "PDF ini disandikan", "encrypted for somebody"}}

// TestCorpus: the verdicts on signed files of others, each decided.
func TestCorpus(t *testing.T) {
	table, err := os.ReadFile(filepath.Join(corpus, "TABEL.md"))
	if err != nil {
		t.Skip("the corpus is not here")
	}
	decided := map[string]bool{}
	for _, c := range judgements {
		t.Run(c.file, func(t *testing.T) {
			decided[c.file] = true
			data, err := os.ReadFile(filepath.Join(corpus, c.file))
			if err != nil {
				t.Fatal(err)
			}
			got := ""
			r, err := sign.Verify(context.Background(), data, sign.Policy{Now: signtest.Now})
			switch {
			case err != nil:
				got = err.Error()
			case len(r.Signatures) == 0:
				got = "tidak ada tanda tangan"
			default:
				var all []string
				for _, s := range r.Signatures {
					all = append(all, string(s.SubIndication))
				}
				got = strings.Join(all, ", ")
			}
			if got != c.want {
				t.Errorf("got %q, want %q (%s)", got, c.want, c.reason)
				if r != nil {
					t.Log(told(r))
				}
			}
			if c.reason == "" && strings.ReplaceAll(strings.ReplaceAll(got, string(sign.NoChain), ""), ", ", "") != "" {
				t.Error("no reason is given")
			}
		})
	}
	for line := range strings.Lines(string(table)) {
		if name, _, ok := strings.Cut(strings.TrimPrefix(line, "| "), " | "); ok && strings.HasSuffix(name, ".pdf") && !decided[name] {
			t.Errorf("%s is not decided", name)
		}
	}
}
