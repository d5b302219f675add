package sign_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"iku/sign"
)

// TestFilesOfOtherOrigins: linearized files, object streams, tables, junk before
// the header; what is encrypted is refused.
func TestFilesOfOtherOrigins(t *testing.T) {
	qpdf := tool(t, "qpdf")
	d := newDesk(t)
	dir := t.TempDir()
	in, out := filepath.Join(dir, "in.pdf"), filepath.Join(dir, "out.pdf")
	if err := os.WriteFile(in, sheet(t, true), 0o600); err != nil {
		t.Fatal(err)
	}
	for name, args := range map[string][]string{
		"linearized":              {"--linearize"},
		"linearized, with tables": {"--linearize", "--object-streams=disable"},
		"tables":                  {"--object-streams=disable"},
		"not compressed":          {"--qdf", "--object-streams=disable"},
		"PDF 2.0":                 {"--force-version=2.0"},
	} {
		t.Run(name, func(t *testing.T) {
			run(t, qpdf, append(args, in, out)...)
			data, err := os.ReadFile(out)
			if err != nil {
				t.Fatal(err)
			}
			signed := d.sign(t, d.sign(t, data, nil, sign.LevelLTA), nil, sign.LevelB)
			if r := d.passes(t, signed, nil); len(r.Signatures) != 3 {
				t.Error(told(r))
			}
			if err := os.WriteFile(out, signed, 0o600); err != nil {
				t.Fatal(err)
			}
			run(t, qpdf, "--check", out)
		})
	}
	t.Run("junk before the header", func(t *testing.T) {
		d.passes(t, d.sign(t, append([]byte("junk\n"), plainPDF()...), nil, sign.LevelLTA), nil)
	})
	t.Run("encrypted", func(t *testing.T) {
		run(t, qpdf, "--encrypt", "a", "b", "256", "--", in, out)
		data, err := os.ReadFile(out)
		if err != nil {
			t.Fatal(err)
		}
		_, err = sign.Sign(t.Context(), data, d.request(t, sign.LevelB))
		if err == nil || !strings.Contains(err.Error(), "disandikan") {
			t.Error(err)
		}
	})
}
