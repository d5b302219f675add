package press

import "iku/fonts"

// Warm prepares the faces that most documents are set in, beside what else the
// program does meanwhile: half of the time that a single document takes.
func Warm() {
	family, ok := fonts.Builtin(fonts.BuiltinNames()[0])
	if !ok {
		return
	}
	for _, style := range []fonts.Style{fonts.Regular, fonts.Bold} {
		go func() {
			// Whoever needs the program is told why it cannot be made.
			_, _ = family.Face(style).Programs(nil)
		}()
	}
}
