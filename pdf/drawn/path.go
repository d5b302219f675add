package drawn

import "math"

// path is what is being drawn, on the page.
type path struct {
	parts [][]point
	bent  []bool
	shut  []bool
	count int
}

const maxPoints = 1_000_000

func (p *path) move(at point) {
	if p.count < maxPoints {
		p.parts, p.bent, p.shut = append(p.parts, []point{at}), append(p.bent, false), append(p.shut, false)
		p.count++
	}
}

func (p *path) to(at point) {
	n := len(p.parts) - 1
	if n < 0 || p.count >= maxPoints {
		return
	}
	if p.shut[n] { // goes on where it was closed
		p.move(p.parts[n][0])
		n = len(p.parts) - 1
	}
	p.parts[n] = append(p.parts[n], at)
	p.count++
}

func (p *path) bend(at point) {
	p.to(at)
	if n := len(p.bent) - 1; n >= 0 {
		p.bent[n] = true
	}
}

func (p *path) close() {
	if n := len(p.shut) - 1; n >= 0 {
		p.shut[n] = true
	}
}

// thin is up to which breadth, in points, an area is a line.
const thin = 3.2

// paint ends the path. Strokes that lie or stand are lines, and so are areas so thin
// that they are seen as such; bent ones are none.
func (c *canvas) paint(stroke, fill, closes bool) {
	p := c.path
	c.path = path{}
	if closes && len(p.shut) > 0 {
		p.shut[len(p.shut)-1] = true
	}
	if !stroke && !fill || !c.ctm.sound() {
		return
	}
	for i, part := range p.parts {
		if p.bent[i] || len(part) < 2 {
			continue
		}
		low, high := part[0], part[0]
		for _, q := range part {
			low.x, low.y, high.x, high.y = min(low.x, q.x), min(low.y, q.y), max(high.x, q.x), max(high.y, q.y)
		}
		w, h := high.x-low.x, high.y-low.y
		switch {
		case (fill || p.shut[i] || len(part) > 3) && h <= thin && w > h:
			c.rule(low.x, (low.y+high.y)/2, high.x, (low.y+high.y)/2)
			continue
		case (fill || p.shut[i] || len(part) > 3) && w <= thin && h > w:
			c.rule((low.x+high.x)/2, low.y, (low.x+high.x)/2, high.y)
			continue
		}
		if !stroke {
			continue
		}
		if p.shut[i] {
			part = append(part, part[0])
		}
		broad := c.line*math.Sqrt(math.Abs(c.ctm.a*c.ctm.d-c.ctm.b*c.ctm.c)) > 2*thin
		for j := 1; j < len(part); j++ {
			a, b := part[j-1], part[j]
			switch {
			case broad: // an area that is drawn with one stroke
			case math.Abs(a.y-b.y) < 0.5 && math.Abs(a.x-b.x) > 0.5:
				c.rule(min(a.x, b.x), (a.y+b.y)/2, max(a.x, b.x), (a.y+b.y)/2)
			case math.Abs(a.x-b.x) < 0.5 && math.Abs(a.y-b.y) > 0.5:
				c.rule((a.x+b.x)/2, min(a.y, b.y), (a.x+b.x)/2, max(a.y, b.y))
			}
		}
	}
}

func (c *canvas) rule(x0, y0, x1, y1 float64) {
	if x1 < 0 || y1 < 0 || x0 > c.page.Width || y0 > c.page.Height {
		return
	}
	c.page.Rules = append(c.page.Rules, Rule{x0, y0, x1, y1})
}
