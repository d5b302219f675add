package content

import (
	"strings"

	"iku/content/finding"
	"iku/content/schema"
	"iku/content/tomltree"
)

// maxSigners is how many sign side by side.
const maxSigners = 3

// penandaTangan returns who signs: of one table, or of several.
func (r *reader) penandaTangan(root *tomltree.Node) []PenandaTangan {
	n := root.Get("penanda_tangan")
	if n == nil {
		return nil
	}
	nodes := elements(root, "penanda_tangan")
	if n.Kind == tomltree.Table {
		nodes = []*tomltree.Node{n}
	}
	if len(nodes) > maxSigners {
		r.add(finding.NilaiTakSah, nodes[maxSigners].Span, "%d penanda tangan; paling banyak %d", len(nodes), maxSigners).Hint =
			"bagi dokumennya, atau hapus yang tidak menandatangani"
		nodes = nodes[:maxSigners]
	}
	var list []PenandaTangan
	for _, n := range nodes {
		list = append(list, *r.signer(n))
	}
	if list == nil && !(n.Kind == tomltree.Array && len(n.Children) == 0) { // reported; somebody signs all the same
		list = []PenandaTangan{{Span: n.Span}}
	}
	return list
}

func (r *reader) signer(n *tomltree.Node) *PenandaTangan {
	p := &PenandaTangan{
		Span:          n.Span,
		Sebutan:       r.text(n, "sebutan", onPage),
		Jabatan:       r.texts(n, "jabatan", onPage),
		Nama:          r.text(n, "nama", onPage),
		Pangkat:       r.text(n, "pangkat", onPage),
		Golongan:      r.text(n, "golongan", onPage),
		CetakGolongan: option(n, "cetak_golongan", "tidak"),
		NIP:           r.text(n, "nip", onPage),
		NIPPPK:        r.text(n, "ni_pppk", onPage),
		Status:        status(n),
		JabatanAsli:   r.texts(n, "jabatan_asli", onPage),
		AtasNama:      r.text(n, "atas_nama", onPage),
		UntukBeliau:   r.text(n, "untuk_beliau", onPage),
		GarisBawah:    boolean(n, "garis_bawah", false),
		LabelNIP:      r.text(n, "label_nip", onPage),
		Rata:          option(n, "rata", "tengah"),
		Paraf:         r.texts(n, "paraf", onPage),
	}
	if s := n.Get("status"); s != nil {
		p.StatusSpan = s.Span
	}
	if p.LabelNIP.IsZero() {
		p.LabelNIP.Value = "NIP"
		if !p.NIPPPK.IsZero() {
			p.LabelNIP.Value = "NI PPPK"
		}
	}
	if j := n.Get("jabatan"); j != nil && len(p.Jabatan) == 0 && j.Kind == tomltree.Array && len(j.Children) > 0 && allText(j) {
		r.add(finding.WajibDiisi, j.Span, "jabatan kosong")
	}
	r.nip(p)
	return p
}

// status returns the signer's status as it is printed: "plt" is Plt.
func status(n *tomltree.Node) string {
	s := option(n, "status", "definitif")
	if v, ok := schema.PenandaTangan.Key("status").Choose(s); ok {
		return v
	}
	return s
}

func allText(n *tomltree.Node) bool {
	for _, c := range n.Children {
		if c.Kind != tomltree.String {
			return false
		}
	}
	return true
}

func (r *reader) nip(p *PenandaTangan) {
	if !p.NIP.IsZero() && !p.NIPPPK.IsZero() {
		f := r.add(finding.NilaiTakSah, p.NIPPPK.Span, "penanda tangan tidak dapat punya nip dan ni_pppk sekaligus")
		f.Hint = "hapus salah satu"
		f.Related = []finding.Related{{Span: p.NIP.Span, Message: "nip di sini"}}
		return
	}
	r.serial(p, &p.NIP, false)
	r.serial(p, &p.NIPPPK, true)
}

// serial judges a number, and leaves it as it is printed: without the label
// copied with it, in its groups where it is not written in any.
func (r *reader) serial(p *PenandaTangan, t *Text, pppk bool) {
	if t.IsZero() {
		return
	}
	label, number := SplitNIP(t.Value)
	n, wrong := ParseNIP(number, pppk)
	blank := Blank(t.Value)
	if wrong != "" && !blank {
		name := "NIP"
		if pppk {
			name = "NI PPPK"
		}
		f := r.add(finding.NIPTakSah, t.Span, "%s %s: %s", name, cut(number), wrong)
		switch {
		case n.Digits == "" && !strings.ContainsAny(t.Value, "0123456789"):
			f.Hint = "hapus barisnya; tanpa nomor, baris itu tidak dicetak"
		case pppk:
		case n.AppointedMonth == 21:
			f.Hint = "kalau ini NI PPPK, tulis di ni_pppk"
		default:
			f.Hint = "tanggal lahir 8 angka, tahun dan bulan pengangkatan 6, jenis kelamin 1, nomor urut 3"
		}
		return
	}
	if label != "" && p.LabelNIP.Span == p.Span {
		p.LabelNIP.Value = label
	}
	t.Value = number
	if !blank && (strings.Trim(number, " 0123456789") != "" || !strings.Contains(number, " ")) {
		t.Value = n.String()
	}
}

func (r *reader) tandaTangan(n *tomltree.Node) TandaTangan {
	return TandaTangan{
		Cara:    option(n, "cara", "basah"),
		QR:      r.text(n, "qr", offPage),
		Jangkar: r.text(n, "jangkar", onPage),
		Kaki:    r.text(n, "kaki", onPage),
	}
}
