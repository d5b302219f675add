package content

import (
	"slices"
	"strconv"
	"strings"

	"iku/content/finding"
	"iku/content/schema"
)

// changes reads the decree that this one changes, and which one was the first of those
// that were changed one after the other.
func (r *reader) changes(k *Keputusan, name Text) {
	way := r.changing
	if way == nil {
		way = start(r.file)
	}
	path := name.Beside()
	if i := slices.Index(way, path); i >= 0 {
		r.add(finding.Berkas, name.Span, "mengubah melingkar: %s", strings.Join(append(slices.Clone(way[i:]), path), " → ")).Hint = "sebut keputusan yang lebih dahulu ditetapkan"
		return
	}
	if len(way) > maxChain {
		r.add(finding.Berkas, name.Span, "%s mengubah terlalu banyak keputusan berturut-turut", path)
		return
	}
	f := r.former(name, "diubah")
	if f == nil {
		return
	}
	old, list := read(&reader{file: f, files: r.files, annexed: r.changing != nil, changing: append(slices.Clone(way), path)})
	switch n := list.Count(finding.Galat); {
	case old == nil || n > 0:
		r.add(finding.Berkas, name.Span, "keputusan yang diubah, %s, mempunyai %s galat", path, strconv.Itoa(max(n, 1))).Hint = "periksa dengan: iku check " + path
		return
	case old.Dokumen.Jenis.Name != schema.JenisKeputusan:
		r.add(finding.NilaiTakSah, name.Span, "%s berjenis %s; yang diubah sebuah keputusan", path, old.Dokumen.Jenis.Name).Hint = "sebut keputusan yang melampirkan dokumen itu"
		return
	}
	k.Mengubah, k.MengubahSpan, k.Asal, k.Ke = old, name.Span, old, 1
	if o := old.Keputusan; o.Asal != nil {
		k.Asal, k.Ke = o.Asal, o.Ke+1
	}
	r.uses(f, old)
}

// Semula returns the annex of the decree that this one changes of which an annex of
// this one is the new issue; nil: none is.
func (k *Keputusan) Semula(menjadi *Document) *Document {
	if k.Mengubah == nil {
		return nil
	}
	former := k.Mengubah.Keputusan.Lampiran
	if len(former) == 1 && len(k.Lampiran) == 1 {
		return former[0]
	}
	for _, d := range former {
		if strings.EqualFold(d.owner(), menjadi.owner()) {
			return d
		}
	}
	return nil
}
