package tomltree

import (
	"io/fs"
	"strings"
	"testing"

	tomltest "github.com/toml-lang/toml-test"

	"iku/content/source"
)

// suite returns the files of toml-test that a version of TOML is held to.
func suite(t testing.TB, version string) map[string]bool {
	t.Helper()
	list, err := fs.ReadFile(tomltest.EmbeddedTests(), "files-toml-"+version)
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]bool{}
	for name := range strings.Lines(string(list)) {
		if name = strings.TrimSpace(name); strings.HasSuffix(name, ".toml") {
			files[name] = true
		}
	}
	return files
}

// The suite of toml-test, TOML 1.0 and 1.1: what it calls sound is read, and each
// place says what the decoder says; what it calls unsound in both is refused, where
// the decoder refuses it, and recovery tells at least one fault of it.
func TestSuite(t *testing.T) {
	old, current := suite(t, "1.0.0"), suite(t, "1.1.0")
	sound, unsound, lenient := 0, 0, 0
	for name := range old {
		data, err := fs.ReadFile(tomltest.EmbeddedTests(), name)
		if err != nil {
			t.Fatal(err)
		}
		f := source.NewFile(name, data)
		root, refused := Parse(f)
		switch {
		case strings.HasPrefix(name, "valid/"):
			sound++
			if refused != nil {
				t.Errorf("%s: %s at %d", name, refused.Message, refused.Span.Start)
				continue
			}
			values, err := decode(strings.TrimPrefix(string(data), "\ufeff"))
			if err != nil {
				t.Errorf("%s: %v", name, err)
			} else if odd := attach(root, values); odd != nil {
				t.Errorf("%s: %q is another value than the decoder's", name, odd.Key.Text())
			}
		case current[name]:
			unsound++
			if _, err := decode(string(data)); err == nil {
				lenient++ // a table that dotted keys or braces have closed is added to
				continue
			}
			if _, faults := Recover(f, nil); refused == nil || len(faults) == 0 {
				t.Errorf("%s is read", name)
			}
		}
	}
	if lenient > 13 {
		t.Errorf("the decoder takes %d unsound files", lenient)
	}
	if sound < 150 || unsound < 300 {
		t.Errorf("%d sound and %d unsound files", sound, unsound)
	}
}
