package setting

import (
	"iku/content/source"
	"iku/layout/page"

	"rsc.io/qr"
)

// QRSize is the side of a QR code, quiet zone aside: one of 25 mm is read by a
// telephone's camera from paper.
const QRSize = 71_000

// QRCode returns a QR code as rectangles, a run of dark modules each, placed from
// its top left corner, with that many modules of quiet zone around them; and its
// side, which is no longer than the room. It is nil where the text is too long.
func QRCode(text string, room Length, quiet int, node *page.Node, span source.Span) (items []page.Item, side Length) {
	code, err := qr.Encode(text, qr.M)
	if err != nil {
		return nil, 0
	}
	modules := Length(code.Size + 2*quiet)
	module := room / modules
	edge := Length(quiet) * module
	for y := range code.Size {
		for x := 0; x < code.Size; x++ {
			from := x
			for x < code.Size && code.Black(x, y) {
				x++
			}
			if x > from {
				items = append(items, page.Item{Kind: page.Rule, Node: node, X: edge + Length(from)*module, Y: edge + Length(y)*module,
					W: Length(x-from) * module, H: module, Span: span})
			}
		}
	}
	return items, module * modules
}
