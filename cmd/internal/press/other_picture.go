package press

import "bytes"

// otherPictures are the kinds of files that people give as a logo and that are not
// read, by what stands at a place of them.
var otherPictures = []struct {
	at         int
	mark, name string
}{
	{0, "GIF8", "gambar GIF"}, {0, "BM", "gambar BMP"}, {8, "WEBP", "gambar WebP"}, {0, "II*\x00", "gambar TIFF"}, {0, "MM\x00*", "gambar TIFF"},
	{4, "ftyphei", "gambar HEIC dari telepon"}, {4, "ftypmif", "gambar HEIC dari telepon"}, {4, "ftypavif", "gambar AVIF"}, {0, "\x00\x00\x01\x00", "ikon Windows (.ico)"},
	{0, "%PDF-", "PDF"}, {0, "%!PS", "gambar EPS"}, {0, "PK\x03\x04", "dokumen Office atau arsip ZIP"}, {0, "<svg", "gambar SVG"}, {0, "<?xml", "gambar SVG atau XML lain"},
}

// noPicture says that a file is none that a logo can be, and what it is where that is
// known.
func noPicture(data []byte) pictureError {
	if len(data) == 0 {
		return errPicture + ": berkasnya kosong"
	}
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	for _, k := range otherPictures {
		if len(data) > k.at && bytes.HasPrefix(data[k.at:], []byte(k.mark)) {
			return errPicture + pictureError(": ini "+k.name+"; simpan kembali sebagai PNG")
		}
	}
	return errPicture
}
