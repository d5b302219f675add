package report

import "syscall"

// systemReasons are those of Windows alone
// (https://learn.microsoft.com/windows/win32/debug/system-error-codes).
var systemReasons = []cause{
	{syscall.Errno(6), "nama perangkat Windows (CON, NUL, COM1, …), bukan berkas"},
	{syscall.Errno(32), "sedang dibuka program lain; tutup dulu"},
	{syscall.Errno(33), "sedang dibuka program lain; tutup dulu"},
	{syscall.ERROR_ACCESS_DENIED, "tidak diizinkan, atau sedang dibuka program lain; tutup dulu"},
	{syscall.Errno(123), "bukan nama berkas di Windows: tanpa < > : \" | ? *"},
	{syscall.Errno(267), "bukan folder"},
}
