package layout

import (
	"strings"

	"iku/content"
	"iku/content/schema"
	"iku/content/source"
	"iku/layout/page"
	"iku/layout/setting"
)

const (
	paragraphGap = 8_000 // between paragraphs of prose
	partyGap     = 6_000 // above and below who a party is
)

// pernyataan sets what the parties of a perjanjian kinerja promise each other, in
// the words of PermenPANRB 53/2014, Lampiran I; a party without a superior promises
// alone.
func (c *composer) pernyataan() {
	d := c.doc
	const aim = "Dalam rangka mewujudkan manajemen pemerintahan yang efektif, transparan dan akuntabel serta berorientasi pada hasil, "
	const target = "berjanji akan mewujudkan target kinerja yang seharusnya sesuai lampiran perjanjian ini, dalam rangka mencapai target kinerja " +
		"jangka menengah seperti yang telah ditetapkan dalam dokumen perencanaan."
	const blame = "Keberhasilan dan kegagalan pencapaian target kinerja tersebut menjadi tanggung jawab kami."
	span := d.Perjanjian.Span.Or(d.Span)
	first, second := strings.ToLower(d.Perjanjian.Sebutan[0].Value), strings.ToLower(d.Perjanjian.Sebutan[1].Value)
	if d.Alone() {
		c.prose(aim+"yang bertanda tangan di bawah ini:", span, 2*paragraphGap)
		c.party(d.PihakPertama())
		c.prose(target+" "+blame, span, paragraphGap)
		return
	}
	c.prose(aim+"kami yang bertanda tangan di bawah ini:", span, 2*paragraphGap)
	c.party(d.PihakPertama())
	c.prose("selanjutnya disebut "+first, span, partyGap)
	c.party(d.PihakKedua())
	c.prose("selaku atasan "+first+", selanjutnya disebut "+second, span, partyGap)
	c.prose(sentence(first)+" "+target+" "+blame, span, paragraphGap)
	c.prose(sentence(second)+" akan melakukan supervisi yang diperlukan serta akan melakukan evaluasi terhadap capaian kinerja dari perjanjian ini "+
		"dan mengambil tindakan yang diperlukan dalam rangka pemberian penghargaan dan sanksi.", span, paragraphGap)
}

// prose sets a paragraph with air above it.
func (c *composer) prose(t string, span source.Span, space Length) {
	c.add(setting.Text(t, c.body, setting.Left, span).Set(c.width, c.node.Add(page.P, span)).Guard(), 0, space, free)
}

// party says who one of those who sign is; nil: nobody.
func (c *composer) party(p *content.PenandaTangan) {
	if p == nil {
		return
	}
	jabatan := content.Text{Value: postOf(p), Span: p.Span}
	if len(p.Jabatan) > 0 {
		jabatan.Span = p.Jabatan[0].Span
	}
	c.identity([]identityLine{{label: "Nama", text: one(p.Nama)}, {label: "Jabatan", text: one(jabatan)}})
}

// postOf returns the post of one of those who sign, on one line.
func postOf(p *content.PenandaTangan) string {
	var post []string
	for _, t := range jabatanLines(p) {
		post = append(post, t.Value)
	}
	return strings.TrimSuffix(strings.Join(post, " "), ",")
}

// one returns a text as something that is said once.
func one(t content.Text) content.Uraian {
	if t.IsZero() {
		return content.Uraian{}
	}
	return content.Uraian{Items: []content.Text{t}, Span: t.Span}
}

// sentence returns words as they begin a sentence.
func sentence(t string) string {
	if t == "" {
		return t
	}
	return strings.ToUpper(t[:1]) + t[1:]
}

// tingkatWords are what the table of a level is about, and what its money is for.
var tingkatWords = map[string]struct{ sasaran, anggaran string }{
	schema.TingkatAdministrator: {"SASARAN PROGRAM", "KEGIATAN"},
	schema.TingkatPengawas:      {"SASARAN KEGIATAN", "SUB KEGIATAN"},
	schema.TingkatFungsional:    {"SASARAN", "SUB KEGIATAN"},
	schema.TingkatPelaksana:     {"SASARAN", "SUB KEGIATAN"},
}

// heading returns the default heading of a column of the document's table.
func heading(doc *content.Document, k schema.Kolom) string {
	if words, ok := tingkatWords[doc.Perjanjian.Tingkat]; ok && k.Name == "sasaran" && doc.Dokumen.Jenis.Name == schema.JenisPerjanjian {
		return words.sasaran
	}
	return k.Heading
}
