package fonts

import (
	"bytes"
	"flag"
	"io"
	"os"
	"path/filepath"
	"testing"

	"github.com/klauspost/compress/zlib"
)

var update = flag.Bool("update", false, "rewrite packed")

// The programs that nearly every document embeds come compressed, just as they
// are made, and nothing else does.
func TestCommonProgramsComePacked(t *testing.T) {
	want := map[string][]byte{}
	for _, name := range BuiltinNames() {
		fam, _ := Builtin(name)
		for style := Regular; style <= BoldItalic; style++ {
			p, err := fam.Face(style).commonProgram()
			if err != nil {
				t.Fatal(err)
			}
			font := inflate(t, p.Font)
			want[packedName(font)], want[packedName(p.ToUnicode)] = font, p.ToUnicode
		}
	}
	if *update {
		old, _ := filepath.Glob("packed/*.z")
		for _, name := range old {
			if err := os.Remove(name); err != nil {
				t.Fatal(err)
			}
		}
		for name, data := range want {
			packed, err := compress(data, zlib.BestCompression)
			if err == nil {
				err = os.WriteFile(name, packed, 0o666)
			}
			if err != nil {
				t.Fatal(err)
			}
		}
	}
	have, err := filepath.Glob("packed/*.z")
	if err != nil || len(have) != len(want) {
		t.Errorf("%d files where %d are used (-update writes them anew): %v", len(have), len(want), err)
	}
	for name, data := range want {
		packed, err := os.ReadFile(name)
		if err != nil {
			t.Error(err)
		} else if !bytes.Equal(inflate(t, packed), data) {
			t.Errorf("%s holds something else", name)
		}
	}
}

func inflate(t testing.TB, packed []byte) []byte {
	t.Helper()
	r, err := zlib.NewReader(bytes.NewReader(packed))
	if err != nil {
		t.Fatal(err)
	}
	data, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return data
}
