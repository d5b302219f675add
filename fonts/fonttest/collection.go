// Package fonttest makes font files for tests.
package fonttest

import "encoding/binary"

// Collection returns a TrueType collection of font files: the files one behind the
// other, their tables' places counted from its beginning (OpenType 1.9, TTC Header).
func Collection(files ...[]byte) []byte {
	be := binary.BigEndian
	out := be.AppendUint32([]byte("ttcf\x00\x01\x00\x00"), uint32(len(files)))
	at := len(out) + 4*len(files)
	for _, f := range files {
		out = be.AppendUint32(out, uint32(at))
		at += len(f)
	}
	for _, f := range files {
		start := len(out)
		out = append(out, f...)
		for i := range int(be.Uint16(f[4:])) {
			entry := out[start+12+16*i:]
			be.PutUint32(entry[8:], be.Uint32(entry[8:])+uint32(start))
		}
	}
	return out
}
