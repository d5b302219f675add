package setting

// Estimate counts the lines of the paragraph.
func (p *Paragraph) Estimate(width Length) Length {
	if p.pieces == nil {
		p.cut()
	}
	lines, x, space := Length(0), Length(0), p.space(0)
	open := false // a line is being filled
	for i := 0; i < len(p.pieces); i++ {
		q := &p.pieces[i]
		group := q.width
		for q.glued && i+1 < len(p.pieces) {
			if q.space {
				group += space
			}
			i++
			q = &p.pieces[i]
			group += q.width
		}
		if open && x+group > width {
			lines++
			x = 0
		}
		if group > width { // what is glued is parted
			lines++
		}
		open = true
		if x += group; q.space {
			x += space
		}
		if q.hard {
			lines++
			x, open = 0, false
		}
	}
	if open {
		lines++
	}
	return lines * p.Runs[0].Leading
}

func (h Hanging) Estimate(width Length) Length { return h.Body.Estimate(width - h.Room) }

func (l List) Estimate(width Length) Length { return Stack{Parts: l.Items}.Estimate(width) }

func (s Stack) Estimate(width Length) Length {
	sum := s.Gap * Length(max(len(s.Parts)-1, 0))
	for _, p := range s.Parts {
		sum += p.Estimate(width)
	}
	return sum
}

func (f *Figure) Estimate(width Length) Length {
	if f.rest != nil {
		return f.style.Leading + f.rest.Estimate(width)
	}
	return f.style.Leading
}

func (None) Estimate(Length) Length { return 0 }
