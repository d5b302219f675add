package content

import (
	"iku/content/finding"
	"iku/content/tomltree"
)

func (r *reader) penandaTangan(n *tomltree.Node) *PenandaTangan {
	p := &PenandaTangan{
		Span:          n.Span,
		Jabatan:       r.texts(n, "jabatan", onPage),
		Nama:          r.text(n, "nama", onPage),
		Pangkat:       r.text(n, "pangkat", onPage),
		Golongan:      r.text(n, "golongan", onPage),
		CetakGolongan: option(n, "cetak_golongan", "tidak"),
		NIP:           r.text(n, "nip", onPage),
		NIPPPK:        r.text(n, "ni_pppk", onPage),
		Status:        option(n, "status", "definitif"),
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
	if t := p.NIP; !t.IsZero() {
		n, wrong := ParseNIP(t.Value, false)
		if wrong != "" {
			f := r.add(finding.NIPTakSah, t.Span, "NIP %s: %s", cut(t.Value), wrong)
			if n.AppointedMonth == 21 {
				f.Hint = "kalau ini NI PPPK, tulis di ni_pppk"
			} else {
				f.Hint = "tanggal lahir 8 angka, tahun dan bulan pengangkatan 6, jenis kelamin 1, nomor urut 3"
			}
		}
	}
	if t := p.NIPPPK; !t.IsZero() {
		if _, wrong := ParseNIP(t.Value, true); wrong != "" {
			r.add(finding.NIPTakSah, t.Span, "NI PPPK %s: %s", cut(t.Value), wrong)
		}
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
