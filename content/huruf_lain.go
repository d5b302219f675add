package content

import (
	"strings"

	"iku/content/schema"
)

// windowsFaces are typefaces that official documents are written in and that only the
// computer has: the built-in one of the same widths, or the file that holds it.
var windowsFaces = []struct{ name, twin, file string }{
	{"arial", "Liberation Sans", "arial.ttf"}, {"helvetica", "Liberation Sans", ""},
	{"times new roman", "Liberation Serif", "times.ttf"}, {"times", "Liberation Serif", "times.ttf"},
	{"bookman old style", "", "BOOKOS.TTF"}, {"bookman", "", "BOOKOS.TTF"}, {"calibri", "", "calibri.ttf"}, {"cambria", "", "cambria.ttc"},
	{"tahoma", "", "tahoma.ttf"}, {"verdana", "", "verdana.ttf"}, {"georgia", "", "georgia.ttf"}, {"garamond", "", "GARA.TTF"},
	{"century gothic", "", "GOTHIC.TTF"}, {"segoe ui", "", "segoeui.ttf"}, {"trebuchet ms", "", "trebuc.ttf"}, {"courier new", "", "cour.ttf"},
}

// faceOfWindows says how a typeface is had that is named as word processors name it; ""
// where nobody knows.
func faceOfWindows(name string) string {
	name = strings.ToLower(strings.Join(strings.Fields(name), " "))
	for _, f := range windowsFaces {
		if f.name != name {
			continue
		}
		copied := "salin " + f.file + ` dari C:\Windows\Fonts ke samping berkas ini, lalu tulis huruf = "` + f.file + `"`
		switch {
		case f.twin == "":
			return copied
		case f.file == "":
			return "tulis " + f.twin + ", yang selebar itu"
		}
		return "tulis " + f.twin + ", yang selebar itu; atau " + copied
	}
	if name != "" && len(name) < 40 {
		return "pilih " + strings.Join(schema.Typefaces, ", ") + `, atau salin berkas hurufnya (.ttf, .otf, .ttc; di Windows dari C:\Windows\Fonts) ke samping berkas ini dan sebut namanya`
	}
	return ""
}
