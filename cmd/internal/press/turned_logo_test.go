package press_test

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/color"
	"image/jpeg"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"iku/cmd/internal/press"
	"iku/content"
)

// stored returns a picture as a camera stores it that was held in one of eight ways.
func stored(shown image.Image, turn int) image.Image {
	w, h := shown.Bounds().Dx(), shown.Bounds().Dy()
	size := image.Rect(0, 0, w, h)
	if turn >= 5 {
		size = image.Rect(0, 0, h, w)
	}
	out := image.NewRGBA(size)
	for y := range h {
		for x := range w {
			u, v := x, y
			if turn == 2 || turn == 3 {
				u = w - 1 - x
			}
			if turn == 3 || turn == 4 {
				v = h - 1 - y
			}
			if turn >= 5 { // its first column is at the top or bottom, its first row at a side
				u, v = y, x
				if turn == 7 || turn == 8 {
					u = h - 1 - y
				}
				if turn == 6 || turn == 7 {
					v = w - 1 - x
				}
			}
			out.Set(u, v, shown.At(x, y))
		}
	}
	return out
}

// withOrientation puts an EXIF segment into a JPEG.
func withOrientation(t testing.TB, img image.Image, order binary.AppendByteOrder, turn int) []byte {
	var b bytes.Buffer
	if err := jpeg.Encode(&b, img, &jpeg.Options{Quality: 100}); err != nil {
		t.Fatal(err)
	}
	mark := "II"
	if order == binary.AppendByteOrder(binary.BigEndian) {
		mark = "MM"
	}
	exif := append([]byte("Exif\x00\x00"), mark...)
	exif = order.AppendUint16(exif, 42)
	exif = order.AppendUint32(exif, 8)
	exif = order.AppendUint16(exif, 2)
	exif = append(order.AppendUint32(order.AppendUint16(order.AppendUint16(exif, 0x010f), 2), 4), "iku\x00"...)
	exif = append(order.AppendUint16(order.AppendUint32(order.AppendUint16(order.AppendUint16(exif, 0x0112), 3), 1), uint16(turn)), 0, 0)
	exif = order.AppendUint32(exif, 0)
	out := append([]byte{0xff, 0xd8, 0xff, 0xe1}, byte((len(exif)+2)>>8), byte(len(exif)+2))
	return append(append(out, exif...), b.Bytes()[2:]...)
}

// A JPEG stands as the camera says that it was held, and its bytes are printed as they
// are.
func TestTurnedLogo(t *testing.T) {
	shown := image.NewRGBA(image.Rect(0, 0, 64, 32))
	for i := range 64 * 32 {
		x, y := i%64, i/64
		shown.Set(x, y, color.RGBA{uint8(255 * (x / 32)), uint8(255 * (y / 16)), 90, 255})
	}
	dir := t.TempDir()
	text := plainSheet + "[kop]\nlogo = \"l.jpg\"\nbaris = [\"X\"]\n"
	page := func(data []byte) (dump string, pdf []byte) {
		write(t, dir, "l.jpg", string(data))
		f := read(t, write(t, dir, "a.toml", text))
		p := press.New(content.Disk{})
		return proof(t, p, f).Sheet.Dump(), printed(t, p, f)
	}
	wantDump, wantPDF := page(withOrientation(t, shown, binary.LittleEndian, 1))
	want := drawn(t, wantPDF)
	for turn := 1; turn <= 8; turn++ {
		for _, order := range []binary.AppendByteOrder{binary.LittleEndian, binary.BigEndian} {
			data := withOrientation(t, stored(shown, turn), order, turn)
			dump, pdf := page(data)
			if dump != wantDump {
				t.Errorf("%d, %v: it takes another place", turn, order)
			}
			if !bytes.Contains(pdf, data[len(data)-100:]) {
				t.Errorf("%d, %v: the picture is not printed as it is", turn, order)
			}
			if far := furthest(drawn(t, pdf), want); far > 12 {
				t.Errorf("%d, %v: a pixel differs by %d", turn, order, far)
			}
		}
	}
	// What cannot be understood turns nothing.
	plain := withOrientation(t, shown, binary.LittleEndian, 9)
	for name, data := range map[string][]byte{
		"an unknown turn": plain,
		"cut off":         append(append(bytes.Clone(plain[:4]), 0, 16), append([]byte("Exif\x00\x00II*\x00\xff\xff\xff\x7f"), plain[2+2+2+int(plain[5])-2:]...)...),
	} {
		if dump, _ := page(data); dump != wantDump {
			t.Errorf("%s: it takes another place", name)
		}
	}
}

// drawn returns the first page of a PDF as MuPDF draws it; nothing where it is not there.
func drawn(t *testing.T, data []byte) []byte {
	t.Helper()
	if _, err := exec.LookPath("mutool"); err != nil {
		if os.Getenv("IKU_CI") != "" {
			t.Fatal("mutool is not installed")
		}
		return nil
	}
	dir := t.TempDir()
	in, out := filepath.Join(dir, "a.pdf"), filepath.Join(dir, "a.ppm")
	if err := os.WriteFile(in, data, 0o666); err != nil {
		t.Fatal(err)
	}
	if said, err := exec.Command("mutool", "draw", "-q", "-F", "ppm", "-r", "60", "-o", out, in, "1").CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, said)
	}
	pixels, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	return pixels
}

// furthest returns the largest difference of two drawings.
func furthest(a, b []byte) (far int) {
	if len(a) != len(b) {
		return 255
	}
	for i := range a {
		far = max(far, int(a[i])-int(b[i]), int(b[i])-int(a[i]))
	}
	return far
}
