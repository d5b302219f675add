package pdf

import (
	"os"
	"testing"
)

func TestDump(t *testing.T) {
	for name, s := range map[string]func() ([]byte, error){
		"rich": func() ([]byte, error) { return Write(richSheet(t), testMetadata()) },
		"long": func() ([]byte, error) { return Write(longSheet(t), testMetadata()) },
	} {
		data, err := s()
		if err != nil {
			t.Fatal(err)
		}
		os.WriteFile("/tmp/"+name+".pdf", data, 0o666)
	}
}
