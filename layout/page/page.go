package page

import (
	"iku/content/measure"
	"iku/content/source"
	"iku/fonts"
)

// Length is a length on the page, in thousandths of a point.
type Length = measure.Length

// Sheet is a document laid out: everything that is to be drawn, where, and what
// it means to somebody who cannot see it.
type Sheet struct {
	Title   string
	Family  *fonts.Family
	Pages   []Page
	Root    *Node      // of role Document; its leaves are named by the items
	Outline []Bookmark // in order of place
	Fields  []Field    // room for electronic signatures, in the order of who signs; none in drafts
	Notice  string     // what the user is told of how it was set; may be empty
	Links   []Jump     // to the sheets of a book; its front alone has them
}

// Page is one side of paper. Places are counted from its top left corner, to the
// right and down.
type Page struct {
	Width, Height Length
	Items         []Item // in the order they are drawn and read
}

// Kind tells what an item draws.
type Kind uint8

// The kinds of item.
const (
	Text  Kind = iota // a run of text of one face and size
	Rule              // a filled rectangle
	Image             // a picture
)

// Item is something drawn at a fixed place.
type Item struct {
	Kind  Kind
	Gray  uint8 // 0 black to 255 white
	Angle int16 // of a Text: degrees counter-clockwise about X, Y
	Node  *Node // nil: an artifact, which is not read aloud
	X, Y  Length
	W, H  Length // of a Rule or Image; W of a Text is its advance

	// Of a Text, whose X, Y is the left end of its baseline. Text may end with
	// a space that W does not count: the word after it stands on the next line.
	Text string
	Says string // what is read instead of the text and copied, where it is not as it looks
	Face *fonts.Face
	Size Length
	Span source.Span

	Image *Picture
}

// Bookmark is an entry of the outline.
type Bookmark struct {
	Title string
	Level int // 0 is the highest
	Page  int // index into Pages
	Y     Length
}

// Field is the room in which an electronic signature is to stand.
type Field struct {
	Page       int // index into Pages
	X, Y, W, H Length
	Signer     string // who is to sign
	Node       *Node  // of role Form
	Copies     []Copy // where the picture of the signature stands again
}

// Copy is a place on a page.
type Copy struct {
	Page       int // index into Pages
	X, Y, W, H Length
}

// Jump is a place of a book's front that leads to one of its sheets.
type Jump struct {
	Page       int // index into Pages
	X, Y, W, H Length
	Target     int    // which sheet, counted from 0
	Title      string // what is spoken of it
	Node       *Node  // of role Link
}

// Turn says how the stored rows of a picture stand to the one that is shown: the sides
// that the first row and the first column are (EXIF 2.32, 4.6.4, Orientation).
type Turn uint8

// The turns.
const (
	AsStored    Turn = 0
	TopLeft     Turn = 1 // as stored
	TopRight    Turn = 2
	BottomRight Turn = 3
	BottomLeft  Turn = 4
	LeftTop     Turn = 5
	RightTop    Turn = 6
	RightBottom Turn = 7
	LeftBottom  Turn = 8
)

// Swaps tells whether rows are shown as columns.
func (t Turn) Swaps() bool { return t >= LeftTop && t <= LeftBottom }

// Picture is a decoded image, ready to be embedded.
type Picture struct {
	Name string // of its content, for use once in a file
	Data []byte // PNG or JPEG, as read
	Type string // "png" or "jpg"
	W, H int    // pixels, as it is shown
	Turn Turn   // what Data needs to be shown
	// Small is what is printed, as a PNG, where Data has more pixels than its place
	// shows; else nil.
	Small []byte
}
