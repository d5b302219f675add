package pdf

import (
	"image"
	"image/color"
)

// Scaled returns a picture that is at most side pixels wide and high: each of its
// pixels is the mean of a square of the picture's, each counted by its opacity. One
// that is no larger is returned as nil.
func Scaled(img image.Image, side int) *image.NRGBA {
	size := img.Bounds().Size()
	step := (max(size.X, size.Y) + side - 1) / side
	if step < 2 {
		return nil
	}
	at := reader(img)
	out := image.NewNRGBA(image.Rect(0, 0, (size.X+step-1)/step, (size.Y+step-1)/step))
	for y := range out.Rect.Dy() {
		for x := range out.Rect.Dx() {
			var r, g, b, a, n uint64
			for v := y * step; v < min((y+1)*step, size.Y); v++ {
				for u := x * step; u < min((x+1)*step, size.X); u++ {
					c := at(u, v)
					w := uint64(c.A)
					r, g, b, a, n = r+uint64(c.R)*w, g+uint64(c.G)*w, b+uint64(c.B)*w, a+w, n+1
				}
			}
			if a > 0 {
				out.SetNRGBA(x, y, color.NRGBA{uint8((r + a/2) / a), uint8((g + a/2) / a), uint8((b + a/2) / a), uint8((a + n/2) / n)})
			}
		}
	}
	return out
}
