// Gambar makes the pictures of the examples' README.md anew: the first two pages of
// each, in sixteen grays. Run it from the top of the project with
//
//	go run ./examples/gambar [EXAMPLE…]
//
// Named ones are made anew alone. It needs pdftoppm, which is part of poppler.
package main

import (
	"encoding/json"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

const (
	resolution = "60" // pixels to the inch
	pages      = "2"
	gap        = 8 // between pages
)

// folders hold the examples.
var folders = []string{"", "badan", "merbau", "sagara"}

func main() {
	log.SetFlags(0)
	work, err := os.MkdirTemp("", "gambar")
	check(err)
	defer os.RemoveAll(work)
	iku := filepath.Join(work, "iku")
	run("go", "build", "-o", iku, "./cmd/iku")
	names := os.Args[1:]
	for _, folder := range folders {
		if len(os.Args) > 1 {
			break
		}
		found, err := filepath.Glob(filepath.Join("examples", folder, "*.toml"))
		check(err)
		names = append(names, found...)
	}
	for _, name := range names {
		way, err := filepath.Rel("examples", name)
		check(err)
		base := strings.TrimSuffix(strings.ReplaceAll(filepath.ToSlash(way), "/", "-"), ".toml")
		pdf := build(iku, name, filepath.Join(work, base))
		run("pdftoppm", "-r", resolution, "-l", pages, "-gray", "-png", pdf, filepath.Join(work, base))
		shots, err := filepath.Glob(filepath.Join(work, base+"-*.png"))
		check(err)
		write("examples/gambar/"+base+".png", shots)
	}
}

// build returns the PDF of an example; of one that stands for several documents the
// first.
func build(iku, name, folder string) string {
	manifest := filepath.Join(folder, "manifest.json")
	run(iku, "build", name, "-o", folder+"/", "--manifest", manifest)
	text, err := os.ReadFile(manifest)
	check(err)
	var made struct {
		Documents []struct{ Output string }
	}
	check(json.Unmarshal(text, &made))
	return filepath.Join(folder, made.Documents[0].Output)
}

// write puts pages side by side in one picture.
func write(name string, shots []string) {
	var sheets []image.Image
	var size image.Point
	for _, shot := range shots {
		f, err := os.Open(shot)
		check(err)
		p, err := png.Decode(f)
		check(err)
		f.Close()
		sheets = append(sheets, p)
		size.X += p.Bounds().Dx() + 2 + gap
		size.Y = max(size.Y, p.Bounds().Dy()+2)
	}
	size.X -= gap
	grays := make(color.Palette, 16)
	for i := range grays {
		grays[i] = color.Gray{Y: uint8(i * 17)}
	}
	out := image.NewPaletted(image.Rectangle{Max: size}, grays)
	draw.Draw(out, out.Bounds(), image.White, image.Point{}, draw.Src)
	x := 0
	for _, p := range sheets {
		frame := image.Rect(x, 0, x+p.Bounds().Dx()+2, p.Bounds().Dy()+2)
		draw.Draw(out, frame, image.NewUniform(color.Gray{Y: 0xbb}), image.Point{}, draw.Src)
		draw.Draw(out, frame.Inset(1), p, p.Bounds().Min, draw.Src)
		x = frame.Max.X + gap
	}
	f, err := os.Create(name)
	check(err)
	check((&png.Encoder{CompressionLevel: png.BestCompression}).Encode(f, out))
	check(f.Close())
}

func run(name string, args ...string) {
	if out, err := exec.Command(name, args...).CombinedOutput(); err != nil {
		log.Fatalf("%s %s: %v\n%s", name, strings.Join(args, " "), err, out)
	}
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
