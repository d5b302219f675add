package workbook

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"iku/cmd/internal/press"
	"iku/content"
	"iku/content/source"
)

// A workbook that LibreOffice has opened and saved gives the same TOML and the
// same PDF, byte for byte, as the one that was exported.
func TestLibreOffice(t *testing.T) {
	office, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip("soffice is not installed (Debian: libreoffice-calc-nogui)")
	}
	for _, path := range []string{"../../iku/templates/ringkas.toml", "../../../examples/diskopukm-tabel.toml", "../../../examples/bone-kabupaten.toml"} {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		book, err := exported(Export, []named{{Name: "lembar", File: source.NewFile(path, data)}})
		if filepath.Base(path) == "ringkas.toml" {
			book, err = templateOf(data)
		}
		if err != nil {
			t.Fatal(err)
		}
		dir := t.TempDir()
		made := filepath.Join(dir, "lembar.xlsx")
		if err := os.WriteFile(made, book, 0o666); err != nil {
			t.Fatal(err)
		}
		cmd := exec.Command(office, "-env:UserInstallation=file://"+filepath.Join(dir, "profile"), "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", filepath.Join(dir, "saved"), made)
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		saved, err := os.ReadFile(filepath.Join(dir, "saved", "lembar.xlsx"))
		if err != nil {
			t.Fatal(err)
		}
		a, b := imported(t, book), imported(t, saved)
		if !bytes.Equal(a, b) {
			t.Errorf("%s: the TOML differs\n%s\n%s", path, a, b)
			continue
		}
		if x, y := pressed(t, path, a), pressed(t, path, b); !bytes.Equal(x, y) {
			t.Errorf("%s: the PDF differs", path)
		}
	}
}

func imported(t *testing.T, book []byte) []byte {
	t.Helper()
	result, err := Import("lembar.xlsx", book)
	if err != nil || len(result.Documents) != 1 || len(result.Notes) > 0 {
		t.Fatalf("%v %+v", err, result)
	}
	return result.Documents[0].TOML
}

func pressed(t *testing.T, path string, data []byte) []byte {
	t.Helper()
	run := press.New(content.Disk{})
	proof := run.Proof(source.NewFile(path, data), press.Options{})
	if !proof.Printable(false) {
		t.Fatalf("%s: %v", path, proof.Findings)
	}
	pdf, err := run.Print(proof, time.Time{})
	if err != nil {
		t.Fatal(err)
	}
	return pdf
}

// A table that LibreOffice made is read as the same table made otherwise.
func TestLibreOfficeTable(t *testing.T) {
	office, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip("soffice is not installed (Debian: libreoffice-calc-nogui)")
	}
	const csv = "PEMERINTAH KABUPATEN CONTOH,,,,\nPERIODE 2021-2022,,,,\nIndikator,Sasaran,2021,2022,Satuan\nAngka melek huruf,Meningkatnya mutu,95.5,96,%\n,,,,\nJumlah sekolah,,1200,1250,unit\n"
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "tabel.csv"), []byte(csv), 0o666); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(office, "-env:UserInstallation=file://"+filepath.Join(dir, "profile"), "--headless", "--infilter=CSV:44,34,76,1,,1033", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", dir, filepath.Join(dir, "tabel.csv"))
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	theirs, err := os.ReadFile(filepath.Join(dir, "tabel.xlsx"))
	if err != nil {
		t.Fatal(err)
	}
	ours := newSheet(t,
		[]any{"PEMERINTAH KABUPATEN CONTOH"}, []any{"PERIODE 2021-2022"}, []any{"Indikator", "Sasaran", 2021, 2022, "Satuan"},
		[]any{"Angka melek huruf", "Meningkatnya mutu", 95.5, 96, "%"}, []any{}, []any{"Jumlah sekolah", nil, 1200, 1250, "unit"}).bytes()
	a, b := imported(t, ours), imported(t, theirs)
	if !bytes.Equal(a, b) {
		t.Fatalf("the TOML differs\n%s\n%s", a, b)
	}
	if !bytes.Equal(pressed(t, "tabel.toml", a), pressed(t, "tabel.toml", b)) {
		t.Error("the PDF differs")
	}
}
