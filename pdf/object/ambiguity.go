package object

import "fmt"

// Ambiguity is a form that one reader takes otherwise than another: a second
// meaning that a file must not have where nobody vouches for it.
type Ambiguity uint8

// The forms that are told apart.
const (
	_               Ambiguity = iota
	RepeatedKey               // a key twice in one dictionary
	NeedlessEscape            // #41 for A in a name, or # with no digits behind it
	LongName                  // a name that some readers cut off
	CommentInside             // a comment within an object
	NullByte                  // a zero byte for white space
	RunningNumber             // "5-3": one number, or two
	HugeNumber                // beyond 32 bits
	NoObject                  // what stands in a place for an object is none
	StreamForm                // the keyword stream, the length or endstream not as they should be
	ReferenceAlone            // an object that is only a reference
	RepeatedObject            // a number twice in one update, or in one object stream
	ObjectStream              // an object stream whose head does not fit it
	ReplacedStream            // an object stream of before takes part no longer
	HiddenObject              // the words of an object where none is read
	Unlisted                  // an object that no cross-reference names
	Misplaced                 // a cross-reference to where the object is not
	OtherGeneration           // another generation than the object had
	TableForm                 // a cross-reference section not as it should be
	BrokenChain               // a section that does not follow the one before it
	OtherRoot                 // another catalog, or another encryption
	Unfinished                // bytes that belong to no update
	FarStart                  // startxref where some readers do not look for it
	BeyondEnd                 // a cross-reference to behind the end of the file
	ambiguities
)

// Ambiguities returns all forms there are.
func Ambiguities() []Ambiguity {
	var out []Ambiguity
	for a := RepeatedKey; a < ambiguities; a++ {
		out = append(out, a)
	}
	return out
}

// AmbiguityError says what can be read in two ways, and at which byte behind the
// header.
type AmbiguityError struct {
	Kind Ambiguity
	At   int
}

func (e *AmbiguityError) Error() string {
	return fmt.Sprintf("byte %d: ambiguous (form %d)", e.At, e.Kind)
}
