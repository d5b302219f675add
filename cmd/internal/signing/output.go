package signing

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"iku/cmd/internal/whole"
	"iku/sign"
)

// OutputName returns the name that a PDF gives to what is signed of it.
func OutputName(name string) string { return strings.TrimSuffix(name, filepath.Ext(name)) + "-ttd.pdf" }

// SetAside writes what a service returned and is not what was asked for under a name
// that says so, and that nothing has, beside the one that it does not get. It returns
// why. A service may give a file only once: it is written also when ctx has ended.
func SetAside(ctx context.Context, service, name string, out []byte, why error) error {
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		return err
	}
	for n := 1; ; n++ {
		aside := name + ".ditolak"
		if n > 1 {
			aside = fmt.Sprintf("%s.ditolak-%d", name, n)
		}
		err := whole.Writer{}.Create(context.WithoutCancel(ctx), aside, out)
		if errors.Is(err, fs.ErrExist) {
			continue
		}
		if err != nil {
			return err
		}
		return &sign.Refusal{Message: "hasil layanan " + service + " tidak dapat diterima", Err: why, Hint: "hasilnya disimpan di " + aside}
	}
}
