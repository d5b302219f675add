package tomltree

import (
	"strings"

	"iku/content/finding"
)

// faults says in Indonesian what a parser says in English. The first whose words
// occur in the parser's message is taken.
var faults = []struct {
	words         string
	message, hint string
	duplicate     bool
}{
	{words: "already been defined", message: "kunci atau tabel ini sudah ada", hint: "hapus salah satu, atau gabungkan isinya", duplicate: true},
	{words: "already created", message: "kunci atau tabel ini sudah ada dengan bentuk lain", hint: "pakai [[nama]] di setiap tabel yang berulang, dan [nama] untuk yang tunggal", duplicate: true},
	{words: "is not a table", message: "kunci ini bukan tabel", hint: "kunci di depan titik harus tabel", duplicate: true},
	{words: "strings cannot contain newlines", message: "teks ini tidak ditutup pada barisnya", hint: "tutup dengan tanda kutip, atau pakai tiga tanda kutip untuk teks yang berbaris-baris"},
	{words: "literal strings cannot have new lines", message: "teks ini tidak ditutup pada barisnya", hint: "tutup dengan tanda kutip"},
	{words: `expected '"`, message: "teks ini tidak ditutup", hint: "tutup dengan tanda kutip"},
	{words: `expected "'`, message: "teks ini tidak ditutup", hint: "tutup dengan tanda kutip"},
	{words: `unexpected '""""""'`, message: "terlalu banyak tanda kutip", hint: "teks yang berbaris-baris ditutup dengan tiga tanda kutip"},
	{words: `unexpected "''''''"`, message: "terlalu banyak tanda kutip", hint: "teks yang berbaris-baris ditutup dengan tiga tanda kutip"},
	{words: "control character", message: "di sini ada karakter kendali", hint: "hapus karakter itu; biasanya ia terbawa saat menyalin"},
	{words: "NULL bytes", message: "berkas ini bukan teks UTF-8", hint: "simpan kembali dengan pengodean UTF-8"},
	{words: "invalid UTF-8", message: "bita ini bukan UTF-8", hint: "simpan berkas dengan pengodean UTF-8"},
	{words: "escape", message: `tanda \ di sini tidak berarti apa-apa`, hint: `tulis \\ untuk satu garis miring terbalik, atau apit teksnya dengan tanda petik tunggal`},
	{words: "hexadecimal digits", message: `\u harus diikuti empat angka heksadesimal, \U delapan, \x dua`},
	{words: "not valid UTF-8", message: "kode karakter ini tidak ada"},
	{words: "datetime", message: "tanggal ini tidak ada atau bukan tanggal", hint: "tulis sebagai tahun-bulan-hari tanpa tanda kutip, misalnya 2018-01-22"},
	{words: "out of range", message: "bilangan ini terlalu besar", hint: "apit dengan tanda kutip: teks boleh memuat bilangan sampai 50 angka"},
	{words: "leading zero", message: "bilangan tidak boleh diawali nol", hint: "apit dengan tanda kutip kalau nolnya harus tercetak"},
	{words: "underscores must", message: "garis bawah di dalam bilangan harus diapit angka", hint: "misalnya 50_272"},
	{words: "must be followed by one or more digits", message: "titik desimal harus diikuti angka"},
	{words: "floats must start", message: "bilangan harus diawali angka", hint: "misalnya 0.5"},
	{words: "float", message: "bilangan ini tidak dapat dibaca", hint: `bilangan TOML memakai titik desimal; "15,5" dengan koma ditulis di dalam tanda kutip`},
	{words: "table names cannot be empty", message: "nama tabel kosong"},
	{words: "end table name", message: "nama tabel ini tidak ditutup", hint: "tutup dengan ], atau ]] kalau dibuka dengan [["},
	{words: "end of table array name", message: "nama tabel ini harus ditutup dengan ]]"},
	{words: "key name appears blank", message: "tidak ada kunci di depan tanda ="},
	{words: "keys cannot start with", message: "kunci tidak boleh diawali titik"},
	{words: "expected '.' or '='", message: "setelah kunci harus ada tanda =", hint: "tulis: kunci = \"nilai\""},
	{words: "key separator", message: "setelah kunci harus ada tanda =", hint: "tulis: kunci = \"nilai\""},
	{words: "unexpected '='", message: "tanda = di sini tidak pada tempatnya"},
	{words: "unexpected '.'", message: "titik di sini tidak pada tempatnya"},
	{words: "unexpected comma", message: "koma di sini tidak pada tempatnya"},
	{words: "array terminator", message: "antara isi daftar harus ada koma, dan daftar ditutup dengan ]"},
	{words: "inline table terminator", message: "antara isi tabel harus ada koma, dan tabel ditutup dengan }"},
	{words: "newlines not allowed within inline", message: "tabel dalam kurung kurawal harus selesai pada satu baris"},
	{words: "end with a newline", message: "setelah nilai harus ganti baris", hint: "satu kunci satu baris; apit teks dengan tanda kutip"},
	{words: "expected value", message: "setelah tanda = harus ada nilai", hint: "teks diapit tanda kutip, misalnya \"Kepala Dinas\""},
	{words: "expected a digit", message: "bilangan ini tidak dapat dibaca"},
	{words: "not a binary", message: "bilangan ini tidak dapat dibaca"},
	{words: "unexpected EOF", message: "berkas berakhir di tengah kunci atau nilai"},
}

type fault struct {
	finding.Finding
	duplicate bool
}

// translate returns the finding for a parser's message, without its place.
func translate(message string) fault {
	for _, f := range faults {
		if strings.Contains(message, f.words) {
			return fault{finding.Finding{Slug: finding.TOML, Message: f.message, Hint: f.hint}, f.duplicate}
		}
	}
	return fault{finding.Finding{Slug: finding.TOML, Message: "TOML di sini tidak dapat dibaca", Hint: "apit teks dengan tanda kutip, satu kunci satu baris"}, false}
}
