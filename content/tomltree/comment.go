package tomltree

import "bytes"

// WithoutComments returns a TOML text without its comments and the blanks before
// them: the same values on the same lines.
func WithoutComments(data []byte) []byte {
	s := scanner{data: data}
	out := make([]byte, 0, len(data))
	kept := 0
	for s.at < len(data) {
		switch c := data[s.at]; c {
		case '"', '\'':
			s.skipString(c)
		case '#':
			out = append(out, bytes.TrimRight(data[kept:s.at], " \t")...)
			s.skipComment()
			kept = s.at
			if kept > 0 && data[kept-1] == '\r' {
				kept--
			}
		default:
			s.at++
		}
	}
	return append(out, data[kept:]...)
}
