package workbook

import (
	"context"
	"sync"

	"iku/cmd/internal/grid"
	"iku/cmd/internal/inorder"
)

// subject is a document that is being exported, or what documents inherit.
type subject struct {
	name   string
	root   *node
	shared bool
	from   Input
}

// subjects reads documents.
type subjects struct {
	Documents
	tree func(Input) *node
	once sync.Once
	only subject // where there is one
}

// at returns a document. One alone is read once.
func (s *subjects) at(i int) (of subject, err error) {
	if len(s.Names) > 1 {
		return s.read(i)
	}
	s.once.Do(func() { s.only, err = s.read(i) })
	return s.only, err
}

func (s *subjects) read(i int) (subject, error) {
	in, err := s.Read(i)
	if err != nil {
		return subject{}, err
	}
	root := s.tree(in)
	if root == nil {
		return subject{}, grid.Refuse("", "%s bukan TOML yang sah", in.File.Name)
	}
	return subject{s.Names[i], root, i >= s.own(), in}, nil
}

// each gives the rows that documents have in a sheet.
func (s *subjects) each(documents []int, in *sheet, put func(row) error) error {
	return inOrder(s.Jobs, len(documents), func(i int) ([]row, error) {
		of, err := s.at(documents[i])
		if err != nil {
			return nil, err
		}
		var rows []row
		for _, values := range in.rows(of) {
			rows = append(rows, in.row(values))
		}
		return rows, nil
	}, func(_ int, rows []row) error {
		for _, r := range rows {
			if err := put(r); err != nil {
				return err
			}
		}
		return nil
	})
}

// inOrder does things side by side and tells of them in order until one fails, which is
// the error.
func inOrder[T any](jobs, n int, do func(i int) (T, error), tell func(i int, done T) error) (failed error) {
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	inorder.Each(ctx, n, inorder.Options{Jobs: jobs, Ahead: 4 * jobs}, do, func(i int, done T, err error) {
		if failed != nil {
			return
		}
		if failed = err; failed == nil {
			failed = tell(i, done)
		}
		if failed != nil {
			stop()
		}
	})
	return failed
}
