package main

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"iku/cmd/internal/batch"
	"iku/cmd/internal/report"
	"iku/cmd/internal/signing"
	"iku/cmd/internal/whole"
	"iku/sign"
	"iku/sign/fetch"
)

// signer is one run of the command sign.
type signer struct {
	*streams
	keyholder
	remote
	to, level, field, tsa, reason, city, place string
	authorities, trustTSA                      []string
	force, replace, private, quiet             bool
	waived                                     signing.Waived
	jobs                                       int
}

// clock is what tells the time; tests set it.
var clock = time.Now

func newSign(s *streams) *cobra.Command {
	g := &signer{streams: s}
	c := &cobra.Command{
		Use:   "sign " + pdfInputsUse,
		Short: "tanda tangani PDF secara elektronik (PAdES)",
		Long: `PDF yang ditandatangani ditulis di samping masukannya sebagai NAMA-ttd.pdf, atau ke
tempat yang disebut oleh -o. Masukannya hanya diganti dengan --replace.
Frasa sandi ditanyakan di terminal, atau diambil dari variabel IKU_PASSPHRASE atau
dari nomor berkas yang disebut oleh --passphrase-fd; tidak pernah dari argumen.
Nama dan sandi layanan BSrE diambil dari IKU_BSRE_USER dan IKU_BSRE_PASSWORD; kode
sekali pakai ditanyakan di terminal, atau diambil dari IKU_TOTP atau --totp-fd.
Beberapa berkas ditandatangani sekaligus: yang gagal tidak menghalangi yang lain.
Dari folder dan pola dilewati yang sudah ditandatangani, dan yang hasilnya sudah ada.
` + aboutFolders,
		Example: `iku sign lembar.pdf --p12 kepala-dinas.p12
iku sign pdf/ --p12 kepala-dinas.p12 --replace
iku sign *.pdf --p12 kepala-dinas.p12 --tsa https://tsa.example.go.id --level b-lt -o ttd/
iku sign lembar.pdf --bsre https://esign.example.go.id --nik 3273000000000001
iku sign *.pdf --bsre https://esign.example.go.id --bsre-version 2 --email a@b.go.id --totp -o ttd/`,
		Args:              atLeastOne("berkas PDF"),
		ValidArgsFunction: completePDF,
	}
	f := c.Flags()
	f.StringVarP(&g.to, "output", "o", "", "tulis ke `TUJUAN`: berkas atau folder")
	f.BoolVar(&g.replace, "replace", false, "ganti masukannya dengan yang sudah ditandatangani")
	f.StringVar(&g.level, "level", "b-b", "tingkat `TINGKAT`: b-b, b-t, b-lt atau b-lta")
	f.StringVar(&g.tsa, "tsa", "", "minta stempel waktu dari `URL`")
	f.StringArrayVar(&g.trustTSA, "trust-tsa", nil, "terima stempel waktu hanya dari penanda waktu di bawah sertifikat di `BERKAS` (dapat diulang)")
	f.StringArrayVar(&g.authorities, "ca", nil, "sertifikat penerbit dari `BERKAS`, bila rantainya tidak lengkap (dapat diulang)")
	f.StringVar(&g.field, "field", "", "bidang tanda tangan bernama `NAMA` (bawaan: yang pertama kosong, atau yang baru)")
	f.StringVar(&g.place, "place", "", "tempat bidang baru: `HALAMAN,X,Y,LEBAR,TINGGI` dalam pt dari sudut kiri bawah halaman seperti yang tampak")
	f.StringVar(&g.reason, "reason", "", "alasan menandatangani: `TEKS`")
	f.StringVar(&g.city, "city", "", "tempat menandatangani: `TEKS`")
	f.BoolVar(&g.waived.Signer, "any-signer", false, "tanda tangani juga bila sertifikat bukan atas nama penanda tangan")
	f.BoolVar(&g.waived.State, "as-is", false, "tanda tangani juga konsep, dan PDF yang diubah sejak disusun")
	f.BoolVar(&g.force, "force", false, forceUse)
	f.BoolVarP(&g.quiet, "quiet", "q", false, "hanya tampilkan yang gagal, dan jumlahnya")
	jobsFlag(f, &g.jobs, "tanda tangani `N` berkas sekaligus")
	f.BoolVar(&g.private, "allow-private", false, "izinkan pertanyaan pencabutan ke alamat di jaringan sendiri")
	g.keyholder.flags(f)
	g.remote.flags(f)
	completeWords(c, "level", "b-b", "b-t", "b-lt", "b-lta")
	_ = c.MarkFlagFilename("p12", "p12", "pfx")
	for _, flag := range []string{"ca", "trust-tsa"} {
		_ = c.MarkFlagFilename(flag, "pem", "crt", "cer")
	}
	c.RunE = func(c *cobra.Command, args []string) error {
		if g.hasToken() && !c.Flags().Changed("jobs") {
			g.jobs = 1 // cards do one thing after the other
		}
		level, place, err := g.check()
		if err != nil {
			return wrong(c, "%v", err)
		}
		found, errs := batch.FindFiles(args, pdfExtension, "")
		left := slices.DeleteFunc(slices.Clone(found), func(in batch.Input) bool { return !in.Named && whole.IsSigned(in.Path) })
		names, err := g.outputs(left)
		if err != nil {
			return wrong(c, "%v", err)
		}
		code := g.unread(errs)
		inputs, names := g.unsigned(left, names)
		if skipped := len(found) - len(inputs); skipped > 0 {
			fmt.Fprintf(g.err, "%s berkas sudah ditandatangani, dilewati\n", thousands(skipped))
		}
		ctx := g.until(c)
		switch {
		case len(inputs) == 0:
		case g.remote.url != "":
			code = max(code, g.signRemotely(ctx, inputs, names))
		default:
			code = max(code, g.signOwn(ctx, inputs, names, level, place))
		}
		return endedWith(code)
	}
	return c
}

func completePDF(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	return []string{"pdf"}, cobra.ShellCompDirectiveFilterFileExt
}

var levels = map[string]sign.Level{"b-b": sign.LevelB, "b-t": sign.LevelT, "b-lt": sign.LevelLT, "b-lta": sign.LevelLTA}

// check reads the options that are more than a word.
func (g *signer) check() (sign.Level, *sign.Place, error) {
	level, ok := levels[strings.ToLower(g.level)]
	switch {
	case !ok:
		return 0, nil, fmt.Errorf("tingkat %q tidak dikenal; yang ada b-b, b-t, b-lt dan b-lta", g.level)
	case g.jobs < 1:
		return 0, nil, fmt.Errorf("--jobs harus paling sedikit 1, bukan %d", g.jobs)
	case g.replace && g.to != "":
		return 0, nil, errors.New("--replace dan -o tidak dapat bersama")
	case g.ways() != 1:
		return 0, nil, errors.New("sebut salah satu: --p12" + hardwareFlag + " atau --bsre")
	case len(g.trustTSA) > 0 && level < sign.LevelT:
		return 0, nil, errors.New("--trust-tsa hanya untuk tingkat b-t ke atas")
	case level >= sign.LevelT && g.tsa == "" && g.remote.url == "":
		return 0, nil, fmt.Errorf("tingkat %s memerlukan --tsa", g.level)
	}
	if err := g.remote.check(); err != nil {
		return 0, nil, err
	}
	place, err := readPlace(g.place)
	return level, place, err
}

// ways counts the keys that were named.
func (g *signer) ways() (n int) {
	for _, named := range []bool{g.keyholder.p12 != "", g.remote.url != "", g.keyholder.hasToken()} {
		if named {
			n++
		}
	}
	return n
}

// readPlace reads HALAMAN,X,Y,LEBAR,TINGGI; "" is no place.
func readPlace(text string) (*sign.Place, error) {
	if text == "" {
		return nil, nil
	}
	parts := strings.Split(text, ",")
	var n [5]float64
	for i := range n {
		var err error
		if len(parts) == len(n) {
			n[i], err = strconv.ParseFloat(strings.TrimSpace(parts[i]), 64)
		}
		if err != nil || len(parts) != len(n) || !(n[i] >= 0 && n[i] < 20_000) {
			return nil, fmt.Errorf("tempat %q bukan HALAMAN,X,Y,LEBAR,TINGGI", text)
		}
	}
	if n[0] < 1 || n[3] == 0 || n[4] == 0 {
		return nil, fmt.Errorf("tempat %q bukan HALAMAN,X,Y,LEBAR,TINGGI", text)
	}
	return &sign.Place{Page: int(n[0]) - 1, Rect: [4]float64{n[1], n[2], n[1] + n[3], n[2] + n[4]}}, nil
}

// pdfExtension is that of the files that folders are searched for here.
const pdfExtension = ".pdf"

// outputs returns where each signed PDF goes.
func (g *signer) outputs(found []batch.Input) ([]string, error) {
	if !g.replace {
		return batch.Outputs(found, g.to, func(input string) string {
			if input == standard {
				return ""
			}
			return signing.OutputName(input)
		})
	}
	names := paths(found)
	if slices.Contains(names, standard) {
		return nil, errors.New("masukan standar tidak dapat diganti; pakai -o, tanpa --replace")
	}
	return names, nil
}

// unsigned returns the files that are left to be signed, and their outputs: of what
// was found in a folder, not what has been signed to there before.
func (g *signer) unsigned(found []batch.Input, outputs []string) (inputs, names []string) {
	for i, in := range found {
		if in.Named || g.force || !whole.IsSigned(outputs[i]) {
			inputs, names = append(inputs, in.Path), append(names, outputs[i])
		}
	}
	return inputs, names
}

// paths returns the paths of inputs.
func paths(found []batch.Input) []string {
	names := make([]string, len(found))
	for i, in := range found {
		names[i] = in.Path
	}
	return names
}

// may tells, before anything is signed, why a signed file cannot have that name. An
// input that is replaced may be signed: what is written only adds to it.
func (g *signer) may(name string) error {
	if name == standard {
		return nil
	}
	return whole.Writer{Force: g.force || g.replace}.May(name)
}

// write writes a signed file, in a folder that is made if need be. was is the SHA-256
// of the input, which is only replaced as long as it is the same.
func (g *signer) write(ctx context.Context, w whole.Writer, name string, was [sha256.Size]byte, out []byte) error {
	switch {
	case name == standard:
		_, err := g.out.Write(out)
		return err
	case g.replace:
		return w.Update(ctx, name, was, out)
	case g.to != "" && g.to != name:
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			return err
		}
	}
	return w.Write(ctx, name, out)
}

// complain says what is wrong, of a file if one is named, with advice, and
// returns the exit code.
func (s *streams) complain(name string, err error) int { return complain(s.err, name, err) }

func complain(w io.Writer, name string, err error) int {
	if name != "" {
		name += ": "
	}
	var refusal *sign.Refusal
	switch {
	case errors.Is(err, context.Canceled):
		fmt.Fprintf(w, "iku: %s\n", report.Visible(name+"dihentikan"))
		return exitFailed
	case !errors.As(err, &refusal):
		fmt.Fprintf(w, "iku: %s%s%s\n", report.Visible(name), report.Reason(err), report.Advice(err))
		return exitFailed
	}
	var path *fs.PathError
	if name == "" && errors.As(err, &path) {
		name = path.Path + ": "
	}
	fmt.Fprintf(w, "iku: %s\n", report.Visible(name+refusal.Error()))
	hint := refusal.Hint
	if errors.Is(err, fetch.ErrPrivate) {
		hint = "bila penerbitnya memang di jaringan sendiri, tambahkan --allow-private"
	}
	if hint != "" {
		fmt.Fprintf(w, "     Saran: %s\n", report.Visible(hint))
	}
	return exitFound
}

// warn says what is odd, and stops nothing.
func (s *streams) warn(words string) { fmt.Fprintf(s.err, "iku: %s\n", report.Visible(words)) }
