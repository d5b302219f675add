package object

import (
	"strings"
	"testing"
)

// Zeros are read many at once, wherever they stand.
func TestHexZeros(t *testing.T) {
	for n := range 40 {
		zeros := strings.Repeat("0", n)
		for _, c := range []string{
			zeros,
			"4A" + zeros,
			zeros + "4A",
			"4" + zeros + "1",
			"4a" + zeros + "4b" + zeros + "4C",
			"4a " + zeros + "\n" + zeros + " 4b",
		} {
			digits := strings.NewReplacer(" ", "", "\n", "").Replace(c)
			if len(digits)%2 > 0 {
				digits += "0"
			}
			want := make([]byte, 0, len(digits)/2)
			for i := 0; i < len(digits); i += 2 {
				want = append(want, byte(hexDigit(digits[i])<<4|hexDigit(digits[i+1])))
			}
			l := Lexer{data: []byte("<" + c + ">")}
			got, err := l.hex()
			if err != nil || got != String(want) || l.pos != len(c)+2 {
				t.Errorf("<%s>: %q, %v", c, got, err)
			}
		}
		if _, err := (&Lexer{data: []byte("<" + zeros)}).hex(); err == nil {
			t.Errorf("%d digits without an end are read", n)
		}
	}
}
