package object

import "time"

// Created returns when the file says that it was made; zero where it does not say.
func (f *File) Created() time.Time {
	info, _ := f.Dict(f.Trailer.Get("Info"))
	o, _ := f.Resolve(info.Get("CreationDate"))
	s, _ := o.(String)
	return s.Date()
}
