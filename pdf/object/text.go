package object

import (
	"strings"
	"time"
	"unicode/utf16"
	"unicode/utf8"
)

// docEncoding holds what PDFDocEncoding (annex D.3) has between 0x18 and 0x1F
// and between 0x80 and 0xA0; elsewhere it is Latin-1.
var docEncoding = map[byte]rune{
	0x18: 0x02D8, 0x19: 0x02C7, 0x1A: 0x02C6, 0x1B: 0x02D9, 0x1C: 0x02DD, 0x1D: 0x02DB, 0x1E: 0x02DA, 0x1F: 0x02DC,
	0x80: 0x2022, 0x81: 0x2020, 0x82: 0x2021, 0x83: 0x2026, 0x84: 0x2014, 0x85: 0x2013, 0x86: 0x0192, 0x87: 0x2044,
	0x88: 0x2039, 0x89: 0x203A, 0x8A: 0x2212, 0x8B: 0x2030, 0x8C: 0x201E, 0x8D: 0x201C, 0x8E: 0x201D, 0x8F: 0x2018,
	0x90: 0x2019, 0x91: 0x201A, 0x92: 0x2122, 0x93: 0xFB01, 0x94: 0xFB02, 0x95: 0x0141, 0x96: 0x0152, 0x97: 0x0160,
	0x98: 0x0178, 0x99: 0x017D, 0x9A: 0x0131, 0x9B: 0x0142, 0x9C: 0x0153, 0x9D: 0x0161, 0x9E: 0x017E, 0x9F: utf8.RuneError,
	0xA0: 0x20AC,
}

// Text returns the text of a string that is meant for people, in UTF-8. It always
// gives valid text, whatever the bytes.
func (s String) Text() string {
	if strings.HasPrefix(string(s), "\xFE\xFF") {
		units := make([]uint16, 0, len(s)/2)
		for i := 2; i+1 < len(s); i += 2 {
			units = append(units, uint16(s[i])<<8|uint16(s[i+1]))
		}
		return string(utf16.Decode(units))
	}
	if strings.HasPrefix(string(s), "\xEF\xBB\xBF") { // PDF 2.0
		return strings.ToValidUTF8(string(s[3:]), "\uFFFD")
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if r, ok := docEncoding[s[i]]; ok {
			b.WriteRune(r)
		} else {
			b.WriteRune(rune(s[i]))
		}
	}
	return b.String()
}

// Date returns the string that says a time (7.9.4), with its zone.
func Date(t time.Time) String {
	zone := t.Format("-07'00'")
	if _, offset := t.Zone(); offset == 0 {
		zone = "Z"
	} else if offset%3600 != 0 {
		zone = strings.Replace(t.Format("-07:00"), ":", "'", 1) + "'"
	}
	return String("D:" + t.Format("20060102150405") + zone)
}

var dateLayouts = []string{"20060102150405-0700", "20060102150405Z0700", "20060102150405", "200601021504", "2006010215",
	"20060102", "200601", "2006"}

// Date returns the time that a string says. Without a zone it is UTC; the zero
// time where the string is no date.
func (s String) Date() time.Time {
	text := strings.TrimPrefix(s.Text(), "D:")
	text = strings.ReplaceAll(text, "'", "")
	text = strings.TrimSuffix(text, "Z0000")
	for _, layout := range dateLayouts {
		if t, err := time.Parse(layout, text); err == nil {
			return t
		}
	}
	return time.Time{}
}
