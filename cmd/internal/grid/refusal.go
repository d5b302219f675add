package grid

import "fmt"

// Refusal says in Indonesian why a file is not read.
type Refusal struct{ Message, Hint string }

func (r *Refusal) Error() string { return r.Message }

// Refuse returns a *Refusal.
func Refuse(hint, format string, args ...any) error {
	return &Refusal{fmt.Sprintf(format, args...), hint}
}

// Again is the hint where a file is broken.
const Again = "buka di Excel atau LibreOffice, lalu simpan kembali sebagai .xlsx"
