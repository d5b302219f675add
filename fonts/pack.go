package fonts

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"strings"

	"github.com/klauspost/compress/zlib"
)

// What nearly every document embeds, the common programs of the built-in faces,
// comes compressed with the program. Each file is named by the digest of what it
// holds, so that it is taken for just that and nothing else; a test keeps them
// complete and rewrites them with -update.
//
//go:embed packed/*.z packed/fonts.txt
var packedFiles embed.FS

// packedProgram returns the common program of a built-in face without making its font:
// packed/fonts.txt has a line a face with the name of its file, its length and its tag.
func (f *Face) packedProgram() (*Program, error) {
	list, err := packedFiles.ReadFile("packed/fonts.txt")
	if err != nil {
		return nil, err
	}
	for line := range strings.Lines(string(list)) {
		var face, name string
		var file fontFile
		if _, err := fmt.Sscan(line, &face, &name, &file.length, &file.tag); err != nil {
			return nil, fmt.Errorf("packed/fonts.txt: %w", err)
		}
		if face != f.Name {
			continue
		}
		if file.packed, err = packedFiles.ReadFile(name); err != nil {
			return nil, err
		}
		p, _ := f.encoded(common(), &subsetting{font: &f.font})
		return p, f.finish(p, file)
	}
	return f.commonProgram()
}

// packedName is the name under which data stands compressed.
func packedName(data []byte) string {
	sum := sha256.Sum256(data)
	return "packed/" + hex.EncodeToString(sum[:12]) + ".z"
}

// pack returns data compressed by zlib.
func pack(data []byte) ([]byte, error) {
	if packed, err := packedFiles.ReadFile(packedName(data)); err == nil {
		return packed, nil
	}
	return compress(data, zlib.DefaultCompression)
}

func compress(data []byte, level int) ([]byte, error) {
	var b bytes.Buffer
	w, err := zlib.NewWriterLevel(&b, level)
	if err != nil {
		return nil, err
	}
	if _, err := w.Write(data); err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}
