package sign

import (
	"crypto/sha256"
	"crypto/x509"
	"encoding/hex"
	"fmt"
	"time"
)

// Indication is a verdict (EN 319 102-1, 5.1.3).
type Indication string

// The verdicts.
const (
	Passed        Indication = "TOTAL-PASSED"
	Indeterminate Indication = "INDETERMINATE"
	Failed        Indication = "TOTAL-FAILED"
)

// SubIndication says why a signature did not pass, as EN 319 102-1 and EU DSS
// name it.
type SubIndication string

// The reasons; ChangedAfterSigning is our own.
const (
	FormatFailure       SubIndication = "FORMAT_FAILURE"
	HashFailure         SubIndication = "HASH_FAILURE"
	SigCryptoFailure    SubIndication = "SIG_CRYPTO_FAILURE"
	ChangedAfterSigning SubIndication = "CHANGED_AFTER_SIGNING"
	WeakCrypto          SubIndication = "CRYPTO_CONSTRAINTS_FAILURE_NO_POE"
	NoChain             SubIndication = "NO_CERTIFICATE_CHAIN_FOUND"
	ChainConstraints    SubIndication = "CHAIN_CONSTRAINTS_FAILURE"
	OutOfBounds         SubIndication = "OUT_OF_BOUNDS_NO_POE"
	Revoked             SubIndication = "REVOKED"
	RevokedNoPOE        SubIndication = "REVOKED_NO_POE"
	RevokedCANoPOE      SubIndication = "REVOKED_CA_NO_POE"
	TryLater            SubIndication = "TRY_LATER"
	NoSigner            SubIndication = "NO_SIGNING_CERTIFICATE_FOUND"
	ChainFault          SubIndication = "CERTIFICATE_CHAIN_GENERAL_FAILURE" // a certificate that no chain can be built with
	Cryptography        SubIndication = "CRYPTO_CONSTRAINTS_FAILURE"        // an algorithm that is not judged here
	Kind                SubIndication = "SIG_CONSTRAINTS_FAILURE"           // a kind of signature that is not
)

// indications says how each reason is judged.
var indications = map[SubIndication]Indication{
	FormatFailure: Failed, HashFailure: Failed, SigCryptoFailure: Failed, ChangedAfterSigning: Failed, Revoked: Failed,
	WeakCrypto: Indeterminate, NoChain: Indeterminate, ChainConstraints: Indeterminate, OutOfBounds: Indeterminate,
	RevokedNoPOE: Indeterminate, RevokedCANoPOE: Indeterminate, TryLater: Indeterminate,
	NoSigner: Indeterminate, ChainFault: Indeterminate, Cryptography: Indeterminate, Kind: Indeterminate,
}

// Report is what holds of a signed PDF.
type Report struct {
	Signatures []*Signature `json:"signatures"` // in the order of the revisions they cover
	Revisions  int          `json:"revisions"`  // those that signatures cover, and the file's last
	// Mended says that the file is damaged, and how it was read all the same; "" of
	// another.
	Mended string `json:"mended,omitempty"`

	verifier *verifier // that made it; nil where it is of no file
}

// Passed tells whether there are signatures and all of them passed.
func (r *Report) Passed() bool {
	for _, s := range r.Signatures {
		if s.Indication != Passed {
			return false
		}
	}
	return len(r.Signatures) > 0 && r.Mended == ""
}

// Signature is what holds of a signature, or of a time stamp over the file.
type Signature struct {
	Field         string        `json:"field"`
	DocTimeStamp  bool          `json:"document_timestamp"`
	Indication    Indication    `json:"indication"`
	SubIndication SubIndication `json:"sub_indication,omitempty"`
	Reason        string        `json:"reason,omitempty"` // in words

	Signer  string            `json:"signer,omitempty"`
	Cert    *x509.Certificate `json:"-"`                      // the signer's; nil where it is not there
	Claimed time.Time         `json:"claimed_time,omitzero"`  // proves nothing
	Stamp   *Stamp            `json:"trusted_time,omitempty"` // the earliest that is trusted
	Level   string            `json:"level,omitempty"`        // "B-LT"; "" where it is no PAdES baseline

	Revision int  `json:"revision"`
	End      int  `json:"-"` // bytes of that revision; 0 where it is not known
	Whole    bool `json:"covers_whole_file"`
	Intact   bool `json:"intact"` // what it covers is as it was signed

	Chain      []Certificate `json:"chain,omitempty"`
	Anchor     string        `json:"anchor_sha256,omitempty"` // fingerprint of the one trusted
	Revocation []Checked     `json:"revocation,omitempty"`
	Changes    []Change      `json:"later_changes,omitempty"`
	Notes      []string      `json:"notes,omitempty"`
}

// Stamp is a trusted time, and whose clock said it.
type Stamp struct {
	Time time.Time `json:"time"`
	By   string    `json:"by"`
}

// Certificate names a certificate.
type Certificate struct {
	Subject   string    `json:"subject"`
	Issuer    string    `json:"issuer"`
	Serial    string    `json:"serial"`
	NotBefore time.Time `json:"not_before"`
	NotAfter  time.Time `json:"not_after"`
	SHA256    string    `json:"sha256"`
}

// Checked is what is known of a certificate's revocation.
type Checked struct {
	Subject  string    `json:"subject"`
	Source   string    `json:"source"` // "OCSP", "CRL", or "" where nothing is known
	Revoked  bool      `json:"revoked"`
	At       time.Time `json:"revoked_at,omitzero"`
	Produced time.Time `json:"produced,omitzero"`
}

func newCertificate(c *x509.Certificate) Certificate {
	return Certificate{Subject: c.Subject.String(), Issuer: c.Issuer.String(), Serial: c.SerialNumber.Text(16),
		NotBefore: c.NotBefore.UTC(), NotAfter: c.NotAfter.UTC(), SHA256: Fingerprint(c)}
}

// Fingerprint returns the SHA-256 of a certificate in hexadecimal digits.
func Fingerprint(c *x509.Certificate) string {
	sum := sha256.Sum256(c.Raw)
	return hex.EncodeToString(sum[:])
}

// fail sets the verdict, unless a worse one was set before.
func (s *Signature) fail(sub SubIndication, format string, args ...any) {
	if s.SubIndication != "" && (s.Indication == Failed || indications[sub] != Failed) {
		return
	}
	s.Indication, s.SubIndication, s.Reason = indications[sub], sub, fmt.Sprintf(format, args...)
}

func (s *Signature) note(format string, args ...any) {
	s.Notes = append(s.Notes, fmt.Sprintf(format, args...))
}

// Change is what an update after a signature changed.
type Change struct {
	Page    int    `json:"page,omitempty"` // the first is 1; 0: of no page
	What    string `json:"what"`
	Allowed bool   `json:"allowed"` // as every signature and its evidence do

	signed string // the field that was signed by it; "" where none was
	stamp  bool   // that signature is a time stamp
	filled bool   // a field was filled in, which needs a permission
}

// String returns the change in words: "halaman 1: isi diganti".
func (c Change) String() string {
	if c.Page == 0 {
		return c.What
	}
	return fmt.Sprintf("halaman %d: %s", c.Page, c.What)
}
