package workbook

import "iku/cmd/internal/grid"

// subject is a document that is being exported, or what documents inherit.
type subject struct {
	name   string
	root   *node
	shared bool
}

// subjects reads documents.
type subjects struct {
	Documents
	tree func(Input) *node
	only *subject // where there is one
}

// at returns a document.
func (s *subjects) at(i int) (subject, error) {
	if s.only != nil {
		return *s.only, nil
	}
	in, err := s.Read(i)
	if err != nil {
		return subject{}, err
	}
	root := s.tree(in)
	if root == nil {
		return subject{}, grid.Refuse("", "%s bukan TOML yang sah", in.File.Name)
	}
	made := subject{s.Names[i], root, i >= s.own()}
	if len(s.Names) == 1 {
		s.only = &made
	}
	return made, nil
}

// each gives the rows of documents.
func (s *subjects) each(documents []int, rows func(subject) [][]value, put func([]value) error) error {
	for _, i := range documents {
		of, err := s.at(i)
		if err != nil {
			return err
		}
		for _, row := range rows(of) {
			if err := put(row); err != nil {
				return err
			}
		}
	}
	return nil
}
