package content

import "iku/content/source"

// Kaskade is how the perjanjian kinerja of one file serve each other, from the head
// of the agency down to its staff.
type Kaskade struct {
	PK []*PK // in the order of the file
}

// PK is one perjanjian kinerja of a file that has many, and its place among them.
type PK struct {
	Span     source.Span // its header
	Region   source.Span // what it holds
	Nama     string      // that tells it from the others: of its post and person
	Document *Document   // as it is printed: the file's own with what it says itself

	Atasan     *PK         // the one above it; nil: it is the uppermost
	AtasanSpan source.Span // where it says so; zero where it does not
	Bawahan    []*PK       // those below it, in the order of the file
	// Layanan holds for each sasaran of Document what it serves above; nothing is
	// said where it is empty.
	Layanan [][]Layanan

	serves  []Text // what its table says that all its sasaran serve
	circled bool   // it stood above itself
}

// Layanan is a sasaran that one below serves.
type Layanan struct {
	Span    source.Span // where it is said
	PK      *PK
	Sasaran int // its index
}

// Dilayani tells which sasaran below serve one, by the index of its sasaran.
func (k *PK) Dilayani(sasaran int) (below []Layanan) {
	for _, b := range k.Bawahan {
		for i, served := range b.Layanan {
			for _, l := range served {
				if l.PK == k && l.Sasaran == sasaran {
					below = append(below, Layanan{Span: l.Span, PK: b, Sasaran: i})
				}
			}
		}
	}
	return below
}

// Puncak returns those that nobody stands above.
func (k *Kaskade) Puncak() (list []*PK) {
	for _, p := range k.PK {
		if p.Atasan == nil {
			list = append(list, p)
		}
	}
	return list
}

// Of returns the one of that name, nil where there is none.
func (k *Kaskade) Of(nama string) *PK {
	if k == nil {
		return nil
	}
	for _, p := range k.PK {
		if p.Nama == nama {
			return p
		}
	}
	return nil
}

// Multiplied tells whether the document stands for several, each of which is printed
// by itself: those of its Kaskade.
func (d *Document) Multiplied() bool {
	return d.Kaskade != nil && d.PK == nil && d.Dokumen.Jenis.Multiplied
}
