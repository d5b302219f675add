// Package drawn tells what stands on the pages of any PDF: words with their places,
// straight lines, and what its structure says of both. It draws nothing, follows
// nothing out of the file, and does as much work as the size of the file allows.
//
// Places are points from the upper left corner of a page as it is shown. They are
// floats: they are read, compared with a tolerance, and never written.
//
// Kept readers were looked at. ledongthuc/pdf and its kin dslipak/pdf panic on what
// they do not expect and know neither lines nor structure; pdfcpu reads no text.
// The objects are read by pdf/object in any case, with its limits.
package drawn
