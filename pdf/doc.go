// Package pdf writes a laid-out document as a PDF file that is PDF/A-3a and
// PDF/UA-1, and reads back what such a file carries.
//
// Writing has two steps. First fpdf writes the pages and their fonts, plainly
// (draw.go, plain.go). Then its output is parsed and written anew with all that
// fpdf does not know: the structure, the metadata, the attachments, the
// signature field, compression (finish.go and the files named after each part).
// Nothing in it reads a clock: the same input gives the same bytes.
package pdf
