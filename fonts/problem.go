package fonts

import "fmt"

// FormatError tells why a file cannot be used as a typeface, in one short
// Indonesian sentence without a full stop.
type FormatError struct{ Message string }

func (e *FormatError) Error() string { return e.Message }

// notTrueType is for files of another kind, what being its name.
func notTrueType(what string) error {
	return &FormatError{"bukan huruf TrueType (.ttf, .ttc) atau OpenType (.otf): " + what}
}

// broken is for a TrueType file that contradicts itself or its format.
func broken(format string, args ...any) error {
	return &FormatError{"huruf TrueType rusak: " + fmt.Sprintf(format, args...)}
}

// unusable is for a sound TrueType file that does not serve here.
func unusable(why string) error {
	return &FormatError{"huruf tidak dapat dipakai: " + why}
}

// MissingError tells that a face lacks a character that is to be embedded.
type MissingError struct {
	Face string
	Rune rune
}

func (e *MissingError) Error() string {
	return fmt.Sprintf("huruf %s tidak punya aksara %q (U+%04X)", e.Face, e.Rune, e.Rune)
}
