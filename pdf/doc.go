// Package pdf writes a laid-out document as a PDF file that is PDF/A-3a and
// PDF/UA-1, and reads back what such a file carries.
//
// It writes the pages itself, operator by operator (draw.go), and the file around
// them: structure, metadata, attachments, the signature field, compression
// (finish.go and the files named after each part). fpdf knows no tags, and its
// pages are written with two decimals where layout counts three. What it writes
// here are the fonts: once a run and typeface it is given a font program, and its
// dictionaries are taken over (font.go, plain.go).
// Nothing in it reads a clock: the same input gives the same bytes.
package pdf
