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
		Nomor:         r.nomor(n),
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
		p.LabelNIP.Value = p.Nomor.Name()
	}
	if j := n.Get("jabatan"); j != nil && len(p.Jabatan) == 0 && j.Kind == tomltree.Array && len(j.Children) > 0 && allText(j) {
		r.add(finding.WajibDiisi, j.Span, "jabatan kosong").Hint = `tulis misalnya jabatan = ["Kepala Dinas Kesehatan", "Kabupaten Bangka"]`
	}
	r.serial(p)
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

func (r *reader) tandaTangan(n *tomltree.Node) TandaTangan {
	return TandaTangan{
		Cara:    option(n, "cara", "basah"),
		QR:      r.text(n, "qr", offPage),
		Jangkar: r.text(n, "jangkar", onPage),
		Kaki:    r.text(n, "kaki", onPage),
	}
}

// Post returns the post on one line, whoever holds it and however.
func (p *PenandaTangan) Post() string {
	lines := make([]string, len(p.Jabatan))
	for i, t := range p.Jabatan {
		lines[i] = t.Value
	}
	return strings.TrimSuffix(strings.Join(lines, " "), ",")
}
