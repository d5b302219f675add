package press

import (
	"bytes"
	"encoding/binary"
	"iter"

	"iku/layout/page"
)

// segments returns the marker segments of a JPEG before its first scan, each with what
// it holds (ITU-T T.81, B.1.1).
func segments(data []byte) iter.Seq2[byte, []byte] {
	return func(yield func(byte, []byte) bool) {
		for at := 2; at+4 <= len(data) && data[at] == 0xff; {
			kind := data[at+1]
			if kind == 0xff { // a fill byte
				at++
				continue
			}
			next := at + 2 + int(binary.BigEndian.Uint16(data[at+2:]))
			if kind == 0xda || next < at+4 || next > len(data) || !yield(kind, data[at+4:next]) {
				return
			}
			at = next
		}
	}
}

// orientation returns how a JPEG says that it is to be turned (EXIF 2.32, 4.6.4);
// AsStored where it says nothing that can be understood.
func orientation(data []byte) page.Turn {
	const app1, tag, short = 0xe1, 0x0112, 3
	for kind, held := range segments(data) {
		tiff, is := bytes.CutPrefix(held, []byte("Exif\x00\x00"))
		if kind != app1 || !is || len(tiff) < 8 {
			continue
		}
		var order binary.ByteOrder = binary.LittleEndian
		if tiff[0] == 'M' {
			order = binary.BigEndian
		}
		at := int64(order.Uint32(tiff[4:]))
		if at+2 > int64(len(tiff)) {
			break
		}
		fields := tiff[at+2:]
		for range order.Uint16(tiff[at:]) {
			if len(fields) < 12 {
				break
			}
			turn := page.Turn(order.Uint16(fields[8:]))
			if order.Uint16(fields) == tag && order.Uint16(fields[2:]) == short && turn <= page.LeftBottom {
				return turn
			}
			fields = fields[12:]
		}
		break
	}
	return page.AsStored
}
