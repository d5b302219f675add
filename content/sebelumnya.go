package content

import "iku/content/source"

// Sebelumnya returns the document that this one changes or takes the place of; nil where
// it was not read. perubahan tells that it does so, whether that one is named or not.
func (d *Document) Sebelumnya() (before *source.File, perubahan bool) {
	switch k := d.Keputusan; {
	case d.Perjanjian.Perubahan:
		return d.Perjanjian.Changed, true
	case k != nil && k.Mengubah != nil:
		return k.Mengubah.File, true
	}
	return d.Dokumen.Replaced, d.Dokumen.Revisi > 0 || !d.Dokumen.Menggantikan.IsZero()
}
