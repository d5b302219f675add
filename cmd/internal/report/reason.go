package report

import (
	"errors"
	"io/fs"
	"slices"
	"syscall"

	"iku/content"
)

// cause is an error and what it is called.
type cause struct {
	err  error
	text string
}

// reasons says in Indonesian what the operating system says in English.
var reasons = []cause{
	{fs.ErrNotExist, "tidak ada"}, // before ENOTDIR, which is a missing folder on Windows
	{syscall.ENOTDIR, "bukan folder"},
	{fs.ErrExist, "sudah ada"},
	{fs.ErrPermission, "tidak diizinkan"},
	{syscall.EISDIR, "adalah folder, bukan berkas"},
	{syscall.ENOSPC, "tempat penyimpanan penuh"},
	{syscall.EROFS, "tempat penyimpanan hanya dapat dibaca"},
	{syscall.EDQUOT, "kuota penyimpanan habis"},
	{syscall.ENAMETOOLONG, "nama terlalu panjang"},
	{syscall.ELOOP, "tautan berputar"},
	{syscall.EMFILE, "terlalu banyak berkas terbuka"},
	{syscall.EPIPE, "pembaca keluaran sudah berhenti"},
	{syscall.EIO, "kesalahan baca-tulis"},
}

// Reason returns an error as the user reads it, with the path that it names.
func Reason(err error) string {
	text := err.Error()
	for _, r := range slices.Concat(systemReasons, reasons) {
		if errors.Is(err, r.err) {
			text = r.text
			break
		}
	}
	var outside *content.OutsideError
	if errors.As(err, &outside) {
		text, _ = outside.Words()
	}
	var path *fs.PathError
	if errors.As(err, &path) {
		if text == err.Error() {
			text = path.Err.Error()
		}
		text = path.Path + ": " + text
	}
	return Visible(text)
}

// Advice says where a file that was to be read and is not there was looked for, and
// what is like it there, as a line below the reason; "" of any other error.
func Advice(err error) string {
	var path *fs.PathError
	if !errors.As(err, &path) || path.Op == "write" {
		return ""
	}
	if near := content.Missing(err, content.Disk{}, path.Path); near != "" {
		return "\n     " + Visible(near)
	}
	return ""
}
