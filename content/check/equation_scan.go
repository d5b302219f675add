package check

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"iku/content/angka"
	"iku/content/besaran"
)

// kind tells what a token of prose is to an equation.
type kind uint8

const (
	tokenWord   kind = iota // letters: a unit, a label, a sentence
	tokenNumber             // an Indonesian number, alone
	tokenSign               // a minus straight before a number
	tokenOp                 // op is one of + - * /
	tokenEqual
	tokenOpen
	tokenClose
	tokenLabel // a colon behind a label
	tokenBreak // the end of a sentence, line or part of one
	tokenBad   // what makes a neighbour no number: a date, a range, a version
)

type token struct {
	kind       kind
	start, end int
	op         byte
	percent    bool   // a number of percent
	year       bool   // a number that may be a calendar year
	text       string // the digits of a number; a word

	// Of a bracket that opens:
	match int // token that closes it; -1: none
	holds holds
}

// holds tells what stands between brackets.
type holds uint8

const (
	holdsNumber holds = 1 << iota
	holdsOp
	holdsEqual
)

// scan appends the tokens of a text. It takes time and memory linear in the
// text's length.
func scan(s string, tokens []token) []token {
	sc := scanner{s: s, tokens: tokens}
	for sc.i < len(s) {
		sc.next()
	}
	sc.brackets()
	return sc.tokens
}

type scanner struct {
	s      string
	i      int
	tokens []token
}

func (sc *scanner) add(t token, n int) {
	t.start, t.end = sc.i, sc.i+n
	sc.tokens = append(sc.tokens, t)
	sc.i += n
}

// last returns the token before, if it stands straight before this place.
func (sc *scanner) glued(k kind) bool {
	n := len(sc.tokens)
	return n > 0 && sc.tokens[n-1].kind == k && sc.tokens[n-1].end == sc.i
}

func (sc *scanner) after(k kind) bool {
	n := len(sc.tokens)
	return n > 0 && sc.tokens[n-1].kind == k
}

// blankAt tells of white space, or of the text's end, at that byte.
func (sc *scanner) blankAt(i int) bool {
	if i < 0 || i >= len(sc.s) {
		return true
	}
	return sc.s[i] == ' ' || sc.s[i] == '\n' || strings.HasPrefix(sc.s[i:], noBreak)
}

const noBreak = "\u00a0"

func (sc *scanner) blankBefore() bool {
	return sc.i == 0 || sc.blankAt(sc.i-1) || sc.i >= 2 && sc.s[sc.i-2:sc.i] == noBreak
}

func (sc *scanner) digitAt(i int) bool {
	return i < len(sc.s) && '0' <= sc.s[i] && sc.s[i] <= '9'
}

func (sc *scanner) next() {
	s := sc.s[sc.i:]
	r, size := rune(s[0]), 1
	if r >= utf8.RuneSelf {
		r, size = utf8.DecodeRuneInString(s)
	}
	switch {
	case r == ' ' || r == '\u00a0':
		sc.i += size
	case r == '\n':
		sc.add(token{kind: tokenBreak}, 1)
	case '0' <= r && r <= '9':
		sc.number(0)
	case strings.HasPrefix(s, "Rp") && sc.currency():
	case unicode.IsLetter(r):
		sc.word()
	case r == '(':
		sc.add(token{kind: tokenOpen, match: -1}, 1)
	case r == ')':
		sc.add(token{kind: tokenClose}, 1)
	case r == '=':
		sc.equal()
	default:
		sc.mark(r, size)
	}
}

// currency reads "Rp5.000", "Rp. 5.000"; false where no number follows.
func (sc *scanner) currency() bool {
	n := 2
	if strings.HasPrefix(sc.s[sc.i+n:], ".") {
		n++
	}
	if strings.HasPrefix(sc.s[sc.i+n:], noBreak) {
		n += len(noBreak)
	} else if strings.HasPrefix(sc.s[sc.i+n:], " ") {
		n++
	}
	if !sc.digitAt(sc.i + n) {
		return false
	}
	sc.number(n)
	return true
}

// number reads a number that begins that many bytes ahead.
func (sc *scanner) number(prefix int) {
	from := sc.i + prefix
	to := from
	for to < len(sc.s) && (sc.digitAt(to) || sc.s[to] == '.' || sc.s[to] == ',') {
		to++
	}
	for sc.s[to-1] == '.' || sc.s[to-1] == ',' {
		to--
	}
	digits := sc.s[from:to]
	t := token{kind: tokenNumber, text: digits}
	if leading := len(digits) > 1 && digits[0] == '0' && digits[1] != ','; leading || !indonesian(digits) || sc.glued(tokenBad) {
		t.kind = tokenBad
	}
	t.year = prefix == 0 && len(digits) == 4 && (digits[:2] == "19" || digits[:2] == "20")
	rest := sc.s[to:]
	switch {
	case prefix > 0 && strings.HasPrefix(rest, ",-"): // "Rp5.000,-"
		to += 2
	case strings.HasPrefix(rest, "%"):
		to++
		t.percent = true
	case strings.HasPrefix(rest, " %") || strings.HasPrefix(rest, noBreak+"%"):
		to += strings.IndexByte(rest, '%') + 1
		t.percent = true
	}
	sc.add(t, to-sc.i)
}

// indonesian tells whether digits with dots and commas are an Indonesian number
// of a length that is read.
func indonesian(s string) bool {
	if len(s) > 2*angka.MaxDigits {
		return false
	}
	whole, part, comma := strings.Cut(s, ",")
	if comma && strings.ContainsAny(part, ".,") {
		return false
	}
	groups := 0
	for i := len(whole) - 4; i >= 0; i -= 4 {
		if whole[i] != '.' {
			break
		}
		groups++
	}
	dots := strings.Count(whole, ".")
	return dots == 0 || dots == groups && len(whole)-4*groups <= 3 && len(whole) > 4*groups
}

// figure returns the number that a token is.
func (t token) figure() (figure, bool) {
	n, err := angka.Parse(t.text)
	if err != nil {
		return figure{}, false
	}
	if t.percent {
		n.Rat.Quo(n.Rat, hundred)
	}
	kind := besaran.Plain
	if t.percent {
		kind = besaran.Percent
	}
	return figure{n.Rat, n.Decimals, kind}, true
}

// word reads letters and what may follow them in one word. Where it begins with
// an x between numbers, that is the operator.
func (sc *scanner) word() {
	n := 0
	for n < len(sc.s)-sc.i {
		r, size := utf8.DecodeRuneInString(sc.s[sc.i+n:])
		if !unicode.IsLetter(r) && (n == 0 || !unicode.IsDigit(r) && r != '_' && r != '²' && r != '³' && r != '\'') {
			break
		}
		n += size
	}
	text := sc.s[sc.i : sc.i+n]
	if text[0] == 'x' || text[0] == 'X' {
		if strings.Trim(text[1:], "0123456789") == "" && (n == 1 || sc.after(tokenNumber) || sc.after(tokenWord)) {
			sc.add(token{kind: tokenOp, op: '*'}, 1)
			return
		}
	}
	sc.add(token{kind: tokenWord, text: text}, n)
}

func (sc *scanner) equal() {
	before := byte(0)
	if sc.i > 0 {
		before = sc.s[sc.i-1]
	}
	compound := strings.IndexByte("<>!~=:", before) >= 0 && before != 0
	if after := sc.s[sc.i+1:]; strings.HasPrefix(after, "=") || strings.HasPrefix(after, ">") {
		compound = true
	}
	if compound {
		sc.add(token{kind: tokenBad}, 1)
		return
	}
	sc.add(token{kind: tokenEqual}, 1)
}

// mark reads every other character.
func (sc *scanner) mark(r rune, size int) {
	apart := sc.blankBefore() && sc.blankAt(sc.i+size)
	op := token{kind: tokenOp}
	switch r {
	case '+', '*', '×', '·', '÷', '−':
		op.op = map[rune]byte{'+': '+', '*': '*', '×': '*', '·': '*', '÷': '/', '−': '-'}[r]
		if r == '−' && !sc.operand() && sc.digitAt(sc.i+size) {
			op.kind = tokenSign
		}
		sc.add(op, size)
	case '/':
		op.op = '/'
		sc.add(op, size)
	case '-', '–', '—':
		op.op = '-'
		switch {
		case apart && r != '—':
		case sc.digitAt(sc.i+size) && (sc.blankBefore() || sc.glued(tokenOpen) || sc.glued(tokenEqual)) && !sc.operand():
			op.kind = tokenSign
		default:
			op.kind = tokenBad
			if sc.glued(tokenNumber) {
				sc.tokens[len(sc.tokens)-1].kind = tokenBad
			}
		}
		sc.add(op, size)
	case ':':
		op.op = '/'
		switch {
		case sc.glued(tokenWord), sc.glued(tokenClose), sc.after(tokenWord) && !sc.operand(), !apart && sc.blankAt(sc.i+size):
			op.kind = tokenLabel
		case !apart:
			op.kind = tokenBad
			if sc.glued(tokenNumber) {
				sc.tokens[len(sc.tokens)-1].kind = tokenBad
			}
		}
		sc.add(op, size)
	case '.':
		// A dot behind an abbreviated unit ends no sentence.
		rest := strings.TrimLeft(sc.s[sc.i+1:min(len(sc.s), sc.i+8)], " ")
		if sc.glued(tokenWord) && rest != "" && strings.ContainsRune("+=*/×x-:", rune(rest[0])) || strings.HasPrefix(rest, "×") {
			sc.i++
			return
		}
		sc.add(token{kind: tokenBreak}, 1)
	case ',', ';', '!', '?', '"', '“', '”', '•', '[', ']', '\t', '‘', '’', '\'':
		sc.add(token{kind: tokenBreak}, size)
	default:
		if sc.glued(tokenNumber) {
			sc.tokens[len(sc.tokens)-1].kind = tokenBad
		}
		sc.add(token{kind: tokenBad}, size)
	}
}

// operand tells whether what stands before may be an operand: a number, perhaps
// with words behind it, or a bracket that closes.
func (sc *scanner) operand() bool {
	for i := len(sc.tokens) - 1; i >= 0 && i >= len(sc.tokens)-maxUnit-1; i-- {
		switch sc.tokens[i].kind {
		case tokenWord:
		case tokenNumber, tokenClose:
			return true
		default:
			return false
		}
	}
	return false
}

// brackets joins each bracket that opens with the one that closes it, and tells
// what stands between them. None reaches over a break of lines.
func (sc *scanner) brackets() {
	var open []int
	for i := range sc.tokens {
		t := &sc.tokens[i]
		switch t.kind {
		case tokenOpen:
			open = append(open, i)
		case tokenBreak:
			if t.end-t.start == 1 && sc.s[t.start] == '\n' {
				open = open[:0]
			}
		case tokenClose:
			if n := len(open); n > 0 {
				inner := &sc.tokens[open[n-1]]
				inner.match = i
				open = open[:n-1]
				if n > 1 {
					sc.tokens[open[n-2]].holds |= inner.holds
				}
			}
		case tokenNumber, tokenBad, tokenSign:
			sc.hold(open, holdsNumber)
		case tokenOp:
			sc.hold(open, holdsOp)
		case tokenEqual:
			sc.hold(open, holdsEqual)
		}
	}
}

func (sc *scanner) hold(open []int, h holds) {
	if n := len(open); n > 0 {
		sc.tokens[open[n-1]].holds |= h
	}
}
