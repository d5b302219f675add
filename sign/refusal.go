package sign

import (
	"errors"
	"fmt"

	"iku/pdf/object"
)

// Refusal is an error that the user can do something about, in Indonesian.
type Refusal struct {
	Message string
	Hint    string // what to do; may be empty
	Err     error  // the cause, in words for the user too; nil where there are none
	hidden  error  // the cause in words of a library
}

func (r *Refusal) Error() string {
	if r.Err != nil {
		return r.Message + ": " + r.Err.Error()
	}
	return r.Message
}

func (r *Refusal) Unwrap() error {
	if r.Err == nil {
		return r.hidden
	}
	return r.Err
}

// refuse returns a Refusal without a hint.
func refuse(format string, args ...any) *Refusal {
	return &Refusal{Message: fmt.Sprintf(format, args...)}
}

// hint returns the refusal with advice.
func (r *Refusal) hint(format string, args ...any) *Refusal {
	r.Hint = fmt.Sprintf(format, args...)
	return r
}

// hiding returns the refusal with a cause that is not shown: the words of libraries
// are English, and for those who wrote them.
func (r *Refusal) hiding(err error) *Refusal {
	r.hidden = err
	return r
}

// because returns the refusal with its cause.
func (r *Refusal) because(err error) *Refusal {
	r.Err = err
	return r
}

// Unreadable says why a PDF cannot be read; the words of package object are English,
// and for those who wrote it.
func Unreadable(err error) *Refusal {
	switch {
	case errors.Is(err, object.ErrNotPDF):
		return refuse("berkas ini bukan PDF")
	case errors.Is(err, object.ErrEncrypted):
		return refuse("PDF ini disandikan").hint("hapus sandinya lebih dulu")
	case errors.Is(err, object.ErrTooLarge):
		return refuse("PDF ini terlalu rumit untuk dibaca")
	}
	return refuse("PDF ini rusak").hiding(err)
}

// Mended says that a damaged PDF was read by what stands in it, and why it could not
// be read as it is.
func Mended(cause error, objects int) string {
	why := "daftar objeknya tidak cocok dengan isinya"
	if errors.Is(cause, object.ErrNoEnd) {
		why = "akhir berkasnya hilang"
	}
	return fmt.Sprintf("PDF ini rusak: %s; isinya dibaca dengan menyusun ulang daftar itu dari %d objek yang ditemukan", why, objects)
}
