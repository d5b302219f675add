package diff

import (
	"strconv"
	"strings"
	"unicode"

	"iku/content"
	"iku/content/source"
)

// dokumen lists what the sheet says of itself. Which revision it is and what it
// replaces is no change of meaning.
func dokumen(d *content.Document) []named {
	k := &d.Dokumen
	out := list(
		joined("judul", "Judul", k.Judul),
		joined("baris_judul", "Baris judul", k.BarisJudul),
		textOf("pemerintah", "Pemerintah", k.Pemerintah),
		textOf("periode", "Periode", content.Text{Value: period(k.Periode), Span: k.Periode.Span}),
		textOf("nomor", "Nomor", k.Nomor),
		textOf("tempat", "Tempat", k.Tempat),
	)
	if !k.Tanggal.IsZero() {
		out = append(out, textOf("tanggal", "Tanggal", content.Text{Value: k.Tanggal.String(), Span: k.TanggalSpan}))
	}
	return out
}

func period(p content.Periode) string {
	if p.To == p.From {
		return strconv.Itoa(p.From)
	}
	return strconv.Itoa(p.From) + "-" + strconv.Itoa(p.To)
}

func kop(d *content.Document) []named {
	if d.Kop == nil {
		return nil
	}
	return list(joined("baris", "Kop", d.Kop.Baris), joined("alamat", "Alamat", d.Kop.Alamat))
}

func lampiran(d *content.Document) []named {
	l := d.Lampiran
	if l == nil {
		return nil
	}
	out := list(
		textOf("urutan", "Lampiran", l.Urutan),
		textOf("dari", "Lampiran dari", l.Dari),
		textOf("nomor", "Nomor lampiran", l.Nomor),
		textOf("tentang", "Tentang", l.Tentang),
	)
	if !l.Tanggal.IsZero() {
		out = append(out, textOf("tanggal", "Tanggal lampiran", content.Text{Value: l.Tanggal.String(), Span: l.Span}))
	}
	return out
}

// agency lists the identity block. Its tujuan are compared one by one elsewhere.
func agency(d *content.Document) []named {
	p := d.PerangkatDaerah
	if p == nil {
		return nil
	}
	return list(
		textOf("nama", "Nama perangkat daerah", p.Nama),
		textOf("jabatan", "Jabatan", p.Jabatan),
		joined("visi", "Visi", p.Visi.Items),
		joined("misi", "Misi", p.Misi.Items),
		joined("urusan", "Urusan", p.Urusan.Items),
		joined("tugas", "Tugas", p.Tugas.Items),
		joined("fungsi", "Fungsi", p.Fungsi.Items),
	)
}

func catatan(d *content.Document) []named {
	return list(joined("catatan", "Catatan tabel", d.Tabel.Catatan))
}

func signer(d *content.Document) []named {
	p := d.PenandaTangan
	if p == nil {
		return nil
	}
	digits := func(n named) named {
		n.key = strings.Map(func(r rune) rune {
			if unicode.IsDigit(r) {
				return r
			}
			return -1
		}, n.text.Value)
		return n
	}
	return list(
		textOf("atas_nama", "Atas nama", p.AtasNama),
		textOf("status", "Status", status(p)),
		joined("jabatan", "Jabatan", p.Jabatan),
		textOf("untuk_beliau", "Untuk beliau", p.UntukBeliau),
		joined("jabatan_asli", "Jabatan asli", p.JabatanAsli),
		textOf("nama", "Nama", p.Nama),
		textOf("pangkat", "Pangkat", p.Pangkat),
		textOf("golongan", "Golongan", p.Golongan),
		digits(textOf("nip", "NIP", p.NIP)),
		digits(textOf("ni_pppk", "NI PPPK", p.NIPPPK)),
	)
}

// status returns a signer's status where it is printed.
func status(p *content.PenandaTangan) content.Text {
	if p.Status == "definitif" {
		return content.Text{}
	}
	return content.Text{Value: p.Status, Span: p.StatusSpan}
}

func kopSpan(d *content.Document) (s source.Span) {
	if d.Kop != nil {
		s = d.Kop.Span
	}
	return s
}

func lampiranSpan(d *content.Document) (s source.Span) {
	if d.Lampiran != nil {
		s = d.Lampiran.Span
	}
	return s
}

func agencySpan(d *content.Document) (s source.Span) {
	if d.PerangkatDaerah != nil {
		s = d.PerangkatDaerah.Span
	}
	return s
}

func signerSpan(d *content.Document) (s source.Span) {
	if d.PenandaTangan != nil {
		s = d.PenandaTangan.Span
	}
	return s
}
