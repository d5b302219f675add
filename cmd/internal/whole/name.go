package whole

import (
	"errors"
	"path"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Portable returns a way with slashes as it can be written on every system, every
// element of it a plain name: what is one is returned as it is. Elements that are
// hidden or lead elsewhere, devices of Windows, characters that a system refuses,
// obeys or hides are changed.
func Portable(name string) string {
	if name == "" {
		return "_"
	}
	elements := strings.Split(name, "/")
	for i, e := range elements {
		elements[i] = portable(e)
	}
	return strings.Join(elements, "/")
}

// errDevice and errNotName refuse what Windows takes for something else than a file:
// behind a colon it hides what is written in a stream of another file.
var (
	errDevice  = errors.New("nama perangkat Windows (CON, NUL, COM1, …), bukan berkas")
	errNotName = errors.New("bukan nama berkas di Windows: tanpa < > : \" | ? *")
)

// misnamed returns why Windows has no file of a way there; volume begins it.
func misnamed(way, volume string) error {
	elements := strings.FieldsFunc(way[len(volume):], func(r rune) bool { return r == '/' || r == '\\' })
	for i, e := range elements {
		switch {
		case strings.ContainsAny(e, `<>:"|?*`):
			return errNotName
		case i == len(elements)-1 && device(e):
			return errDevice
		}
	}
	return nil
}

// maxElement is how many bytes an element may have.
const maxElement = 200

func portable(e string) string {
	e = strings.Map(func(r rune) rune {
		if r == utf8.RuneError || strings.ContainsRune(`<>:"|?*\`, r) || !unicode.IsGraphic(r) || unicode.Is(unicode.Zs, r) && r != ' ' {
			return '_'
		}
		return r
	}, strings.ToValidUTF8(e, "_"))
	if len(e) > maxElement {
		ext := path.Ext(e)
		if len(ext) > 10 {
			ext = ""
		}
		e = strings.ToValidUTF8(e[:maxElement-len(ext)], "") + ext
	}
	if trimmed := strings.TrimRight(e, ". "); trimmed != e {
		e = trimmed + "_"
	}
	if e == "" || strings.ContainsRune(".~ -", rune(e[0])) || device(e) {
		e = "_" + e
	}
	return e
}

// device tells whether a name is that of a device on Windows, whatever follows its
// first dot.
func device(name string) bool {
	stem, _, _ := strings.Cut(strings.ToUpper(name), ".")
	switch stem = strings.TrimRight(stem, " "); stem {
	case "CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", "CLOCK$":
		return true
	}
	for _, port := range []string{"COM", "LPT"} {
		if n, ok := strings.CutPrefix(stem, port); ok && utf8.RuneCountInString(n) == 1 && strings.Contains("0123456789¹²³", n) {
			return true
		}
	}
	return false
}
