package fonts

import (
	"bytes"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/klauspost/compress/zlib"
)

var update = flag.Bool("update", false, "rewrite packed")

// The programs that nearly every document embeds come compressed, just as they
// are made, and nothing else does.
func TestCommonProgramsComePacked(t *testing.T) {
	want := map[string][]byte{}
	var list strings.Builder
	made := map[*Face]*Program{}
	for _, name := range BuiltinNames() {
		fam, _ := Builtin(name)
		for style := Regular; style <= BoldItalic; style++ {
			p, err := fam.Face(style).commonProgram()
			if err != nil {
				t.Fatal(err)
			}
			font := inflate(t, p.Font)
			want[packedName(font)], want[packedName(p.ToUnicode)] = font, p.ToUnicode
			made[fam.Face(style)] = p
			tag, name, _ := strings.Cut(p.Name, "+")
			fmt.Fprintln(&list, name, packedName(font), p.Length, tag)
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
	if *update {
		if err := os.WriteFile("packed/fonts.txt", []byte(list.String()), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	if text, err := os.ReadFile("packed/fonts.txt"); err != nil || string(text) != list.String() {
		t.Errorf("packed/fonts.txt says something else (-update writes it anew): %v", err)
	}
	for face, p := range made {
		if ready, err := face.packedProgram(); err != nil || !*update && !reflect.DeepEqual(ready, p) {
			t.Errorf("%s: the program that comes packed is another: %v", face.Name, err)
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
