// Package bsre asks the eSign client service of BSrE for signatures. Each
// government runs one on its own premises; it holds the signers' keys.
//
// What the service expects and answers is known from the public code of its
// clients, in two versions. Nothing here was tried against the real service.
package bsre
