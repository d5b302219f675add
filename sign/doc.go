// Package sign signs PDF files as PAdES (EN 319 142-1) has it, and tells of any
// signed PDF what holds and what was changed.
//
// [Sign] fills the empty field for a signature that a file carries, or makes one,
// in an incremental update: what was in the file stays byte for byte. [Verify]
// gives each signature a verdict as EN 319 102-1 names them, and one of its own:
// a file whose pages were changed after signing does not pass, however sound the
// signature of the earlier revision is.
//
// Files are bytes that go in and come out. The clock, the source of randomness,
// the trust anchors and the way to the network are parameters; nothing is taken
// from the machine. The messages of errors are Indonesian: people read them.
package sign
