package sign_test

import (
	"bytes"
	"crypto"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"iku/pdf/object"
	"iku/sign"
)

// attack is a way to show something else than what was signed.
type attack struct {
	name string
	base func() []byte // that is signed; nil is letter
	do   func(t testing.TB, signed []byte) []byte
	says string // among the changes
}

// simple is an attack that puts one object.
func simple(num int, body string) func(t testing.TB, b []byte) []byte {
	return func(t testing.TB, b []byte) []byte { return byHand(t, b).put(num, body).done() }
}

// pageWith is an attack that puts a page with more in its dictionary, and other
// objects; %d is the number of the first.
func pageWith(more string, others ...string) func(t testing.TB, b []byte) []byte {
	return func(t testing.TB, b []byte) []byte {
		r := byHand(t, b)
		first := r.free()
		for i, o := range others {
			r.put(first+i, o)
		}
		num, page := r.page(t, 0)
		if strings.Contains(more, "%d") {
			more = fmt.Sprintf(more, first)
		}
		return r.put(num, with(page, more)).done()
	}
}

// inCatalog is an attack that changes the catalog.
func inCatalog(change func(d object.Dict) object.Dict, others ...string) func(t testing.TB, b []byte) []byte {
	return func(t testing.TB, b []byte) []byte {
		r := byHand(t, b)
		for i, o := range others {
			r.put(r.file.Size()+1+i, o)
		}
		d, _ := r.file.Catalog()
		return r.put(number(r.file.Trailer.Get("Root")), written(change(slices.Clone(d)))).done()
	}
}

// inForm is an attack that changes the form.
func inForm(change func(d object.Dict) object.Dict) func(t testing.TB, b []byte) []byte {
	return func(t testing.TB, b []byte) []byte {
		r := byHand(t, b)
		d, _ := r.file.Catalog()
		form, _ := r.file.Dict(d.Get("AcroForm"))
		return r.put(number(d.Get("AcroForm")), written(change(slices.Clone(form)))).done()
	}
}

func set(key object.Name, value object.Object) func(object.Dict) object.Dict {
	return func(d object.Dict) object.Dict { return d.Set(key, value) }
}

func without(key object.Name) func(object.Dict) object.Dict {
	return func(d object.Dict) object.Dict { return d.Without(key) }
}

const twoReadings = "isi yang ditambahkan dapat dibaca dengan lebih dari satu cara (%s)"

func ambiguous(words string) string { return fmt.Sprintf(twoReadings, words) }

// bundle is an update with an object stream and a cross-reference stream.
func bundle(t testing.TB, b []byte, head, data string, rows [][4]int) []byte {
	r := byHand(t, b)
	stm := r.free()
	at := len(r.data)
	r.hide(stm, stream(fmt.Sprintf("/Type/ObjStm/N %d/First %d", strings.Count(head, " ")/2+1, len(head)+1), head+"\n"+data))
	start := len(r.data)
	var index, body string
	for _, row := range append(rows, [4]int{stm, 1, at, 0}, [4]int{stm + 1, 1, start, 0}) {
		if row[1] == 2 && row[2] < 0 {
			row[2] = stm
		}
		index += fmt.Sprintf("%d 1 ", row[0])
		body += string([]byte{byte(row[1]), byte(row[2] >> 24), byte(row[2] >> 16), byte(row[2] >> 8), byte(row[2]), byte(row[3])})
	}
	return r.text(fmt.Sprintf("%d 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF\n", stm+1,
		stream(fmt.Sprintf("/Type/XRef/W[1 4 1]/Index[%s]/Size 500/Root %s/Prev %d", index, r.root, r.prev), body), start)).data
}

const (
	xobject = "/Type/XObject/Subtype/Form/BBox[0 0 200 200]/Resources<<>>"
	look    = "/Type/Annot/Subtype/Widget/T(isi)/Parent 10 0 R/Rect[300 300 400 320]/P 3 0 R/F 4"
)

// attacks is the table of what must not pass, row by row: what is appended to a
// signed file, and the words that tell of it.
var attacks = []attack{
	// Two readings of one dictionary, name, number, stream.
	{"a second /Contents", nil, pageWith("/Contents %d 0 R", drawing), ambiguous("sebuah kamus memuat kunci yang sama dua kali")},
	{"a second /Contents whose name is spelled", nil, pageWith("/#43ontents %d 0 R", drawing), ambiguous("sebuah nama ditulis dengan sandi #xx yang tidak perlu")},
	{"a name with a broken escape", nil, pageWith("/A#zz 1"), ambiguous("sebuah nama ditulis dengan sandi #xx yang tidak perlu")},
	{"a long name", nil, pageWith("/" + strings.Repeat("x", 128) + " 1"), ambiguous("sebuah nama terlalu panjang")},
	{"a second /Root in the trailer", nil, func(t testing.TB, b []byte) []byte {
		r := byHand(t, b)
		r.extra = fmt.Sprintf("/Root %d 0 R", r.free())
		return r.put(r.free(), "<</Type/Catalog/Pages 2 0 R>>").done()
	}, ambiguous("sebuah kamus memuat kunci yang sama dua kali")},
	{"a comment in an object", nil, pageWith("/X 1%\r/Contents 4 0 R\n"), ambiguous("ada komentar di dalam objek")},
	{"a zero byte in an object", nil, pageWith("/X\x001"), ambiguous("ada bita nol di dalam objek")},
	{"numbers that run on", nil, pageWith("/X[5-3 1]"), ambiguous("sebuah bilangan bersambung dengan yang di belakangnya")},
	{"a number beyond 32 bits", nil, pageWith("/X 4294967297"), ambiguous("sebuah bilangan melampaui 32 bit")},
	{"a reference beyond 32 bits", nil, pageWith("/X 4294967300 0 R"), ambiguous("sebuah bilangan melampaui 32 bit")},
	{"a word that is no object", nil, simple(200, "foo"), ambiguous("ada yang bukan objek di tempat objek")},
	{"two objects under one head", nil, simple(200, "<<>> <<>>"), ambiguous("ada yang bukan objek di tempat objek")},
	{"a stream behind a lone carriage return", nil, simple(200, "<</Length 1>>\nstream\rx\nendstream"), ambiguous("panjang sebuah aliran data tidak pasti")},
	{"a stream with a false length", nil, simple(200, "<</Length 9>>\nstream\nx\nendstream"), ambiguous("panjang sebuah aliran data tidak pasti")},
	{"endstream within a stream", nil, simple(200, stream("", "x\nendstream\nendobj\n")), ambiguous("panjang sebuah aliran data tidak pasti")},
	{"an object that refers to another", nil, simple(4, "5 0 R"), ambiguous("sebuah objek hanya menunjuk objek lain")},

	// Objects that are found in two ways.
	{"a number twice", nil, func(t testing.TB, b []byte) []byte {
		return byHand(t, b).put(200, "1").put(200, "2").done()
	}, ambiguous("sebuah nomor objek ditulis dua kali")},
	{"an object that the table leaves out", nil, func(t testing.TB, b []byte) []byte {
		return byHand(t, b).hide(4, drawing).done()
	}, ambiguous("ada objek yang tidak disebut oleh tabelnya")},
	{"a table that points into a stream", nil, func(t testing.TB, b []byte) []byte {
		r := byHand(t, b)
		r.put(200, stream("", "9999"))
		r.entries[4] = len(r.data) - 30
		r.order = append(r.order, 4)
		return r.done()
	}, ambiguous("tabelnya menunjuk tempat yang bukan objek itu")},
	{"a table that points back", nil, func(t testing.TB, b []byte) []byte {
		r := byHand(t, b)
		at, _ := r.file.Offset(object.Ref{Num: 5})
		r.entries[4], r.order = at, []int{4}
		return r.done()
	}, ambiguous("tabelnya menunjuk tempat yang bukan objek itu")},
	{"an object in a comment", nil, func(t testing.TB, b []byte) []byte {
		return byHand(t, b).text("% 4 0 obj <<>> endobj\n").put(200, "1").done()
	}, ambiguous("ada objek yang tersembunyi di dalam isi lain")},
	{"an object in a stream", nil, simple(200, stream("", "\n4 0 obj\n<</Length 0>>\nendobj\n")), ambiguous("ada objek yang tersembunyi di dalam isi lain")},
	{"a trailer in a stream", nil, simple(200, stream("", "\ntrailer <</Root 5 0 R>>\n")), ambiguous("ada objek yang tersembunyi di dalam isi lain")},
	{"startxref in a comment", nil, func(t testing.TB, b []byte) []byte {
		return byHand(t, b).text("% startxref 9\n").put(200, "1").done()
	}, ambiguous("ada objek yang tersembunyi di dalam isi lain")},
	{"another generation", nil, func(t testing.TB, b []byte) []byte {
		r := byHand(t, b)
		r.rows = fmt.Sprintf("4 1\n%010d 00001 n\r\n", len(r.data))
		return r.text("4 1 obj\n" + drawing + "\nendobj\n").done()
	}, ambiguous("sebuah objek diganti dengan nomor generasi lain")},
	{"an object stream with a number twice", nil, func(t testing.TB, b []byte) []byte {
		return bundle(t, b, "200 0 200 2", "1 2", [][4]int{{200, 2, -1, 0}})
	}, ambiguous("sebuah nomor objek ditulis dua kali")},
	{"an object stream whose head lies", nil, func(t testing.TB, b []byte) []byte {
		return bundle(t, b, "200 0 201 0", "1 2", [][4]int{{200, 2, -1, 0}, {201, 2, -1, 1}})
	}, ambiguous("sebuah aliran objek tidak sesuai dengan daftar isinya")},
	{"an object stream with more than the table", nil, func(t testing.TB, b []byte) []byte {
		return bundle(t, b, "200 0 4 2", "1 <<>>", [][4]int{{200, 2, -1, 0}})
	}, ambiguous("ada objek yang tidak disebut oleh tabelnya")},
	{"an index behind an object stream", nil, func(t testing.TB, b []byte) []byte {
		return bundle(t, b, "200 0", "1", [][4]int{{200, 2, -1, 0}, {4, 2, -1, 1}})
	}, ambiguous("tabelnya menunjuk tempat yang bukan objek itu")},
	{"an object stream of before replaced", bundled, func(t testing.TB, b []byte) []byte {
		r := byHand(t, b)
		return r.put(20, stream("/Type/ObjStm/N 1/First 5", "21 0\n(lain)")).done()
	}, ambiguous("sebuah aliran objek yang lama diganti")},

	// Tables, chains, ends.
	{"entries of another width", nil, func(t testing.TB, b []byte) []byte {
		r := byHand(t, b).put(200, "1")
		r.rows = fmt.Sprintf("4 1\n%010d 00000 n\n", r.entries[200])
		return r.done()
	}, ambiguous("bentuk tabel rujukannya tidak pasti")},
	{"a free first entry that shifts the others", nil, func(t testing.TB, b []byte) []byte {
		r := byHand(t, b).put(200, "1")
		r.rows = "1 1\n0000000000 65535 f\r\n"
		return r.done()
	}, "isi yang ditambahkan tidak dapat dibaca"},
	{"a number twice in the table", nil, func(t testing.TB, b []byte) []byte {
		r := byHand(t, b).put(200, "1")
		r.rows = fmt.Sprintf("200 1\n%010d 00000 n\r\n", r.entries[200])
		return r.done()
	}, ambiguous("bentuk tabel rujukannya tidak pasti")},
	{"a number beyond /Size", nil, func(t testing.TB, b []byte) []byte { return byHand(t, b).put(5000, "1").done() },
		ambiguous("bentuk tabel rujukannya tidak pasti")},
	{"a section that skips one", nil, func(t testing.TB, b []byte) []byte {
		r := byHand(t, b)
		r.prev = bytes.Index(r.data, []byte("\nxref")) + 1
		c, _ := r.file.Catalog()
		form, _ := r.file.Dict(c.Get("AcroForm"))
		field := form.Get("Fields").(object.Array)[1].(object.Ref)
		at, _ := r.file.Offset(field)
		d, _ := r.file.Dict(field)
		value, _ := r.file.Offset(d.Get("V").(object.Ref))
		r.entries[field.Num], r.entries[number(d.Get("V"))] = at, value
		r.order = []int{field.Num, number(d.Get("V"))}
		return r.put(9, written(form)).done()
	}, ambiguous("tabel rujukannya tidak menyambung ke revisi sebelumnya")},
	{"a hybrid section", nil, func(t testing.TB, b []byte) []byte {
		r := byHand(t, b)
		r.extra = fmt.Sprintf("/XRefStm %d", r.file.Start)
		return r.put(200, "1").done()
	}, ambiguous("tabel rujukannya tidak menyambung ke revisi sebelumnya")},
	{"another catalog", nil, func(t testing.TB, b []byte) []byte {
		r := byHand(t, b)
		c, _ := r.file.Catalog()
		r.root = fmt.Sprintf("%d 0 R", r.free())
		return r.put(r.free(), written(c)).done()
	}, ambiguous("katalog atau sandinya diganti")},
	{"an object and a trailer behind the end", nil, func(t testing.TB, b []byte) []byte {
		return byHand(t, b).hide(4, drawing).text("trailer<</Root 1 0 R/Size 30>>\n%" + strings.Repeat("x", 1100) + "\n").data
	}, ambiguous("ada bita yang bukan bagian dari revisi mana pun")},
	{"words behind the end", nil, func(t testing.TB, b []byte) []byte { return byHand(t, b).text("halo").data },
		ambiguous("ada bita yang bukan bagian dari revisi mana pun")},
	{"an update, and startxref of the signed one", nil, func(t testing.TB, b []byte) []byte {
		r := byHand(t, b).put(4, drawing)
		prev := r.prev
		r.done()
		return r.text(fmt.Sprintf("startxref\n%d\n%%%%EOF\n", prev)).data
	}, ambiguous("ada bita yang bukan bagian dari revisi mana pun")},
	{"the end beyond the last kilobyte", nil, func(t testing.TB, b []byte) []byte {
		return byHand(t, b).text(strings.Repeat(" ", 1100)).data
	}, ambiguous("letak tabelnya terlalu jauh dari ujung berkas")},
	{"an update that cannot be read", nil, func(t testing.TB, b []byte) []byte {
		r := byHand(t, b).put(4, drawing)
		r.start = 9
		return r.done()
	}, "isi yang ditambahkan tidak dapat dibaca"},

	// What nothing in the file's form betrays.
	{"a form called /P", nil, simple(5, stream(xobject, "0 0 900 999 re f")), "halaman 1: huruf atau gambar diganti"},
	{"a filter that is an object", nil, simple(6, "/ASCII85Decode"), "halaman 1: isi diganti"},
	{"a length that is an object", nil, simple(7, "10"), "halaman 1: huruf atau gambar diganti"},
	{"a page's content", nil, simple(4, stream("/Filter[6 0 R]", "00>")), "halaman 1: isi diganti"},
	{"a whole turn", nil, func(t testing.TB, b []byte) []byte {
		r := byHand(t, b)
		num, page := r.page(t, 0)
		return r.put(num, strings.Replace(written(page), "/Rotate 0", "/Rotate 0.0", 1)).done()
	}, "halaman 1: diputar"},
	{"a page that has kids", nil, pageWith("/Kids[]"), "1 halaman dihapus"},
	{"a page without its type", nil, func(t testing.TB, b []byte) []byte {
		r := byHand(t, b)
		num, page := r.page(t, 0)
		return r.put(num, written(page.Without("Type"))).done()
	}, "halaman 1: bukan halaman lagi"},
	{"a page that is a stream", nil, func(t testing.TB, b []byte) []byte {
		r := byHand(t, b)
		num, page := r.page(t, 0)
		return r.put(num, with(page, "/Length 1")+"\nstream\nx\nendstream").done()
	}, "halaman 1: halaman ini dapat dibaca dengan lebih dari satu cara"},
	{"fewer pages by /Count", nil, simple(2, "<</Type/Pages/Kids[3 0 R 14 0 R]/Count 1/MediaBox[0 0 595 842]>>"), "susunan halaman diganti"},
	{"null among the pages", nil, simple(2, "<</Type/Pages/Kids[null 3 0 R 14 0 R]/Count 2/MediaBox[0 0 595 842]>>"), "1 halaman ditambahkan"},
	{"a tree's node that is a page too", nil, simple(2, "<</Type/Page/Kids[3 0 R 14 0 R]/Count 2/MediaBox[0 0 595 842]/Contents 8 0 R>>"), "susunan halaman diganti"},
	{"pages in another order", nil, simple(2, "<</Type/Pages/Kids[14 0 R 3 0 R]/Count 2/MediaBox[0 0 595 842]>>"), "halaman 1: isi diganti"},
	{"a page away", nil, simple(2, "<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 595 842]>>"), "1 halaman dihapus"},
	{"a page below nobody", nil, func(t testing.TB, b []byte) []byte {
		r := byHand(t, b)
		num, page := r.page(t, 0)
		return r.put(num, strings.Replace(written(page), "/Parent 2 0 R", "/Parent null", 1)).done()
	}, "halaman 1: tempatnya di susunan halaman diganti"},
	{"no list of annotations", nil, func(t testing.TB, b []byte) []byte {
		r := byHand(t, b)
		num, page := r.page(t, 1)
		return r.put(num, with(page.Without("Annots"), "/Annots/Tidak")).done()
	}, "halaman 2: daftar anotasi bukan daftar"},
	{"a note drawn anew", nil, simple(12, "<</Type/Annot/Subtype/Square/Rect[0 0 595 842]/P 3 0 R/AP<</N 5 0 R>>/F 4>>"), "halaman 1: anotasi (bentuk) diganti"},
	{"a note taken away", nil, func(t testing.TB, b []byte) []byte {
		r := byHand(t, b)
		num, page := r.page(t, 0)
		list, _ := r.file.Array(page.Get("Annots"))
		return r.put(num, written(slices.Clone(page).Set("Annots", append(slices.Clone(list[:1]), list[2:]...)))).done()
	}, "halaman 1: 2 anotasi dihapus atau dipindahkan"},
	{"layers", nil, inCatalog(set("OCProperties", object.Dict{})), "lapisan diganti"},
	{"a lower version", nil, inCatalog(set("Version", object.Name("1.1"))), "Version diganti"},
	{"appearances made anew", nil, inForm(set("NeedAppearances", object.Bool(true))), "formulir diganti (NeedAppearances)"},
	{"an action when it is opened", nil, inCatalog(set("OpenAction", object.Dict{{Key: "S", Value: object.Name("Named")}})), "tindakan saat dibuka diganti"},
	{"the form away", nil, inCatalog(without("AcroForm")), "formulir dihapus"},
	{"the form a stream", nil, inForm2("/Length 1>>\nstream\nx\nendstream"), "formulir berupa aliran data"},
	{"flags of the form away", nil, inForm(set("SigFlags", object.Int(0))), "formulir diganti (SigFlags)"},
	{"the signature out of the form", nil, inForm(func(d object.Dict) object.Dict {
		return d.Set("Fields", d.Get("Fields").(object.Array)[:1])
	}), "daftar isian formulir diganti"},
	{"a field out of the form", nil, inForm(func(d object.Dict) object.Dict {
		return d.Set("Fields", d.Get("Fields").(object.Array)[1:])
	}), `isian "surat" dihapus dari formulir`},
	{"a font of the form", nil, inForm(set("DR", object.Dict{{Key: "Font", Value: object.Dict{{Key: "F", Value: object.Ref{Num: 5}}}}})), "formulir diganti (DR)"},
	{"a font for a field that is written when it is shown", func() []byte {
		return bytes.Replace(letter(), []byte("/AP<</N 5 0 R>>/F 4>>\nendobj\n12"), []byte("/AQ<</N 5 0 R>>/F 4>>\nendobj\n12"), 1)
	}, inForm(set("DR", moreFonts)), "formulir diganti (DR)"},
	{"resources that are none", nil, inForm(set("DR", object.Dict{{Key: "Font", Value: object.Name("F")}})), "formulir diganti (DR)"},
	{"a font of a form whose fields are all written when they are shown", letterBut(9, "<</Fields[10 0 R]/NeedAppearances true/Tanda/ada            >>"),
		inForm(set("DR", moreFonts)), "formulir diganti (DR)"},
	{"the same, told by an object", func() []byte {
		objects := append(letterObjects(), "true")
		objects[8] = "<</Fields[10 0 R]/NeedAppearances 16 0 R/Tanda/ada            >>"
		return foreign(objects...)
	}, inForm(set("DR", moreFonts)), "formulir diganti (DR)"},
	{"a field in the list itself", letterBut(9, "<</Fields[10 0 R<</T(lain)/FT/Tx/V(lama)>>]/Tanda/ada            >>"), inForm(func(d object.Dict) object.Dict {
		list := slices.Clone(d.Get("Fields").(object.Array))
		list[1] = object.Dict{{Key: "T", Value: object.String("lain")}, {Key: "FT", Value: object.Name("Tx")}, {Key: "V", Value: object.String("baru")}}
		return d.Set("Fields", list)
	}), "daftar isian formulir diganti"},
	{"a field in the list itself by one of its own number", letterBut(9, "<</Fields[10 0 R<</T(lain)/FT/Tx/V(lama)>>]/Tanda/ada            >>"), inForm(func(d object.Dict) object.Dict {
		list := slices.Clone(d.Get("Fields").(object.Array))
		list[1] = list[0]
		return d.Set("Fields", list)
	}), "daftar isian formulir diganti"},
	{"another way to write fields", nil, inForm(set("DA", object.String("/F 90 Tf"))), "formulir diganti (DA)"},
	{"what a field inherits", nil, simple(10, "<</T(surat)/FT/Tx/V(baru)/DA(/F 9 Tf)/Kids[11 0 R]>>"), `nilai isian "surat" diganti`},
	{"how a field is drawn", nil, simple(10, "<</T(surat)/FT/Tx/V(lama)/DA(/F 90 Tf)/Kids[11 0 R]>>"), `isian "surat" diganti (DA)`},
	{"a field below another", nil, func(t testing.TB, b []byte) []byte {
		return byHand(t, b).put(200, "<</T(surat)/FT/Tx/V(baru)/Kids[11 0 R]>>").put(11, "<<"+strings.Replace(look, "10 0 R", "200 0 R", 1)+"/AP<</N 5 0 R>>>>").done()
	}, `isian "surat.isi" diganti (Parent)`},
	{"a field's appearance", nil, simple(11, "<<"+look+"/AP<</N 8 0 R>>>>"), `isian "surat.isi" diganti (AP)`},
	{"a field filled in without permission", nil, simple(11, "<<"+look+"/V(baru)/AP<</N 8 0 R>>>>"), `isian "surat.isi" diisi`},
	{"a field by another name", nil, simple(11, "<<"+strings.Replace(look, "(isi)", "(lain)", 1)+"/AP<</N 5 0 R>>>>"), `isian "surat.isi" diganti`},
	{"a field that is a stream", nil, simple(11, "<<"+look+"/AP<</N 5 0 R>>/Length 1>>\nstream\nx\nendstream"), `isian "surat.isi" berupa aliran data yang diganti`},
	{"a stream that is a field", streamField, simple(5, "<</Type/XObject/Subtype/Form/BBox[0 0 900 999]/Resources<<>>/FT/Tx/T(isi)/Length 16>>\nstream\n0 0 900 999 re f\nendstream"),
		`isian "isi" berupa aliran data yang diganti`},
	{"content that is the field of the next signature", fieldAsNames, func(t testing.TB, b []byte) []byte {
		r := byHand(t, b)
		return r.put(200, form).put(5, "<</Type/Annot/Subtype/Widget/FT/Sig/T(kosong)/Rect[0 0 0 0]/P 3 0 R/M 200 0 R>>").done()
	}, "halaman 1: huruf atau gambar diganti"},
	{"content below content that is such a field", func() []byte {
		return foreign("<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[5 0 R]>>>>", "<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 595 842]>>",
			"<</Type/Page/Parent 2 0 R/Resources<</XObject<</Y 6 0 R>>>>/Contents 4 0 R/Annots[5 0 R]>>", stream("", "/Y Do"),
			"<</Type/Annot/Subtype/Widget/FT/Sig/T(kosong)/Rect[0 0 0 0]/P 3 0 R>>",
			stream("/Type/XObject/Subtype/Form/BBox[0 0 900 999]/Resources<</XObject 5 0 R>>", "/M Do"))
	}, func(t testing.TB, b []byte) []byte {
		r := byHand(t, b)
		return r.put(200, form).put(5, "<</Type/Annot/Subtype/Widget/FT/Sig/T(kosong)/Rect[0 0 0 0]/P 3 0 R/M 200 0 R>>").done()
	}, "halaman 1: huruf atau gambar diganti"},
	{"content that is the catalog", catalogAsNames, func(t testing.TB, b []byte) []byte {
		return inCatalog(set("Metadata", object.Ref{Num: 30}))(t, byHand(t, b).put(30, form).done())
	}, "halaman 1: huruf atau gambar diganti"},
	{"the widget of a field that waits", apart, simple(6, "<</Type/Annot/Subtype/Widget/Parent 5 0 R/Rect[9 9 90 90]/P 3 0 R/AP<</N 4 0 R>>>>"),
		`tampilan bidang tanda tangan "kosong" diganti (AP)`},
	{"a catalog that had a key twice", func() []byte {
		return bytes.Replace(apart(), []byte("/Lang(a)/Tong(b)"), []byte("/Lang(a)/Lang(b)"), 1)
	}, inCatalog(func(d object.Dict) object.Dict { return d.Without("Lang").Set("Lang", object.String("a")) }), "katalog yang memuat kunci dua kali diganti"},
	{"a field that had a key twice", func() []byte {
		return bytes.Replace(apart(), []byte("/FT/Sig/TU(a)"), []byte("/FT/Sig/T (a)"), 1)
	}, simple(5, "<</FT/Sig/T(kosong)/Kids[6 0 R]>>"), `isian "kosong" yang memuat kunci dua kali diganti`},
	{"a visible field of no signature", nil, func(t testing.TB, b []byte) []byte {
		return rewritten(t, b, func(r sign.Rewriter) { addField(r, widget("Lain", 100)) })
	}, `isian "Lain" ditambahkan`},
	{"pages that cannot be read", garbled, simple(2, "<</Type/Pages/Kids 16 0 R/Count 2/MediaBox[0 0 595 842]>>"), "isi yang ditambahkan tidak dapat dibaca"},
	{"notes that cannot be read", garbled, func(t testing.TB, b []byte) []byte {
		r := byHand(t, b)
		num, page := r.page(t, 1)
		return r.put(num, with(page.Without("Annots"), "/Annots 16 0 R")).done()
	}, "isi yang ditambahkan tidak dapat dibaca"},
	{"a note in the list itself", letterBut(14, "<</Type/Page/Parent 2 0 R/Resources<<>>/Contents 8 0 R/Annots[<</Subtype/Square/Rect[9 9 20 20]/AP<</N 5 0 R>>>>]>>"),
		func(t testing.TB, b []byte) []byte {
			r := byHand(t, b)
			num, page := r.page(t, 1)
			return r.put(num, strings.Replace(written(page), "9 9 20 20", "9 9 500 500", 1)).done()
		}, "halaman 2: anotasi (bentuk) ditambahkan"},
	{"a node that only a page names", func() []byte {
		objects := append(letterObjects(), "<</Type/Pages/MediaBox[0 0 595 842]>>")
		objects[13] = "<</Type/Page/Parent 16 0 R/Resources<<>>/Contents 8 0 R>>"
		return foreign(objects...)
	}, simple(16, "<</Type/Pages/MediaBox[0 0 595 400]>>"), "halaman 2: tempatnya di susunan halaman diganti"},
	{"a name for another", nil, func(t testing.TB, b []byte) []byte {
		r := byHand(t, b)
		num, page := r.page(t, 0)
		return r.put(num, strings.Replace(written(page), "/F 13 0 R", "/G 13 0 R", 1)).done()
	}, "halaman 1: huruf atau gambar diganti"},
	{"resources where there were none", letterBut(14, "<</Type/Page/Parent 2 0 R/Resources 98 0 R/Contents 8 0 R>>"),
		simple(14, "<</Type/Page/Parent 2 0 R/Resources<</XObject<</X 5 0 R>>>>/Contents 8 0 R>>"), "halaman 2: huruf atau gambar diganti"},
	{"another page to begin with", letterBut(1, "<</Type/Catalog/Pages 2 0 R/AcroForm 9 0 R/Metadata 15 0 R/OpenAction[3 0 R/Fit]>>"),
		inCatalog(set("OpenAction", object.Array{object.Ref{Num: 14}, object.Name("Fit")})), "tindakan saat dibuka diganti"},
	{"a page that had a key twice", letterBut(14, "<</Type/Page/Parent 2 0 R/Resources<<>>/Contents 8 0 R/Contents 4 0 R>>"), func(t testing.TB, b []byte) []byte {
		r := byHand(t, b)
		num, page := r.page(t, 1)
		return r.put(num, written(page.Without("Contents").Set("Contents", object.Ref{Num: 8}))).done()
	}, "halaman 2: halaman ini dapat dibaca dengan lebih dari satu cara"},
	{"a font that had a key twice", letterBut(13, "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/BaseFont/Symbol>>"),
		simple(13, "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"), "halaman 1: huruf atau gambar diganti"},
	{"a list for a dictionary", nil, simple(14, "<</Type/Page/Parent 2 0 R/Resources[]/Contents 8 0 R>>"), "halaman 2: huruf atau gambar diganti"},
	{"a dictionary for a list", letterBut(14, "<</Type/Page/Parent 2 0 R/Resources<<>>/Contents 8 0 R/B[]>>"),
		simple(14, "<</Type/Page/Parent 2 0 R/Resources<<>>/Contents 8 0 R/B<<>>>>"), "halaman 2: B diganti"},
	{"a name for a length", nil, simple(2, "<</Type/Pages/Kids[3 0 R 14 0 R]/Count 2/MediaBox[/A 0 595 842]>>"), "susunan halaman diganti"},
	{"content by a filter that is not known", letterBut(8, stream("", "")), simple(8, stream("/Filter/LZWDecode", "x")), "halaman 2: isi diganti"},
	{"a version below that of the file", nil, inCatalog(set("Version", object.Name("1.3"))), "Version diganti"},
	{"a font for a field without resources of its own", letterBut(5, stream("/Type/XObject/Subtype/Form/BBox[0 0 200 200]", "1 0 0 rg 20 20 50 50 re f")),
		inForm(set("DR", moreFonts)), "formulir diganti (DR)"},
	{"a font for a field of several states", letterBut(11, "<<"+look+"/AP<</N<</Ya 5 0 R>>>>>>"), inForm(set("DR", moreFonts)), "formulir diganti (DR)"},
	{"resources that are a stream", nil, inForm(set("DR", append(slices.Clone(moreFonts), object.Entry{Key: "Pattern", Value: object.Ref{Num: 5}}))), "formulir diganti (DR)"},
	{"another list among the resources", letterBut(9, "<</Fields[10 0 R]/DR<</Font<</F 13 0 R>>/ProcSet[/PDF]>>/Tanda/ada            >>"),
		inForm(set("DR", append(slices.Clone(moreFonts), object.Entry{Key: "ProcSet", Value: object.Array{object.Name("Text")}}))), "formulir diganti (DR)"},
	{"a dictionary for a list among the resources", letterBut(9, "<</Fields[10 0 R]/DR<</Font<</F 13 0 R>>/ProcSet[/PDF]>>/Tanda/ada            >>"),
		inForm(set("DR", append(slices.Clone(moreFonts), object.Entry{Key: "ProcSet", Value: object.Dict{}}))), "formulir diganti (DR)"},
	{"a way to write fields that is none", letterBut(9, "<</Fields[10 0 R]/Tanda/ada            >>"), inForm(set("DA", object.Int(1))), "formulir diganti (DA)"},
	{"fields in another order", func() []byte {
		objects := append(letterObjects(), "<</T(lain)/FT/Tx>>")
		objects[8] = "<</Fields[10 0 R 16 0 R]/Tanda/ada            >>"
		return foreign(objects...)
	}, inForm(func(d object.Dict) object.Dict {
		list := slices.Clone(d.Get("Fields").(object.Array))
		list[0], list[1] = list[1], list[0]
		return d.Set("Fields", list)
	}), "daftar isian formulir diganti"},
	{"a field named twice", nil, inForm(func(d object.Dict) object.Dict {
		list := d.Get("Fields").(object.Array)
		return d.Set("Fields", append(slices.Clone(list), list[0]))
	}), "daftar isian formulir diganti"},
	{"the widget of a text field", letterBut(11, "<</Type/Annot/Subtype/Widget/Parent 10 0 R/Rect[300 300 400 320]/P 3 0 R/AP<</N 5 0 R>>/F 4>>"),
		simple(11, "<</Type/Annot/Subtype/Widget/Parent 10 0 R/Rect[300 300 400 320]/P 3 0 R/AP<</N 8 0 R>>/F 4>>"), "halaman 1: anotasi (isian) diganti"},
	{"a widget that is a stream", apart, simple(6, "<</Type/Annot/Subtype/Widget/Parent 5 0 R/Rect[9 9 90 90]/P 3 0 R/Length 1>>\nstream\nx\nendstream"), `isian "kosong" diganti`},
	{"the data of a stream that is a field", streamField, simple(5, stream(xobject+"/FT/Tx/T(isi)", "9 9 9 8 re f")), `isian "isi" berupa aliran data yang diganti`},
	{"the dictionary of a stream that is a field", streamField, simple(5, stream(strings.Replace(xobject, "200", "201", 1)+"/FT/Tx/T(isi)", "9 9 9 9 re f")),
		`isian "isi" berupa aliran data yang diganti`},
	{"an object that the signed file lacked", func() []byte {
		return bytes.Replace(letter(), []byte("/X 8 0 R>>"), []byte("/X 8 1 R>>"), 1)
	}, simple(8, form), "halaman 1: huruf atau gambar diganti"},
	{"an object of a generation that the signed file lacked", func() []byte {
		return bytes.Replace(letter(), []byte("/X 8 0 R>>"), []byte("/X 98 0 R>>"), 1)
	}, func(t testing.TB, b []byte) []byte {
		r := byHand(t, b)
		r.rows = fmt.Sprintf("98 1\n%010d 00001 n\r\n", len(r.data))
		return r.text("98 1 obj\n" + form + "\nendobj\n").done()
	}, "halaman 1: huruf atau gambar diganti"},
}

// moreFonts are the form's resources with one more.
var moreFonts = object.Dict{{Key: "Font", Value: object.Dict{{Key: "F", Value: object.Ref{Num: 13}}, {Key: "G", Value: object.Ref{Num: 13}}}}}

// inForm2 puts the form with other text at its end.
func inForm2(end string) func(t testing.TB, b []byte) []byte {
	return func(t testing.TB, b []byte) []byte {
		r := byHand(t, b)
		d, _ := r.file.Catalog()
		form, _ := r.file.Dict(d.Get("AcroForm"))
		return r.put(number(d.Get("AcroForm")), strings.TrimSuffix(written(form), ">>")+end).done()
	}
}

// bundled is a file with an object stream, numbered 20.
func bundled() []byte {
	b := foreign("<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 595 842]>>",
		"<</Type/Page/Parent 2 0 R/Resources<<>>/Contents 4 0 R/X 21 0 R>>", stream("", "9 9 9 9 re f"))
	prev := bytes.Index(b, []byte("\nxref")) + 1
	at := len(b)
	b = fmt.Appendf(b, "20 0 obj\n%s\nendobj\n", stream("/Type/ObjStm/N 1/First 5", "21 0\n(ada)  "))
	start := len(b)
	rows := string([]byte{1, byte(at >> 8), byte(at), 0, 2, 0, 20, 0, 1, byte(start >> 8), byte(start), 0})
	return fmt.Appendf(b, "22 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF\n",
		stream(fmt.Sprintf("/Type/XRef/W[1 2 1]/Index[20 3]/Size 23/Root 1 0 R/Prev %d", prev), rows), start)
}

// apart is a file with a field whose widget stands apart from it.
func apart() []byte {
	return foreign("<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[5 0 R]>>/Lang(a)/Tong(b)>>", "<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 595 842]>>",
		"<</Type/Page/Parent 2 0 R/Resources<<>>/Contents 4 0 R/Annots[6 0 R]>>", stream("", "9 9 9 9 re f"),
		"<</T(kosong)/FT/Sig/TU(a)/Kids[6 0 R]>>", "<</Type/Annot/Subtype/Widget/Parent 5 0 R/Rect[9 9 90 90]/P 3 0 R>>")
}

// garbled is letter with an object that nothing leads to and nobody can read.
func garbled() []byte { return foreign(append(letterObjects(), "[")...) }

// streamField is a file whose form holds a stream that a page draws.
func streamField() []byte {
	return foreign("<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[5 0 R]>>>>", "<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 595 842]>>",
		"<</Type/Page/Parent 2 0 R/Resources<</XObject<</X 5 0 R>>>>/Contents 4 0 R>>", stream("", "/X Do"),
		stream(xobject+"/FT/Tx/T(isi)", "9 9 9 9 re f"))
}

// fieldAsNames is a file in which the names of XObjects are an empty field.
func fieldAsNames() []byte {
	return foreign("<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[5 0 R]>>>>", "<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 595 842]>>",
		"<</Type/Page/Parent 2 0 R/Resources<</XObject 5 0 R>>/Contents 4 0 R/Annots[5 0 R]>>", stream("", "/M Do"),
		"<</Type/Annot/Subtype/Widget/FT/Sig/T(kosong)/Rect[0 0 0 0]/P 3 0 R>>")
}

// catalogAsNames is a file in which they are the catalog.
func catalogAsNames() []byte {
	return foreign("<</Type/Catalog/Pages 2 0 R/Metadata 5 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 595 842]>>",
		"<</Type/Page/Parent 2 0 R/Resources<</XObject 1 0 R>>/Contents 4 0 R>>", stream("", "/Metadata Do"), stream(xobject, "9 9 9 9 re f"))
}

// TestAttacks: nothing that shows something else passes, and the reason is told.
func TestAttacks(t *testing.T) {
	d := newDesk(t)
	signed := map[string][]byte{}
	for _, a := range attacks {
		t.Run(a.name, func(t *testing.T) {
			base := letter()
			if a.base != nil {
				base = a.base()
			}
			if signed[string(base)] == nil {
				// What sign refuses others sign.
				out, err := sign.Seal(base, sign.Request{Field: "TandaTangan1", Place: &sign.Place{}}, crypto.SHA256,
					func(v object.Dict) object.Dict { return v }, d.seal)
				if err != nil {
					t.Fatal(err)
				}
				signed[string(base)] = out
				d.passes(t, signed[string(base)], nil)
			}
			attacked := a.do(t, signed[string(base)])
			r := d.verify(t, attacked, nil)
			if len(r.Signatures) == 0 || r.Signatures[0].SubIndication != sign.ChangedAfterSigning || !strings.Contains(told(r), "["+a.says+"]") {
				t.Errorf("want %q, got %s", a.says, told(r))
			}
			// No key is used on it.
			var refusal *sign.Refusal
			if _, err := sign.Sign(t.Context(), attacked, d.request(t, sign.LevelB)); !errors.As(err, &refusal) {
				t.Errorf("signing it: %v", err)
			}
		})
	}
}

// doubtful is the table of files that nobody signed and that have two readings.
var doubtful = []struct {
	name string
	file func() []byte
	says string
}{
	{"a key twice", func() []byte { return bytes.Replace(letter(), []byte("/Rotate 0"), []byte("/Type 7  "), 1) },
		"sebuah kamus memuat kunci yang sama dua kali"},
	{"an entry beyond the end", func() []byte {
		b := letter()
		at := bytes.LastIndex(b, []byte(" 00000 n\r\n"))
		copy(b[at-10:], "0000099999")
		return b
	}, "tabelnya menunjuk ke luar berkas"},
	{"words behind the end", func() []byte { return append(letter(), "trailer<</Root 4 0 R>>\n"...) }, "ada bita yang bukan bagian dari revisi mana pun"},
	{"the end too far", func() []byte { return append(letter(), strings.Repeat(" ", 1100)...) }, "letak tabelnya terlalu jauh dari ujung berkas"},
	{"a number twice in an object stream", func() []byte {
		b := bytes.Replace(bundled(), []byte("/N 1/First 5"), []byte("/N 2/First 9"), 1)
		return bytes.Replace(b, []byte("21 0\n(ada)  "), []byte("21 0 21 0 1 "), 1)
	}, "sebuah nomor objek ditulis dua kali"},
	{"a false count", func() []byte { return bytes.Replace(letter(), []byte("/Count 2"), []byte("/Count 1"), 1) }, "susunan halamannya tidak pasti"},
	{"a node that is a page", func() []byte { return bytes.Replace(letter(), []byte("<</Type/Pages/"), []byte("<</Type/Page /"), 1) }, "susunan halamannya tidak pasti"},
	{"a page without a type", func() []byte { return bytes.Replace(letter(), []byte("<</Type/Page/"), []byte("<</Tipe/Page/"), 1) }, "susunan halamannya tidak pasti"},
	{"a page with kids", func() []byte { return bytes.Replace(letter(), []byte("/Rotate 0"), []byte("/Kids  []"), 1) }, "susunan halamannya tidak pasti"},
	{"a page below another", func() []byte {
		return bytes.Replace(letter(), []byte("<</Type/Page/Parent 2"), []byte("<</Type/Page/Parent 9"), 1)
	}, "susunan halamannya tidak pasti"},
	{"a page that is null", func() []byte {
		return bytes.Replace(letter(), []byte("3 0 R 14 0 R]/Count 2"), []byte("3 0 R 44 0 R]/Count 2"), 1)
	},
		"susunan halamannya tidak pasti"},
}

// TestWhatMayBeAppended: look-alikes of attacks, which change nothing that is shown.
func TestWhatMayBeAppended(t *testing.T) {
	d := newDesk(t)
	plain := func(v object.Dict) object.Dict { return v }
	signed, err := sign.Seal(letter(), sign.Request{Field: "TandaTangan1", Place: &sign.Place{}}, crypto.SHA256, plain, d.seal)
	if err != nil {
		t.Fatal(err)
	}
	for name, do := range map[string]func(t testing.TB, b []byte) []byte{
		"nothing":                     func(t testing.TB, b []byte) []byte { return byHand(t, b).done() },
		"white space":                 func(_ testing.TB, b []byte) []byte { return append(slices.Clone(b), "\n\r\n  \x00"...) },
		"an object that nobody needs": simple(200, stream("", "x")),
		"an object of before as it was": func(t testing.TB, b []byte) []byte {
			return byHand(t, b).put(12, "<</Type/Annot/Subtype/Square/Rect[200 200 220 220]/P 3 0 R/AP<</N 5 0 R>>/F 4>>").done()
		},
		"lengths written by another": func(t testing.TB, b []byte) []byte {
			return byHand(t, b).put(12, "<</Type/Annot/Subtype/Square/Rect[200.0 200 220.000001 220]/P 3 0 R/AP<</N 5 0 R>>/F 4>>").done()
		},
		"a maker's mark":           simple(2, "<</ITXT(5.0.0)/Type/Pages/Kids[3 0 R 14 0 R]/Count 2/MediaBox[0 0 595 842]>>"),
		"metadata":                 inCatalog(set("Metadata", object.Ref{Num: 5})),
		"a later version":          inCatalog(set("Version", object.Name("1.7"))),
		"the version of the file":  inCatalog(set("Version", object.Name("1.4"))),
		"a font for new fields":    inForm(set("DR", moreFonts)),
		"a list of the form's":     inForm(set("DR", append(slices.Clone(moreFonts), object.Entry{Key: "ProcSet", Value: object.Array{object.Name("PDF")}}))),
		"no appearances made anew": inForm(set("NeedAppearances", object.Bool(false))),
		"a list of annotations": func(t testing.TB, b []byte) []byte {
			r := byHand(t, b)
			num, page := r.page(t, 0)
			list, _ := r.file.Array(page.Get("Annots"))
			return r.put(200, written(list)).put(num, written(slices.Clone(page).Set("Annots", object.Ref{Num: 200}))).done()
		},
		"a bundle": func(t testing.TB, b []byte) []byte {
			return bundle(t, b, "200 0 201 2", "1 2", [][4]int{{200, 2, -1, 0}, {201, 2, -1, 1}})
		},
		"a comment between objects": func(t testing.TB, b []byte) []byte {
			return byHand(t, b).put(200, "1").text("%iText 5.5\n").put(201, "2").done()
		},
	} {
		t.Run(name, func(t *testing.T) { d.passes(t, do(t, signed), nil) })
	}
	// A note that stands in the list itself.
	direct := letterBut(14, "<</Type/Page/Parent 2 0 R/Resources<<>>/Contents 8 0 R/Annots[<</Subtype/Square/Rect[9 9 20 20]/AP<</N 5 0 R>>>>]>>")()
	first, err := sign.Seal(direct, sign.Request{Field: "TandaTangan1", Place: &sign.Place{}}, crypto.SHA256, plain, d.seal)
	if err != nil {
		t.Fatal(err)
	}
	r := byHand(t, first)
	num, page := r.page(t, 1)
	d.passes(t, r.put(num, written(page)).done(), nil)
}

// TestDoubtfulFiles are not signed, and the reason is told.
func TestDoubtfulFiles(t *testing.T) {
	d := newDesk(t)
	invisible := func(r *sign.Request) { r.Field, r.Place, r.Block = "TandaTangan1", &sign.Place{}, nil }
	d.passes(t, d.sign(t, letter(), invisible, sign.LevelB), nil)
	for _, c := range doubtful {
		t.Run(c.name, func(t *testing.T) {
			r := d.request(t, sign.LevelB)
			invisible(&r)
			var refusal *sign.Refusal
			if _, err := sign.Sign(t.Context(), c.file(), r); !errors.As(err, &refusal) || !strings.HasSuffix(err.Error(), ": "+c.says) {
				t.Errorf("want %q, got %v", c.says, err)
			}
		})
	}
}

// TestEveryAmbiguityHasARow counts the forms that are told apart against the tables.
func TestEveryAmbiguityHasARow(t *testing.T) {
	for _, words := range sign.AmbiguityWords() {
		if !slices.ContainsFunc(attacks, func(a attack) bool { return a.says == ambiguous(words) }) &&
			!slices.ContainsFunc(doubtful, func(c struct {
				name string
				file func() []byte
				says string
			}) bool {
				return c.says == words
			}) {
			t.Errorf("no row has %q", words)
		}
	}
}
