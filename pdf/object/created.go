package object

import "time"

// Created returns when a file says that it was made; zero where it does not say.
func Created(data []byte) time.Time {
	f, err := Open(data)
	if err != nil {
		return time.Time{}
	}
	info, _ := f.Dict(f.Trailer.Get("Info"))
	o, _ := f.Resolve(info.Get("CreationDate"))
	s, _ := o.(String)
	return s.Date()
}
