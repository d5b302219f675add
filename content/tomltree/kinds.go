package tomltree

import (
	"bytes"
	"strings"

	"iku/content/pola"
)

// What to do with a file that is no TOML.
const (
	importing = "jadikan TOML dengan: iku import BERKAS"
	copying   = "salin isinya ke TOML; iku init membuat contohnya"
	picturing = "gambar disebut di [kop] logo; yang disusun berkas TOML"
	unpacking = "keluarkan dulu berkas yang ada di dalamnya"
)

// kinds are files that people give in the place of a TOML, by how they begin and,
// of archives, what they hold.
var kinds = []struct{ begins, holds, name, hint string }{
	{"PK\x03\x04", "xl/workbook", "buku kerja Excel (.xlsx)", importing},
	{"PK\x03\x04", "opendocument.spreadsheet", "buku kerja LibreOffice (.ods)", importing},
	{"PK\x03\x04", "word/document", "dokumen Word (.docx)", importing},
	{"PK\x03\x04", "opendocument.text", "dokumen LibreOffice (.odt)", importing},
	{"PK\x03\x04", "", "arsip ZIP, atau dokumen yang disimpan begitu", "buka arsipnya, atau pakai iku import untuk dokumen dan buku kerja"},
	{"\xd0\xcf\x11\xe0", "W\x00o\x00r\x00d\x00D\x00o\x00c\x00u\x00m\x00e\x00n\x00t", "dokumen Word lama (.doc)", "simpan sebagai .docx, lalu " + importing},
	{"\xd0\xcf\x11\xe0", "", "berkas Office lama (.xls)", importing},
	{"%PDF-", "", "PDF", "PDF yang dibuat iku membawa TOML-nya: iku extract BERKAS; tabel di PDF lain: iku import BERKAS"},
	{`{\rtf`, "", "dokumen RTF", "simpan sebagai .docx, lalu " + importing},
	{"<!doctype html", "", "halaman web (HTML)", importing},
	{"<html", "", "halaman web (HTML)", importing},
	{"<?xml", "", "XML", copying},
	{"\x89PNG", "", "gambar PNG", picturing},
	{"\xff\xd8\xff", "", "gambar JPEG", picturing},
	{"GIF8", "", "gambar GIF", picturing},
	{"\x1f\x8b", "", "arsip terkompresi (gzip)", unpacking},
	{"Rar!", "", "arsip terkompresi (RAR)", unpacking},
	{"7z\xbc\xaf", "", "arsip terkompresi (7z)", unpacking},
}

// otherKind tells what a file is that is no TOML, and what to do with it; false of
// any that may be one.
func otherKind(data []byte) (name, hint string, ok bool) {
	data = bytes.TrimLeft(bytes.TrimPrefix(data, []byte("\ufeff")), " \t\r\n")
	for _, k := range kinds {
		if len(data) >= len(k.begins) && strings.EqualFold(string(data[:len(k.begins)]), k.begins) && (k.holds == "" || bytes.Contains(data, []byte(k.holds))) {
			return k.name, k.hint, true
		}
	}
	inner := func(open byte) []byte { return bytes.TrimLeft(bytes.TrimPrefix(data, []byte{open}), " \t\r\n") }
	switch {
	case len(data) == 0:
	case data[0] == '{' && (bytes.HasPrefix(inner('{'), []byte(`"`)) || bytes.HasPrefix(inner('{'), []byte("}"))),
		data[0] == '[' && bytes.HasPrefix(inner('['), []byte("{")):
		return "JSON", copying, true
	case separated(data):
		return "tabel yang dipisah tanda (CSV)", importing, true
	case yaml(data):
		return "YAML", copying, true
	}
	return "", "", false
}

// separated tells of a table of which each of the first lines has as many
// separators, two at least, and nothing that begins a statement of TOML.
func separated(data []byte) bool {
	lines := bytes.SplitN(data[:min(len(data), 10_000)], []byte("\n"), 4)
	if len(lines) < 2 {
		return false
	}
	for _, sign := range []string{";", ",", "\t"} {
		n := bytes.Count(lines[0], []byte(sign))
		if n < 2 || bytes.ContainsAny(lines[0], "=[#") {
			continue
		}
		if bytes.Count(lines[1], []byte(sign)) == n && !bytes.Contains(lines[1], []byte("=")) {
			return true
		}
	}
	return false
}

var yamlLine = pola.Regexp(`^\s*(?:(?:- )?["']?\w[\w -]*["']?:(?:\s.*)?|- .*|---)$`)

// yaml tells of a text whose first lines are all entries of YAML, two at least, with
// none that TOML could have.
func yaml(data []byte) bool {
	n := 0
	for line := range bytes.Lines(data[:min(len(data), 2_000)]) {
		line = bytes.TrimRight(line, "\r\n")
		if text := bytes.TrimSpace(line); len(text) == 0 || text[0] == '#' {
			continue
		}
		if bytes.ContainsRune(line, '=') || !yamlLine().Match(line) {
			return false
		}
		if n++; n == 10 {
			break
		}
	}
	return n >= 2
}
