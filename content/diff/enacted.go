package diff

import (
	"slices"

	"iku/content"
)

// asAnnex are the things of a sheet that an annex of a decree has from the decree, or
// has not at all.
var asAnnex = []Thing{"kop", "lampiran", "penanda_tangan", "tanda_tangan"}

// ofIssue are the fields of dokumen that say which issue of a sheet it is.
var ofIssue = []string{"nomor", "tempat", "tanggal"}

// Enacted returns what a decree enacts, an annex each: whole sheets, which have no
// Old, or what it changes of those of the decree before it. Sheets that it leaves as
// they are it has no annex for, unless it leaves all so.
func Enacted(k *content.Keputusan) []Changes {
	var all, changed []Changes
	for _, doc := range k.Lampiran {
		c := Changes{New: doc}
		if old := k.Semula(doc); old != nil {
			c = Compare(old, doc).annexed()
		}
		all = append(all, c)
		if c.Old == nil || !c.Same() {
			changed = append(changed, c)
		}
	}
	if changed == nil {
		return all
	}
	return changed
}

// annexed returns the changes of a sheet that stand in an annex.
func (c Changes) annexed() Changes {
	var kept []Part
	for _, p := range c.Parts {
		if slices.Contains(asAnnex, p.Thing) {
			continue
		}
		if p.Thing == "dokumen" {
			p.Fields = slices.DeleteFunc(slices.Clone(p.Fields), func(f Field) bool { return slices.Contains(ofIssue, f.Name) })
			if len(p.Fields) == 0 {
				continue
			}
		}
		kept = append(kept, p)
	}
	c.Parts = kept
	return c
}
