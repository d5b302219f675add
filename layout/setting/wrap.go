package setting

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// piece is text that is not broken where it can be helped.
type piece struct {
	text  string
	width Length
	run   int
	space bool // a space follows, at which a line may end
	glued bool // the next piece belongs on the same line, where both fit on one
	hard  bool // the line ends here

	address bool // it is of one, and gains no hyphen
}

// wrap divides pieces into lines of that width, each as full as it goes. It
// returns the pieces with those too wide for a line divided by split, and the
// index behind each line's last piece.
func wrap(in []piece, width Length, space func(run int) Length, split func(piece, Length) (head, tail piece)) (out []piece, ends []int) {
	out = make([]piece, 0, len(in))
	var x Length // of the line being filled
	start := 0   // its first piece
	endLine := func() {
		ends = append(ends, len(out))
		start, x = len(out), 0
	}
	for i := 0; i < len(in); {
		p := in[i]
		for p.width > width { // each head fills a line; the last tail goes on
			head, tail := split(p, width)
			if tail.text == "" {
				p = head
				break
			}
			if len(out) > start {
				endLine()
			}
			out = append(out, head)
			endLine()
			p = tail
		}
		end, group := i, p.width
		for last := p; last.glued && end+1 < len(in); last = in[end] {
			wider := group + in[end+1].width
			if last.space {
				wider += space(last.run)
			}
			if wider > width {
				break
			}
			group, end = wider, end+1
		}
		if len(out) > start {
			var lead Length
			if last := out[len(out)-1]; last.space {
				lead = space(last.run)
			}
			if x+lead+group > width {
				endLine()
			} else {
				x += lead
			}
		}
		x += group
		out = append(out, p)
		out = append(out, in[i+1:end+1]...)
		i = end + 1
		if out[len(out)-1].hard {
			endLine()
		}
	}
	if len(out) > start {
		endLine()
	}
	return out, ends
}

// cut divides text into pieces: at spaces, but not at no-break spaces nor
// between a number and its unit; after a hyphen, dash or slash between two
// words. A line feed ends a line.
func cut(text string, run int, s Style, pieces []piece) []piece {
	for text != "" {
		n := strings.IndexByte(text, '\n')
		ln := text
		if n >= 0 {
			ln, text = text[:n], text[n+1:]
		} else {
			text = ""
		}
		pieces = cutLine(ln, run, s, pieces, n >= 0)
	}
	return pieces
}

func cutLine(text string, run int, s Style, pieces []piece, hard bool) []piece {
	first, previous := len(pieces), ""
	for text != "" {
		end := 0
		for end < len(text) && text[end] != ' ' && text[end] != '\t' {
			end++
		}
		word := text
		space := end < len(text)
		if space {
			word, text = text[:end], strings.TrimLeft(text[end:], " \t")
		} else {
			text = ""
		}
		if word == "" { // a leading space joins the text to the run before it
			if len(pieces) > 0 && len(pieces) == first {
				pieces[len(pieces)-1].space = true
			}
			continue
		}
		if len(pieces) > first && bindsUnit(previous, word) {
			pieces[len(pieces)-1].glued = true
		}
		previous = word
		address := isAddress(word)
		for from := word; from != ""; {
			at := breakAt(from)
			if address {
				at = signAt(from)
			}
			pieces = append(pieces, piece{text: from[:at], width: s.Width(from[:at]), run: run, address: address, glued: address && at < len(from)})
			from = from[at:]
		}
		pieces[len(pieces)-1].space = space
	}
	if hard {
		if len(pieces) == first {
			pieces = append(pieces, piece{run: run})
		}
		pieces[len(pieces)-1].hard = true
	}
	return pieces
}

// breakAt returns the length of the part of a word after which a line may end;
// the whole word's where it may nowhere.
func breakAt(word string) int {
	letters := 0
	for i, r := range word {
		if unicode.IsLetter(r) {
			letters++
			continue
		}
		next := i + utf8.RuneLen(r)
		switch r {
		case '-', '‐', '–', '—', '/':
			after, _ := utf8.DecodeRuneInString(word[next:])
			if letters >= 2 && unicode.IsLetter(after) && len(word)-next >= 2 {
				return next
			}
		case utf8.RuneError:
			return len(word)
		}
		letters = 0
	}
	return len(word)
}

// bindsUnit tells whether a word is the unit of the number before it, or the
// number of the abbreviation before it ("ISO 9001:2015", "Rp 5.000"). A year has no
// unit.
func bindsUnit(number, word string) bool {
	if isAbbreviation(number) {
		return word[0] >= '0' && word[0] <= '9'
	}
	if number == "" || isYear(number) {
		return false
	}
	for i := 0; i < len(number); i++ {
		if c := number[i]; (c < '0' || c > '9') && c != '.' && c != ',' && c != '%' {
			return false
		}
	}
	if c := number[0]; c < '0' || c > '9' {
		return false
	}
	if c := number[len(number)-1]; c == '.' || c == ',' { // a list's number, or the end of a sentence
		return false
	}
	r, _ := utf8.DecodeRuneInString(word)
	return r == '%' || unicode.IsLetter(r) && !noUnit[strings.ToLower(word)]
}

// noUnit are the words that often follow a number and are no unit of it.
var noUnit = map[string]bool{
	"yang": true, "dan": true, "atau": true, "serta": true, "tetapi": true,
	"di": true, "ke": true, "dari": true, "dengan": true, "untuk": true, "pada": true, "oleh": true, "dalam": true, "per": true,
	"sampai": true, "hingga": true, "s.d.": true, "s/d": true, "sebagai": true, "tentang": true, "terhadap": true, "menurut": true,
	"adalah": true, "akan": true, "telah": true, "tidak": true, "karena": true, "agar": true, "bila": true, "jika": true, "maka": true,
	"ini": true, "itu": true, "tersebut": true, "juga": true, "menjadi": true,
}

// isAbbreviation tells of a short word in capitals, of Rp and nomor, and of a sign
// of comparison or multiplication.
func isAbbreviation(word string) bool {
	switch word {
	case "Rp", "No.", "no.", "Nomor", "nomor", "≥", "≤", "<", ">", "=", "×":
		return true
	}
	if len(word) < 2 || len(word) > 5 {
		return false
	}
	for i := 0; i < len(word); i++ {
		if word[i] < 'A' || word[i] > 'Z' {
			return false
		}
	}
	return true
}

// isYear tells whether a word can only be a calendar year: four digits, 19.. or
// 20.., without a dot.
func isYear(word string) bool {
	return len(word) == 4 && (word[:2] == "19" || word[:2] == "20") &&
		word[2] >= '0' && word[2] <= '9' && word[3] >= '0' && word[3] <= '9'
}
