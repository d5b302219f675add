package layout

import "iku/content"

// Signer is what a document says of who signs it, as its block prints it.
type Signer struct {
	Jabatan            []string // line by line; the last ends with a comma
	Nama, Pangkat, NIP string   // NIP with its label; Pangkat and NIP may be empty
}

// SignerOf returns what a document's block says of its signer.
func SignerOf(p *content.PenandaTangan) Signer {
	s := Signer{Nama: p.Nama.Value, Pangkat: pangkatLine(p), NIP: serial(p).Value}
	for _, t := range jabatanLines(p) {
		s.Jabatan = append(s.Jabatan, t.Value)
	}
	return s
}
