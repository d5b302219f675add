package rumus

import "strings"

// Spoken returns the formula as it is read aloud in Indonesian: "10 dibagi 44,
// kali 100 persen". symbol returns what is printed for a symbol.
func (e *Expr) Spoken(symbol func(*Sym) string) string {
	var b strings.Builder
	speak(&b, e.Root, symbol)
	return b.String()
}

var spokenOps = map[byte]string{'+': "ditambah", '-': "dikurangi", '*': "kali", '/': "dibagi"}

// SpokenNumber returns a printed number as it is read aloud.
func SpokenNumber(t string) string {
	return strings.ReplaceAll(strings.TrimSpace(strings.ReplaceAll(t, "%", " persen")), "  ", " ")
}

func speak(b *strings.Builder, n Node, symbol func(*Sym) string) {
	switch n := n.(type) {
	case *Num:
		b.WriteString(SpokenNumber(n.Text))
		if n.Unit != "" {
			b.WriteString(" " + n.Unit)
		}
	case *Sym:
		b.WriteString(SpokenNumber(symbol(n)))
	case *Neg:
		b.WriteString("minus ")
		speak(b, n.X, symbol)
	case *Paren:
		b.WriteString("buka kurung ")
		speak(b, n.X, symbol)
		b.WriteString(" tutup kurung")
	case *Bin:
		spine := []*Bin{n}
		for {
			l, ok := spine[len(spine)-1].L.(*Bin)
			if !ok {
				break
			}
			spine = append(spine, l)
		}
		speak(b, spine[len(spine)-1].L, symbol)
		for i := len(spine) - 1; i >= 0; i-- {
			if i < len(spine)-1 && b.Len() > 0 {
				b.WriteByte(',') // a pause: what came before is one operand
			}
			b.WriteString(" " + spokenOps[spine[i].Op] + " ")
			speak(b, spine[i].R, symbol)
		}
	}
}
