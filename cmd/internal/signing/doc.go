// Package signing has PDFs signed: it reads a file with the document in it, tells
// whether it may be signed and what the signature shows, and has it signed by a
// key of one's own or by a service that holds the signer's key.
//
// It says nothing to anybody: what went wrong with a file is its error, and the
// command says it.
package signing
