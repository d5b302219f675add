package content

import (
	"slices"
	"strings"

	"iku/content/besaran"
	"iku/content/finding"
	"iku/content/rumus"
	"iku/content/source"
	"iku/content/tomltree"
)

// hitungan reads the steps of an indikator's calculation and computes them.
func (r *reader) hitungan(n *tomltree.Node) []Langkah {
	nodes := elements(n, "hitungan")
	if len(nodes) == 0 {
		return nil
	}
	steps := make([]Langkah, 0, len(nodes))
	for _, e := range nodes {
		if step, ok := r.langkah(e); ok {
			steps = append(steps, step)
		}
	}
	classes(steps)
	r.symbols(steps)
	return steps
}

// langkah reads one step; false where it has no kind or several.
func (r *reader) langkah(n *tomltree.Node) (Langkah, bool) {
	l := Langkah{Span: n.Span, Cetak: boolean(n, "cetak", true)}
	kinds := 0
	for _, kind := range []struct {
		key  string
		read func()
	}{
		{"data", func() { l.Data = r.data(n) }},
		{"rumus", func() { l.Rumus = r.rumus(n) }},
		{"tahunan", func() { l.Tahunan = r.tahunan(n) }},
		{"kelas", func() { l.Kelas = r.kelas(n) }},
		{"catatan", func() { t := r.string(n.Get("catatan"), true, onPage); l.Catatan = &t }},
	} {
		if n.Get(kind.key) != nil {
			if kinds++; kinds == 1 {
				kind.read()
			}
		}
	}
	return l, kinds == 1
}

func (r *reader) data(n *tomltree.Node) *Data {
	d := &Data{
		Label:      r.text(n, "data", onPage),
		Simbol:     r.simbol(n),
		Nilai:      r.figure(n, "nilai"),
		Tahun:      r.tahun(n.Get("tahun")),
		TahunSpan:  place(n.Get("tahun")),
		Satuan:     r.text(n, "satuan", onPage),
		Penjelasan: r.text(n, "penjelasan", onPage),
	}
	if !d.Simbol.IsZero() && n.Get("nilai") == nil {
		r.add(finding.WajibDiisi, n.Span, "nilai belum diisi, padahal simbol %s dipakai untuk menghitung", d.Simbol.Value).Hint = "isi nilai, atau hapus simbol"
	}
	return d
}

func (r *reader) rumus(n *tomltree.Node) *Rumus {
	f := &Rumus{
		Text:    r.text(n, "rumus", offPage),
		Uraian:  r.text(n, "uraian", onPage),
		Hasil:   r.hasil(n),
		Satuan:  r.text(n, "satuan", onPage),
		Tahun:   r.tahun(n.Get("tahun")),
		Simbol:  r.simbol(n),
		Bentuk:  option(n, "bentuk", ""),
		Desimal: -1,

		HasilTahunan: r.yearly(n, "hasil", false),
		TahunSpan:    place(n.Get("tahun")),
		Tebal:        boolean(n, "tebal", false),
	}
	for i := range f.HasilTahunan {
		f.HasilTahunan[i].Nilai = r.result(f.HasilTahunan[i].Nilai)
	}
	if d := n.Get("desimal"); d != nil && d.Kind == tomltree.Integer {
		if v := integer(d); v >= 0 && v <= 20 {
			f.Desimal = v
		}
	}
	if k := n.Get("kata"); k != nil && k.Kind == tomltree.Array {
		words := r.items(k, false, onPage)
		if len(k.Children) == 2 && len(words) == 2 {
			f.Kata = [2]Text(words)
		} else if allText(k) {
			r.add(finding.NilaiTakSah, k.Span, "kata harus berisi dua teks").Hint = `["pembilang dengan kata-kata", "penyebut dengan kata-kata"]`
		}
	}
	if f.Text.Value == "" {
		return f
	}
	r.print(Text{Value: rumus.Lettered(f.Text.Value), Span: f.Text.Span})
	expr, err := rumus.Parse(f.Text.Value)
	if err != nil {
		r.formulaError(f.Text, err)
		return f
	}
	f.Expr = expr
	if k := n.Get("kata"); !f.Kata[0].IsZero() && expr.Division(f.Bentuk == "pecahan") == nil {
		r.add(finding.NilaiTakSah, k.Span, "rumus ini tidak membagi, sehingga tidak mempunyai pembilang dan penyebut").Hint = "hapus kata, atau tulis rumusnya sebagai pembagian"
	}
	return f
}

// hasil reads a stated result: a value of any kind, with the words that say its
// kind and no others.
func (r *reader) hasil(n *tomltree.Node) Nilai {
	c := n.Get("hasil")
	if c == nil || c.Kind == tomltree.Table {
		return Nilai{Text: Text{Span: n.Span}}
	}
	return r.result(r.nilaiOf(c, false))
}

func (r *reader) result(v Nilai) Nilai {
	if v.Value == "" || v.Number != nil && v.Rest == "" {
		return v
	}
	is := v.Besaran(Text{})
	switch {
	case is.Bound != besaran.Exactly, is.Kind == besaran.Words:
		r.add(finding.NilaiTakSah, v.Span, "hasil %q bukan bilangan", cut(v.Value)).Hint = `tulis seperti "22,7%" atau "2.850"`
		v.Number = nil
	case is.Kind == besaran.Plain && is.Unit != "" && !is.Own:
		r.add(finding.NilaiTakSah, v.Span, "hasil hanya boleh berisi bilangan, di sini juga %q", cut(v.Rest)).Hint = "tulis satuannya di satuan"
		v.Number = nil
	}
	return v
}

func (r *reader) tahunan(n *tomltree.Node) *Tahunan {
	t := &Tahunan{
		Judul:  r.text(n, "tahunan", onPage),
		Simbol: r.simbol(n),
		Nilai:  r.yearly(n, "nilai", true),
		Bentuk: option(n, "bentuk", "tabel"),
		Satuan: r.text(n, "satuan", onPage),
		Span:   n.Get("tahunan").Span,
	}
	if values := table(n, "nilai"); values != nil && len(values.Children) == 0 {
		r.add(finding.WajibDiisi, values.Span, "nilai belum memuat satu tahun pun").Hint = "misalnya { 2018 = 880, 2019 = 707 }"
	}
	if j := n.Get("jumlah"); j != nil {
		t.Jumlah = r.jumlah(j)
	}
	for _, e := range elements(n, "rincian") {
		t.Rincian = append(t.Rincian, RincianTahunan{
			Span:   e.Span,
			Uraian: r.text(e, "uraian", onPage),
			Nilai:  r.yearly(e, "nilai", true),
		})
	}
	return t
}

// kelas reads the figures of classes. Which numbers the classes have is said once all
// steps are read.
func (r *reader) kelas(n *tomltree.Node) *Kelas {
	k := &Kelas{
		Judul:  r.text(n, "kelas", onPage),
		Simbol: r.simbol(n),
		Satuan: r.text(n, "satuan", onPage),
		Span:   n.Get("kelas").Span,
	}
	values := table(n, "nilai")
	if values == nil {
		return k
	}
	if len(values.Children) == 0 {
		r.add(finding.WajibDiisi, values.Span, "nilai belum memuat satu kelas pun").Hint = `misalnya { "Padi" = 104.2, "Jagung" = 98.7 }`
	}
	if n := len(values.Children); n > rumus.MaxClasses {
		r.add(finding.NilaiTakSah, values.Span, "%d kelas, paling banyak %d", n, rumus.MaxClasses).Hint = "gabungkan kelas-kelasnya"
		return k
	}
	seen := map[string]source.Span{}
	for _, c := range values.Children {
		name := Text{Value: clean(c.Name, false), Span: c.Key}
		v := r.nilaiOf(c, true)
		if v.Value == "" {
			continue
		}
		if earlier, twice := seen[className(name)]; twice {
			found := r.add(finding.NilaiTakSah, c.Key, "kelas %s sudah ada", cut(name.Value))
			found.Hint = "bedakan namanya, atau hapus salah satu"
			found.Related = []finding.Related{{Span: earlier, Message: "yang pertama di sini"}}
			continue
		}
		seen[className(name)] = c.Key
		r.characters(name, false)
		r.print(name)
		k.Nama = append(k.Nama, name)
		k.Nilai = append(k.Nilai, NilaiTahun{Nilai: v, KeySpan: c.Key})
	}
	if j := n.Get("jumlah"); j != nil {
		k.Jumlah = r.jumlah(j)
	}
	return k
}

// className returns the name of a class without regard to letter case and blanks.
func className(t Text) string { return strings.ToLower(strings.Join(strings.Fields(t.Value), " ")) }

// classes numbers the classes of an indikator: steps with the same classes, in
// whatever order, have the same numbers, others have numbers of their own.
func classes(steps []Langkah) {
	groups := map[string]map[string]int{}
	for i := range steps {
		k := steps[i].Kelas
		if k == nil {
			continue
		}
		names := make([]string, len(k.Nama))
		for j := range names {
			names[j] = className(k.Nama[j])
		}
		set := strings.Join(slices.Sorted(slices.Values(names)), "\x00")
		if groups[set] == nil {
			groups[set] = map[string]int{}
			for j, name := range names {
				groups[set][name] = rumus.Class(len(groups)-1, j)
			}
		}
		for j, name := range names {
			k.Nilai[j].Tahun = groups[set][name]
		}
	}
}

// jumlah reads a number, or the symbol of one.
func (r *reader) jumlah(n *tomltree.Node) Jumlah {
	if n.Kind == tomltree.String {
		t := r.string(n, false, offPage)
		if rumus.IsSymbol(t.Value) || t.Value == "" {
			return Jumlah{Text: t}
		}
	}
	v := r.nilaiOf(n, true)
	if v.Number == nil {
		return Jumlah{Text: Text{Span: n.Span}}
	}
	return Jumlah{Text: v.Text, Number: v.Number}
}

// simbol reads the name that a step gives its figure.
func (r *reader) simbol(n *tomltree.Node) Text {
	t := r.text(n, "simbol", offPage)
	if t.Value == "" || rumus.IsSymbol(t.Value) {
		return t
	}
	f := r.add(finding.NilaiTakSah, t.Span, "simbol %q tidak dapat dipakai", cut(t.Value))
	f.Hint = "huruf, angka, dan garis bawah, diawali huruf"
	return Text{Span: t.Span}
}
