package pdf

import (
	"errors"
	"fmt"

	"iku/pdf/object"
)

// Limits of the tree of names that is searched for attachments.
const (
	maxNameDepth   = 32
	maxAttachments = 1 << 17 // of a book of the whole country's sheets
)

// Attachments returns the files that any PDF carries: those associated with its
// document, then the others of its name tree. None is no error. A damaged or
// encrypted file is an error; see the object package for those to be told apart.
func Attachments(data []byte) ([]Attachment, error) {
	f, err := object.Open(data)
	if err != nil {
		return nil, fmt.Errorf("reading PDF: %w", err)
	}
	return AttachmentsIn(f)
}

// AttachmentsIn is Attachments of a file that is open.
func AttachmentsIn(f *object.File) ([]Attachment, error) {
	list, err := attachments(f)
	if err != nil {
		return nil, fmt.Errorf("reading PDF: %w", err)
	}
	return list, nil
}

func attachments(f *object.File) ([]Attachment, error) {
	s := search{file: f, seen: map[object.Ref]bool{}}
	err := s.all()
	return s.found, err
}

// all finds the files that a document carries.
func (s *search) all() error {
	catalog, err := s.file.Catalog()
	if err != nil {
		return err
	}
	associated, err := s.file.Array(catalog.Get("AF"))
	if err != nil {
		return err
	}
	for _, spec := range associated {
		if err := s.specification(spec); err != nil {
			return err
		}
	}
	names, err := s.file.Dict(catalog.Get("Names"))
	if err != nil {
		return err
	}
	return s.names(names.Get("EmbeddedFiles"), 0)
}

// Salvaged is what was read of a damaged file.
type Salvaged struct {
	Cause   error    // why it could not be read as it is
	Objects int      // that were found in it
	Lost    []string // names of files that it carried and that cannot be read
}

// Salvage is Attachments of a file that may be damaged. Where its cross-reference
// cannot be followed, the files are sought among the objects that stand in it; the
// answer then tells so. It is nil of a file that can be read as it is.
func Salvage(data []byte) ([]Attachment, *Salvaged, error) {
	list, err := uncut(data)
	if err == nil || errors.Is(err, object.ErrNotPDF) || errors.Is(err, object.ErrEncrypted) || errors.Is(err, object.ErrTooLarge) {
		return list, nil, err
	}
	f, again := object.Rebuild(data)
	if again != nil {
		return nil, nil, err
	}
	s := search{file: f, seen: map[object.Ref]bool{}}
	whole := s.all()
	if errors.Is(whole, object.ErrTooLarge) {
		return nil, nil, whole
	}
	if whole != nil || len(s.found)+len(s.lost) == 0 { // what leads to the files is gone
		whole = s.strewn()
	}
	if errors.Is(whole, object.ErrTooLarge) {
		return nil, nil, whole
	}
	if len(s.found)+len(s.lost) == 0 && f.Trailer.Get("Root") == nil {
		return nil, nil, err
	}
	return s.found, &Salvaged{Cause: err, Objects: f.Objects(), Lost: s.lost}, nil
}

// uncut is Attachments of a file whose end is there.
func uncut(data []byte) ([]Attachment, error) {
	f, err := object.Open(data)
	if err == nil && f.Cut() {
		err = object.ErrNoEnd
	}
	if err != nil {
		return nil, fmt.Errorf("reading PDF: %w", err)
	}
	return AttachmentsIn(f)
}

// strewn finds the files that are specified anywhere.
func (s *search) strewn() (err error) {
	s.file.Each(func(r object.Ref, d object.Dict) bool {
		if d.Get("EF") == nil || d.Get("Type") != nil && d.Get("Type") != object.Name("Filespec") && d.Get("Type") != object.Name("F") {
			return true
		}
		err = s.specification(r)
		return !errors.Is(err, object.ErrTooLarge)
	})
	return err
}

// search collects attachments, each once.
type search struct {
	file  *object.File
	seen  map[object.Ref]bool // nodes and embedded files met
	found []Attachment
	lost  []string // in a file that was rebuilt
}

// first tells whether an object is met for the first time. One that is no
// reference can only stand where it was met.
func (s *search) first(o object.Object) bool {
	r, ok := o.(object.Ref)
	if !ok {
		return true
	}
	was := s.seen[r]
	s.seen[r] = true
	return !was
}

var errNames = errors.New("the tree of attached files is damaged")

// names walks a node of the name tree (7.9.6).
func (s *search) names(o object.Object, depth int) error {
	if o == nil || !s.first(o) {
		return nil
	}
	if depth > maxNameDepth {
		return errNames
	}
	node, err := s.file.Dict(o)
	if err != nil {
		return err
	}
	leaf, err := s.file.Array(node.Get("Names"))
	if err != nil {
		return err
	}
	for i := 1; i < len(leaf); i += 2 {
		if err := s.specification(leaf[i]); err != nil {
			return err
		}
	}
	kids, err := s.file.Array(node.Get("Kids"))
	if err != nil {
		return err
	}
	for _, kid := range kids {
		if err := s.names(kid, depth+1); err != nil {
			return err
		}
	}
	return nil
}

// specification reads a file specification (7.11.3). One that names no file
// within the PDF is passed over.
func (s *search) specification(o object.Object) error {
	spec, err := s.file.Dict(o)
	if err != nil {
		return err
	}
	embedded, err := s.file.Dict(spec.Get("EF"))
	if err != nil {
		return err
	}
	data := embedded.Get("UF")
	if data == nil {
		data = embedded.Get("F")
	}
	if data == nil || !s.first(data) {
		return nil
	}
	if len(s.found) == maxAttachments {
		return object.ErrTooLarge
	}
	a := Attachment{Relation: Unspecified, Name: s.text(spec.Get("UF")), Description: s.text(spec.Get("Desc"))}
	if a.Name == "" {
		a.Name = s.text(spec.Get("F"))
	}
	if relation, ok := spec.Get("AFRelationship").(object.Name); ok {
		a.Relation = Relation(relation)
	}
	if err := s.embedded(&a, data); err != nil {
		if !s.file.Rebuilt() || errors.Is(err, object.ErrTooLarge) {
			return err
		}
		s.lost = append(s.lost, a.Name)
		return nil
	}
	s.found = append(s.found, a)
	return nil
}

// embedded reads the file that a specification is of.
func (s *search) embedded(a *Attachment, data object.Object) error {
	o, err := s.file.Resolve(data)
	if err != nil {
		return err
	}
	stream, ok := o.(*object.Stream)
	if !ok {
		return errNames
	}
	if media, ok := stream.Dict.Get("Subtype").(object.Name); ok {
		a.Type = string(media)
	}
	params, err := s.file.Dict(stream.Dict.Get("Params"))
	if err != nil {
		return err
	}
	if date, ok := params.Get("ModDate").(object.String); ok {
		a.Date = date.Date()
	}
	if a.Data, err = s.file.Decode(stream); err != nil {
		return fmt.Errorf("attached file %q: %w", a.Name, err)
	}
	return nil
}

// text returns the text of a string, empty where it is none.
func (s *search) text(o object.Object) string {
	o, err := s.file.Resolve(o)
	if str, ok := o.(object.String); ok && err == nil {
		return str.Text()
	}
	return ""
}
