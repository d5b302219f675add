package layout

import (
	"regexp"
	"strings"
	"sync"

	"iku/content"
	"iku/content/pola"
)

// agencyLine is a line of the title that names an agency: "KECAMATAN PAKISAJI",
// "I. DINAS PENDIDIKAN".
var agencyLine = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)^(?:[IVXLC]+\.|[0-9]+\.)?\s*((?:dinas|badan|kecamatan|kelurahan|desa|distrik|inspektorat|sekretariat|rumah sakit|rsud|` +
		`satuan|biro|bagian|kantor|puskesmas|balai|upt|uptd|unit|perangkat daerah|perusahaan umum daerah|direktorat|fakultas|lembaga|pusat|deputi|satker)\b.*)$`)
})

// headOfGovernment is a post whose sheet is that of its government.
var headOfGovernment = pola.Regexp(`(?i)^(?:gubernur|bupati|wali\s?kota)\b`)

// owner returns whose sheet it is: the agency, which a line of the title names
// where nothing else does; the post that it is of; else the government.
func owner(doc *content.Document) string {
	p := doc.PerangkatDaerah
	if p != nil && !p.Nama.IsZero() {
		return line1(p.Nama.Value)
	}
	var parts []string
	for _, ln := range append(doc.Dokumen.BarisJudul[:len(doc.Dokumen.BarisJudul):len(doc.Dokumen.BarisJudul)], doc.Dokumen.Judul...) {
		if m := agencyLine().FindStringSubmatch(line1(ln.Value)); m != nil {
			parts = append(parts, m[1])
			break
		}
	}
	if p != nil && !p.Jabatan.IsZero() && !headOfGovernment().MatchString(p.Jabatan.Value) {
		parts = append(parts, line1(p.Jabatan.Value))
	}
	if parts == nil {
		return line1(doc.Dokumen.Instansi.Value)
	}
	return strings.Clone(strings.Join(parts, ", "))
}
