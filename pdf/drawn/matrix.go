package drawn

import "math"

// matrix maps places of one space into another (8.3.4): x' = a·x + c·y + e.
type matrix struct{ a, b, c, d, e, f float64 }

var identity = matrix{1, 0, 0, 1, 0, 0}

// then returns the matrix that applies m first and n after it.
func (m matrix) then(n matrix) matrix {
	return matrix{
		m.a*n.a + m.b*n.c, m.a*n.b + m.b*n.d,
		m.c*n.a + m.d*n.c, m.c*n.b + m.d*n.d,
		m.e*n.a + m.f*n.c + n.e, m.e*n.b + m.f*n.d + n.f,
	}
}

func (m matrix) at(x, y float64) point { return point{m.a*x + m.c*y + m.e, m.b*x + m.d*y + m.f} }

// scale is how much the matrix enlarges what stands upright.
func (m matrix) scale() float64 { return math.Hypot(m.c, m.d) }

// sound tells whether every place that the matrix gives is one.
func (m matrix) sound() bool {
	const most = 1e7
	for _, v := range [...]float64{m.a, m.b, m.c, m.d, m.e, m.f} {
		if !(v > -most && v < most) {
			return false
		}
	}
	return true
}

type point struct{ x, y float64 }
