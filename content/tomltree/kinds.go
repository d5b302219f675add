package tomltree

import (
	"bytes"
	"strings"
)

// importing is what to do with a workbook.
const importing = "jadikan TOML dengan: iku import BERKAS"

// kinds are files that people give in the place of a TOML, by how they begin and,
// of archives, what they hold.
var kinds = []struct{ begins, holds, name, hint string }{
	{"PK\x03\x04", "xl/workbook", "buku kerja Excel (.xlsx)", importing},
	{"PK\x03\x04", "opendocument.spreadsheet", "buku kerja LibreOffice (.ods)", "simpan sebagai .xlsx, lalu jadikan TOML dengan: iku import BERKAS"},
	{"PK\x03\x04", "word/document", "dokumen Word (.docx)", "salin isinya ke TOML; iku init membuat contohnya"},
	{"PK\x03\x04", "opendocument.text", "dokumen LibreOffice (.odt)", "salin isinya ke TOML; iku init membuat contohnya"},
	{"PK\x03\x04", "", "arsip ZIP, atau dokumen yang disimpan begitu", "buka arsipnya, atau pakai iku import untuk buku kerja Excel"},
	{"\xd0\xcf\x11\xe0", "", "berkas Office lama (.xls atau .doc)", "simpan buku kerjanya sebagai .xlsx, lalu jadikan TOML dengan: iku import BERKAS"},
	{"%PDF-", "", "PDF", "PDF yang dibuat iku membawa TOML-nya: iku extract BERKAS"},
	{`{\rtf`, "", "dokumen RTF", "salin isinya ke TOML; iku init membuat contohnya"},
	{"<!doctype html", "", "halaman web (HTML)", "salin isinya ke TOML; iku init membuat contohnya"},
	{"<html", "", "halaman web (HTML)", "salin isinya ke TOML; iku init membuat contohnya"},
	{"<?xml", "", "XML", "salin isinya ke TOML; iku init membuat contohnya"},
	{"\x89PNG", "", "gambar PNG", "gambar disebut di [kop] logo; yang disusun berkas TOML"},
	{"\xff\xd8\xff", "", "gambar JPEG", "gambar disebut di [kop] logo; yang disusun berkas TOML"},
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
		return "JSON", "tulis sebagai TOML; iku init membuat contohnya", true
	case separated(data):
		return "tabel yang dipisah tanda (CSV)", "buka sebagai buku kerja, simpan sebagai .xlsx, lalu jadikan TOML dengan: iku import BERKAS", true
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
