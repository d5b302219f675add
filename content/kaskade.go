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

	dilayani [][]Layanan // by sasaran: those that serve it
	serves   []Text      // what its table says that all its sasaran serve
	circled  bool        // it stood above itself
}

// Layanan is a sasaran that one below serves.
type Layanan struct {
	Span    source.Span // where it is said
	PK      *PK
	Sasaran int // its index
}

// Dilayani returns which sasaran of others serve one of its own, by its index.
func (k *PK) Dilayani(sasaran int) []Layanan { return k.dilayani[sasaran] }

// Melayani returns what one of its sasaran says that it serves, as written.
func (k *PK) Melayani(sasaran int) []Text {
	if said := k.Document.Sasaran[sasaran].Melayani; len(said) > 0 {
		return said
	}
	return k.serves
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

// Documents returns those that the document stands for: itself, where it is one.
func (d *Document) Documents() []*Document {
	if !d.Multiplied() {
		return []*Document{d}
	}
	list := make([]*Document, len(d.Kaskade.PK))
	for i, p := range d.Kaskade.PK {
		list[i] = p.Document
	}
	return list
}

// Multiplied tells whether the document stands for several, each of which is printed
// by itself: those of its Kaskade.
func (d *Document) Multiplied() bool {
	return d.Kaskade != nil && d.PK == nil && d.Dokumen.Jenis.Multiplied
}
