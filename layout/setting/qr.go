package setting

import (
	"iku/content/source"
	"iku/layout/page"

	"rsc.io/qr"
)

// qrSize is the side of a QR code, quiet zone aside: one of 25 mm is read by a
// telephone's camera from paper.
const QRSize = 71_000

// QRCode returns a QR code as rectangles, a run of dark modules each, placed from
// its top left corner; nil where the text is too long for one.
func QRCode(text string, node *page.Node, span source.Span) []page.Item {
	code, err := qr.Encode(text, qr.M)
	if err != nil {
		return nil
	}
	module := Length(QRSize / code.Size)
	var out []page.Item
	for y := range code.Size {
		for x := 0; x < code.Size; x++ {
			from := x
			for x < code.Size && code.Black(x, y) {
				x++
			}
			if x > from {
				out = append(out, page.Item{Kind: page.Rule, Node: node, X: Length(from) * module, Y: Length(y) * module,
					W: Length(x-from) * module, H: module, Span: span})
			}
		}
	}
	return out
}
