// Package cms writes and reads the Cryptographic Message Syntax (RFC 5652) as
// signatures in PDF files and time-stamp tokens use it: SignedData with exactly
// one signer, who is named by the signing-certificate attribute (RFC 5035).
//
// What it writes is DER. What it reads may be BER. Reading verifies nothing;
// [SignedData.CheckSignature] and its neighbours do.
package cms
