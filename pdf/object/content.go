package object

import (
	"bytes"
	"io"
)

// Next reads what comes next in a content (7.8.2): an operator by its name, or an
// operand, where the name is empty. A number that is none is 0. At the end the error
// is io.EOF; another one tells of a string or dictionary that is damaged.
func (l *Lexer) Next() (operator string, operand Object, err error) {
	for {
		l.SkipSpace()
		if l.pos >= len(l.data) {
			return "", nil, io.EOF
		}
		begin := l.pos
		c := l.data[begin]
		switch {
		case c == ')' || c == '>' || c == ']' || c == '{' || c == '}':
			l.pos++
			continue
		case classes[c] == regular && (c < '0' || c > '9') && c != '+' && c != '-' && c != '.':
			switch word := l.word(); word {
			case "true", "false":
				return "", Bool(word == "true"), nil
			case "null":
				return "", Null{}, nil
			default:
				return word, nil, nil
			}
		}
		operand, err := l.object(0)
		if err == nil {
			return "", operand, nil
		}
		if classes[c] != regular {
			return "", nil, err
		}
		l.pos = begin
		l.word()
		return "", Int(0), nil
	}
}

// word reads regular characters.
func (l *Lexer) word() string {
	begin := l.pos
	for l.pos < len(l.data) && classes[l.data[l.pos]] == regular {
		l.pos++
	}
	return string(l.data[begin:l.pos])
}

// SkipPicture moves past the bytes of a picture in a content, from behind ID to
// behind EI (8.9.7). What looks like its end within is followed by other bytes than
// a content has.
func (l *Lexer) SkipPicture() {
	for {
		at := bytes.Index(l.data[l.pos:], []byte("EI"))
		if at < 0 {
			l.pos = len(l.data)
			return
		}
		begin := l.pos + at
		l.pos = begin + 2
		if begin > 0 && classes[l.data[begin-1]] != space || l.pos < len(l.data) && classes[l.data[l.pos]] != space {
			continue
		}
		plain := true
		for _, c := range l.data[l.pos:min(l.pos+16, len(l.data))] {
			plain = plain && (c >= ' ' && c < 0x7f || classes[c] == space && c != 0)
		}
		if plain {
			return
		}
	}
}
