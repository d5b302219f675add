package sign

import (
	"errors"

	"iku/pdf/object"
)

// ambiguities says in words what a file has that readers take in two ways.
var ambiguities = map[object.Ambiguity]string{
	object.RepeatedKey:     "sebuah kamus memuat kunci yang sama dua kali",
	object.NeedlessEscape:  "sebuah nama ditulis dengan sandi #xx yang tidak perlu",
	object.LongName:        "sebuah nama terlalu panjang",
	object.CommentInside:   "ada komentar di dalam objek",
	object.NullByte:        "ada bita nol di dalam objek",
	object.RunningNumber:   "sebuah bilangan bersambung dengan yang di belakangnya",
	object.HugeNumber:      "sebuah bilangan melampaui 32 bit",
	object.NoObject:        "ada yang bukan objek di tempat objek",
	object.StreamForm:      "panjang sebuah aliran data tidak pasti",
	object.ReferenceAlone:  "sebuah objek hanya menunjuk objek lain",
	object.RepeatedObject:  "sebuah nomor objek ditulis dua kali",
	object.ObjectStream:    "sebuah aliran objek tidak sesuai dengan daftar isinya",
	object.ReplacedStream:  "sebuah aliran objek yang lama diganti",
	object.HiddenObject:    "ada objek yang tersembunyi di dalam isi lain",
	object.Unlisted:        "ada objek yang tidak disebut oleh tabelnya",
	object.Misplaced:       "tabelnya menunjuk tempat yang bukan objek itu",
	object.OtherGeneration: "sebuah objek diganti dengan nomor generasi lain",
	object.TableForm:       "bentuk tabel rujukannya tidak pasti",
	object.BrokenChain:     "tabel rujukannya tidak menyambung ke revisi sebelumnya",
	object.OtherRoot:       "katalog atau sandinya diganti",
	object.Unfinished:      "ada bita yang bukan bagian dari revisi mana pun",
	object.FarStart:        "letak tabelnya terlalu jauh dari ujung berkas",
	object.BeyondEnd:       "tabelnya menunjuk ke luar berkas",
}

// twoReadings says what can be read in two ways; "" where the error is another.
func twoReadings(err error) string {
	var known *object.AmbiguityError
	if errors.As(err, &known) {
		return ambiguities[known.Kind]
	}
	return ""
}
