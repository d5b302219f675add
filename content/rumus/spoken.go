package rumus

import "strings"

// Spoken returns the formula as it is read aloud in Indonesian: "10 dibagi 44,
// kali 100 persen". symbol returns what is printed for a symbol.
func (e *Expr) Spoken(symbol func(*Sym) string) string {
	var b strings.Builder
	b.Grow(2*len(e.Source) + 32)
	speak(&b, e.Root, symbol)
	return b.String()
}

var spokenOps = map[byte]string{'+': "tambah", '-': "kurang", '*': "kali", '/': "dibagi", '^': "pangkat"}

var spokenFunctions = map[string]string{
	"akar": "akar dari", "ln": "logaritma natural dari", "log": "logaritma dari", "exp": "e pangkat", "min": "yang terkecil dari", "maks": "yang terbesar dari", "rata": "rata-rata dari",
	"jumlah": "jumlah dari", "mutlak": "nilai mutlak dari",
}

var spokenSigns = strings.NewReplacer("\u00a0%", " persen", " %", " persen", "%", " persen",
	"\u00a0‰", " permil", " ‰", " permil", "‰", " permil", "−", "minus ")

// SpokenNumber returns a printed number as it is read aloud: "22,7 persen",
// "minus 5", "5.000 rupiah".
func SpokenNumber(t string) string {
	t = strings.TrimSpace(t)
	minus := ""
	if strings.HasPrefix(t, "-") {
		minus, t = "minus ", t[1:]
	}
	if n := rupiah(t); n > 0 {
		end := n + prefixOf(t[n:], func(r rune) bool { return r >= '0' && r <= '9' || r == '.' || r == ',' })
		t = t[n:end] + " rupiah" + t[end:]
	}
	if strings.ContainsAny(t, "%‰−") {
		t = spokenSigns.Replace(t)
	}
	return minus + t
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
	case *Phrase:
		if n.Text == "…" {
			b.WriteString("dan seterusnya sampai")
			return
		}
		b.WriteString(n.Text)
	case *Neg:
		b.WriteString("minus ")
		speak(b, n.X, symbol)
	case *Paren:
		b.WriteString("buka kurung ")
		speak(b, n.X, symbol)
		b.WriteString(" tutup kurung")
	case *Call:
		name := spokenFunctions[n.Name]
		args := n.Args
		if n.Name == "akar" && len(args) == 2 {
			b.WriteString("akar pangkat ")
			speak(b, args[0], symbol)
			name, args = " dari", args[1:]
		}
		b.WriteString(name)
		for i, a := range args {
			if i > 0 {
				b.WriteString(", dan")
			}
			b.WriteByte(' ')
			if _, ok := a.(*Bin); ok { // said to its end
				a = &Paren{X: a}
			}
			speak(b, a, symbol)
		}
	case *Bin:
		first, spine := spineOf(n)
		speak(b, first, symbol)
		for i, bin := range spine {
			// A pause says that what came before is one operand.
			pause := false
			if i > 0 {
				_, compound := spine[i-1].R.(*Bin)
				pause = compound || bin.Op != spine[i-1].Op || bin.Op == '-' || bin.Op == '/'
			}
			if pause {
				b.WriteByte(',')
			}
			b.WriteString(" " + spokenOps[bin.Op] + " ")
			speak(b, bin.R, symbol)
		}
	}
}
