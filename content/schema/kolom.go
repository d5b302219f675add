package schema

// Kolom is a column of the table.
type Kolom struct {
	Name    string // in tabel.kolom; most are keys of an indikator too
	Heading string // where tabel.judul does not say another
}

// Columns lists every column in the order in which they stand by default.
var Columns = []Kolom{
	{"no", "NO"},
	{"tujuan", "TUJUAN"},
	{"kode", "KODE"},
	{"sasaran", "SASARAN STRATEGIS"},
	{"indikator", "INDIKATOR KINERJA"},
	{"definisi", "DEFINISI OPERASIONAL"},
	{"alasan", "ALASAN"},
	{"formula", "FORMULA"},
	{"tipe", "TIPE PENGHITUNGAN"},
	{"satuan", "SATUAN"},
	{"kondisi_awal", "KONDISI AWAL"},
	{"target", "TARGET"},
	{"target_tahunan", "TARGET"},
	{"kondisi_akhir", "KONDISI AKHIR"},
	{"sumber_data", "SUMBER DATA"},
	{"penanggung_jawab", "PENANGGUNG JAWAB"},
	{"keterangan", "KETERANGAN"},
}

// Penjelasan is the joined column that its name alone stands for.
var Penjelasan = Kolom{"penjelasan", "PENJELASAN"}

// Joined holds the contents of Penjelasan.
var Joined = []string{"alasan", "formula", "tipe", "sumber_data"}

// ColumnNames returns the names of every built-in column.
func ColumnNames() []string {
	names := make([]string, 0, len(Columns)+1)
	for _, c := range Columns {
		names = append(names, c.Name)
	}
	return append(names, Penjelasan.Name)
}
