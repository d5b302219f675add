package preview

import (
	"context"
	"time"

	"iku/cmd/internal/batch"
	"iku/cmd/internal/press"
	"iku/cmd/internal/report"
	"iku/cmd/internal/signing"
	"iku/cmd/internal/standing"
	"iku/sign"
)

// looking looks how a document's PDF stands.
type looking func(*report.Standing, *press.Press, *press.Proof)

// looker returns what looks at PDFs as the command status does.
func looker(now func() time.Time) looking {
	return func(s *report.Standing, p *press.Press, proof *press.Proof) {
		l := standing.Looker{Policy: sign.Policy{Now: now()}}
		l.Look(context.Background(), s, p, proof)
	}
}

// standings looks at the PDFs of documents that nobody has looked at, in the background.
func (s *Server) standings(of []*document) {
	if len(of) == 0 {
		return
	}
	go func() {
		s.counting.Lock()
		defer s.counting.Unlock()
		for _, d := range of {
			d.look(s.look)
		}
		s.tell()
	}()
}

// look looks how the document's PDF stands, unless that is known.
func (d *document) look(look looking) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.stands != nil {
		return
	}
	held := d.now != nil
	if !held || !d.fresh {
		d.make()
	}
	d.stand(look)
	if !held {
		d.now, d.good = nil, nil
	}
}

// stand notes how the PDF stands to what the document is now.
func (d *document) stand(look looking) {
	s := &report.Standing{File: d.name, PDF: batch.PDFName(d.path)}
	if d.now.proof != nil {
		look(s, d.now.press, d.now.proof)
	}
	d.stands = s
}

// printed tells whether one of the files is the document's PDF.
func (d *document) printed(saved map[string]bool) bool {
	name := absolute(batch.PDFName(d.path))
	return saved[name] || saved[signing.OutputName(name)]
}

// standing returns how the PDF stands; nil where nobody has looked.
func (d *document) standing() *report.Standing {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.stands
}
