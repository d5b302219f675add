package layout

import (
	"iku/content"

	"rsc.io/qr"
)

// qrSize is the side of a QR code, quiet zone aside: one of 25 mm is read by a
// telephone's camera from paper.
const qrSize = 71_000

// qrCode returns a QR code as rectangles, a run of dark modules each, placed from
// its top left corner; nil where the text is too long for one.
func qrCode(t content.Text, node *Node) []Item {
	code, err := qr.Encode(t.Value, qr.M)
	if err != nil {
		return nil
	}
	module := Length(qrSize / code.Size)
	var out []Item
	for y := range code.Size {
		for x := 0; x < code.Size; x++ {
			from := x
			for x < code.Size && code.Black(x, y) {
				x++
			}
			if x > from {
				out = append(out, Item{Kind: Rule, Node: node, X: Length(from) * module, Y: Length(y) * module,
					W: Length(x-from) * module, H: module, Span: t.Span})
			}
		}
	}
	return out
}
