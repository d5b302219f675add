package diff

import (
	"fmt"
	"strconv"
	"strings"

	"iku/content"
	"iku/content/schema"
)

// indikatorPair lists what an indikator says in both documents; nil is one that
// does not stand there. What has no name of its own, a part or a step, gets one
// that is the same on both sides.
func indikatorPair(before, after *content.Document, a, b *content.Indikator) (was, is []named) {
	apart := yearsApart(before, after)
	old, now := side{before, apart}, side{after, apart}
	if a != nil {
		was = indikator(old, a)
	}
	if b != nil {
		is = indikator(now, b)
	}
	r, s := rincianPair(old, now, a, b)
	was, is = append(was, r...), append(is, s...)
	if a != nil && b != nil { // of one that comes or goes, the calculation does with it
		label := schema.Indikator.Key("judul_hitungan").Label()
		was = append(was, list(textOf("judul_hitungan", label, a.JudulHitungan))...)
		is = append(is, list(textOf("judul_hitungan", label, b.JudulHitungan))...)
		r, s = stepPair(a.Hitungan, b.Hitungan)
		was, is = append(was, r...), append(is, s...)
	}
	return was, is
}

// side is one of two documents that are compared.
type side struct {
	*content.Document
	apart bool // they are about different years: each prints the target of its own
}

func yearsApart(old, now *content.Document) bool {
	a, b := &old.Dokumen, &now.Dokumen
	return a.Jenis.Tahunan && b.Jenis.Tahunan && a.Tahun != b.Tahun
}

func indikator(d side, i *content.Indikator) []named {
	out := append([]named{textOf("kode", "Kode", i.Kode), textOf("uraian", "Uraian", i.Uraian)}, d.figures("", "", &i.Ukuran, i.Satuan)...)
	out = append(out, textOf("skala", "Skala", i.Skala.Text))
	for _, k := range schema.Places {
		switch {
		case k.Setting:
		case k.Name == "polaritas":
			out = append(out, textOf(k.Name, k.Label(), i.Polaritas))
		default:
			out = append(out, words(&i.Ukuran, k))
		}
	}
	return list(append(out, own(d.Document, "", "", &i.Ukuran)...)...)
}

// figures are the values of an indikator or of a part of one, under names that begin
// with that of the part and labels that end with what it is.
func (d side) figures(name, of string, u *content.Ukuran, satuan content.Text) []named {
	out := []named{textOf(name+"satuan", "Satuan"+of, u.Satuan)}
	if d.apart {
		out = append(out, nilai(name+"target", "Target"+of, d.TargetOf(u.Target, u.TargetTahunan), satuan))
	} else {
		out = append(out, nilai(name+"target", "Target"+of, u.Target, satuan))
		out = append(out, yearly(name+"target_tahunan", "Target"+of, u.TargetTahunan, satuan)...)
	}
	return append(out,
		kondisi(name+"kondisi_awal", "Kondisi awal"+of, u.KondisiAwal, satuan),
		kondisi(name+"kondisi_akhir", "Kondisi akhir"+of, u.KondisiAkhir, satuan),
	)
}

// words is what is said under a key of words.
func words(u *content.Ukuran, k *schema.Key) named {
	if k.Name == "formula" {
		return joined(k.Name, k.Label(), formula(u.Formula))
	}
	return joined(k.Name, k.Label(), u.Isi(k.Name).Items)
}

// own is what is said in the columns of the user's own.
func own(d *content.Document, name, of string, u *content.Ukuran) []named {
	return ownOf(d, schema.LevelIndikator, name, of, u.Kolom)
}

// ownOf is what stands in the user's own columns of a level.
func ownOf(d *content.Document, level schema.Level, name, of string, list []content.Isi) (out []named) {
	for _, k := range d.KolomLain {
		if k.Level == level {
			out = append(out, joined(name+k.Kunci, k.Judul.Value+of, content.IsiOf(list, k.Kunci).Items))
		}
	}
	return out
}

func yearly(name, label string, years []content.NilaiTahun, satuan content.Text) []named {
	out := make([]named, len(years))
	for k, n := range years {
		year := strconv.Itoa(n.Tahun)
		out[k] = nilai(name+"."+year, label+" "+year, n.Nilai, satuan)
	}
	return out
}

// kondisi is a condition with its year. A difference is one of figures, whichever
// their years.
func kondisi(name, label string, k content.Kondisi, satuan content.Text) named {
	n := nilai(name, label, k.Nilai, satuan)
	if k.Tahun > 0 && n.text.Value != "" {
		year := " (" + strconv.Itoa(k.Tahun) + ")"
		n.text.Value += year
		if n.figure != nil {
			n.figure.beside = year
		}
	}
	return n
}

// formula returns a formula a line a part.
func formula(parts []content.FormulaPart) []content.Text {
	out := make([]content.Text, len(parts))
	for i, f := range parts {
		out[i] = f.Prosa
		if f.Prosa.IsZero() {
			out[i] = f.Pembilang
			out[i].Value += " / " + f.Penyebut.Value
			if !f.Kali.IsZero() {
				out[i].Value += " × " + f.Kali.Value
			}
			if f.Penyebut.Span.File == out[i].Span.File {
				out[i].Span.End = max(out[i].Span.End, f.Penyebut.Span.End)
			}
		}
	}
	return out
}

// rincianPair lists the parts of an indikator, matched by their likeness.
func rincianPair(before, after side, a, b *content.Indikator) (was, is []named) {
	var old, now []content.Rincian
	if a != nil {
		old = a.Rincian
	}
	if b != nil {
		now = b.Rincian
	}
	p := match(rincianItems(old), rincianItems(now))
	p.alike(nil)
	for i := range old {
		name := fmt.Sprintf("rincian.-%d", i+1) // one that is gone has no place any more
		if j := p.to[i]; j >= 0 {
			name = fmt.Sprintf("rincian.%d", j+1)
		}
		was = append(was, rincian(before, name, &old[i])...)
	}
	for j := range now {
		is = append(is, rincian(after, fmt.Sprintf("rincian.%d", j+1), &now[j])...)
	}
	return was, is
}

func rincianItems(parts []content.Rincian) []item {
	out := make([]item, len(parts))
	for i, r := range parts {
		out[i].text = r.Uraian.Value
	}
	return out
}

func rincian(d side, name string, r *content.Rincian) []named {
	name += "."
	of := " " + r.Uraian.Value
	out := append([]named{textOf(name+"uraian", "Rincian", r.Uraian)}, d.figures(name, of, &r.Ukuran, r.Satuan)...)
	for _, k := range schema.Places {
		if k.Name == "formula" || k.Column != nil && k.Column.Text {
			w := words(&r.Ukuran, k)
			w.name, w.label = name+w.name, w.label+of
			out = append(out, w)
		}
	}
	return list(append(out, own(d.Document, name, of, &r.Ukuran)...)...)
}

// sameSteps holds what makes two steps one, the surest first.
var sameSteps = []func(a, b *named) bool{
	func(a, b *named) bool { return a.equal(*b) },
	func(a, b *named) bool { return a.step == b.step && a.step.Name != "" },
	func(a, b *named) bool { return a.step.Kind == b.step.Kind },
}

// alignSteps calls pair for the steps that are one by the first of those rules;
// between two such, the further rules hold.
func alignSteps(was, is []named, rules []func(a, b *named) bool, pair func(a, b *named)) {
	if len(rules) == 0 {
		return
	}
	i, j := 0, 0
	found := align(len(was), len(is), func(i, j int) bool { return rules[0](&was[i], &is[j]) })
	for _, p := range append(found, slot{len(was), len(is)}) {
		alignSteps(was[i:p.old], is[j:p.new], rules[1:], pair)
		if p.old < len(was) {
			pair(&was[p.old], &is[p.new])
		}
		i, j = p.old+1, p.new+1
	}
}

// stepPair lists the steps of a calculation. Steps that say the same are one;
// between two such, steps of one name, then of one kind are, in their order.
func stepPair(old, now []content.Langkah) (was, is []named) {
	was, is = steps(old), steps(now)
	for i := range was {
		was[i].name, was[i].label = fmt.Sprintf("hitungan.-%d", i+1), fmt.Sprintf("Perhitungan, langkah %d semula", i+1)
	}
	for j := range is {
		is[j].name, is[j].label = fmt.Sprintf("hitungan.%d", j+1), fmt.Sprintf("Perhitungan, langkah %d", j+1)
	}
	alignSteps(was, is, sameSteps, func(a, b *named) { a.name, a.label = b.name, b.label })
	return was, is
}

func steps(all []content.Langkah) []named {
	out := make([]named, len(all))
	for i := range all {
		out[i] = step(&all[i])
	}
	return out
}

// step returns a step on one line, as its sheet shows it: "Jumlah Usaha Kecil
// (2018): 50.272 unit". The figure is what it states.
func step(l *content.Langkah) named {
	var b strings.Builder
	var fig *figure
	say := func(before, text, after string) {
		if text != "" {
			b.WriteString(before + text + after)
		}
	}
	kind, name := "catatan", ""
	switch {
	case l.Data != nil:
		kind = "data"
		d := l.Data
		name = d.Label.Value
		if d.Tahun > 0 {
			name += " (" + strconv.Itoa(d.Tahun) + ")"
		}
		b.WriteString(name)
		say(": ", d.Nilai.Value, "")
		say(" ", d.Satuan.Value, "")
		say(" ", d.Penjelasan.Value, "")
		fig = figureOf(d.Nilai, d.Satuan)
	case l.Rumus != nil:
		kind = "rumus"
		r := l.Rumus
		name = strings.TrimRight(r.Uraian.Value, " :=")
		say("", r.Uraian.Value, ": ")
		if r.Tahun > 0 {
			say("(", strconv.Itoa(r.Tahun), ") ")
		}
		say("", strings.ReplaceAll(r.Text.Value, "*", "×"), "")
		say(" = ", r.Hasil.Value+series(r.HasilTahunan), "")
		say(" ", r.Satuan.Value, "")
		if r.Kata[0].Value != "" {
			say(" (", r.Kata[0].Value+" / "+r.Kata[1].Value, ")")
		}
		fig = figureOf(r.Hasil, r.Satuan)
	case l.Tahunan != nil:
		kind = "tahunan"
		t := l.Tahunan
		name = strings.TrimRight(t.Judul.Value, " :=")
		say("", t.Judul.Value, ": ")
		b.WriteString(series(t.Nilai))
		say(" ", t.Satuan.Value, "")
		say(", jumlah ", t.Jumlah.Value, "")
		for _, r := range t.Rincian {
			b.WriteString("\n" + r.Uraian.Value + ": " + series(r.Nilai))
		}
	case l.Kelas != nil:
		kind = "kelas"
		k := l.Kelas
		name = strings.TrimRight(k.Judul.Value, " :=")
		say("", k.Judul.Value, ": ")
		for i, n := range k.Nilai {
			if i > 0 {
				b.WriteString(", ")
			}
			b.WriteString(k.Nama[i].Value + " = " + n.Value)
		}
		say(" ", k.Satuan.Value, "")
		say(", jumlah ", k.Jumlah.Value, "")
	case l.Catatan != nil:
		b.WriteString(l.Catatan.Value)
	}
	if !l.Cetak {
		b.WriteString(" (tidak dicetak)")
	}
	n := textOf("", "", content.Text{Value: b.String(), Span: l.Span})
	n.step, n.figure, n.whole = Step{kind, name}, fig, true
	return n
}

func series(years []content.NilaiTahun) string {
	out := make([]string, len(years))
	for i, n := range years {
		out[i] = strconv.Itoa(n.Tahun) + " = " + n.Value
	}
	return strings.Join(out, ", ")
}
