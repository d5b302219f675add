package layout

import (
	"fmt"
	"reflect"
	"testing"
)

func TestDivideWidth(t *testing.T) {
	word := func(least, most Length) demand {
		return demand{least: least, most: most, area: uint64(most/1000) * uint64(most/1000), size: 11_000}
	}
	stiff := func(w Length) demand {
		return demand{least: w, most: w, stiff: true, whole: w, size: 11_000}
	}
	whole := func(least Length) demand { // of a word that nothing divides
		d := word(least, 2*least)
		d.body, d.syllable = least, least
		return d
	}
	tests := []struct {
		name    string
		columns []demand
		room    Length
		want    []Length
		fits    bool
	}{
		{"one column takes it all", []demand{word(50_000, 80_000)}, 200_000, []Length{200_000}, true},
		{"what is left goes to words, not to figures", []demand{stiff(30_000), word(50_000, 100_000)}, 200_000, []Length{30_000, 170_000}, true},
		{"in proportion", []demand{word(50_000, 50_000), word(50_000, 100_000)}, 300_000, []Length{100_000, 200_000}, true},
		{"to figures where there is nothing else", []demand{stiff(30_000), stiff(70_000)}, 200_000, []Length{60_000, 140_000}, true},
		{"a fixed column keeps its width", []demand{{fixed: 28_346}, word(50_000, 300_000)}, 200_000, []Length{28_346, 171_654}, true},
		{"the longer content gets more", []demand{word(40_000, 1_000_000), word(40_000, 8_000_000)}, 250_000, []Length{50_000, 200_000}, true},
		{"never below the widest word", []demand{word(120_000, 200_000), word(40_000, 9_000_000)}, 200_000, []Length{120_000, 80_000}, true},
		{"one word that is divided anyhow leaves the others whole", []demand{stiff(30_000), whole(300_000), word(60_000, 500_000)}, 300_000, []Length{30_000, 144_000, 126_000}, false},
		{"too narrow: every word column loses", []demand{stiff(30_000), word(134_400, 500_000), word(134_400, 500_000)}, 200_000, []Length{30_000, 85_000, 85_000}, false},
	}
	for _, tt := range tests {
		got, fits := divideWidth(tt.columns, tt.room)
		var sum Length
		near := len(got) == len(tt.want)
		for i := range got {
			sum += got[i]
			near = near && max(got[i]-tt.want[i], tt.want[i]-got[i]) <= tt.want[i]/50
		}
		if !near || fits != tt.fits || fits && sum != tt.room {
			t.Errorf("%s: %v (%v) of %v, not %v", tt.name, got, fits, tt.room, tt.want)
		}
	}
}

func TestCubeRoot(t *testing.T) {
	for _, n := range []uint64{0, 1, 7, 8, 26, 27, 999_999, 1_000_000, 1<<63 + 1} {
		if r := cubeRoot(n); r*r*r > n || (r+1)*(r+1)*(r+1) <= n && r < 2_642_244 {
			t.Errorf("%d: %d", n, r)
		}
	}
}

func TestPaginate(t *testing.T) {
	lines := func(costs ...cost) []unit {
		out := make([]unit, len(costs))
		for i, c := range costs {
			out[i] = unit{height: 10, cost: c}
		}
		return out
	}
	tests := []struct {
		name  string
		units []unit
		room  Length
		want  []int
		fails bool
	}{
		{"nothing", nil, 100, nil, false},
		{"one page", lines(0, 0, 0), 30, []int{3}, false},
		{"first pages are full", lines(0, 0, 0, 0, 0), 20, []int{2, 4, 5}, false},
		{"a short group goes over whole", lines(0, 0, 0, 0, 0, short, short), 60, []int{4, 7}, false},
		{"a group is torn where most of a page would be blank", lines(0, 0, torn, torn, torn), 40, []int{4, 5}, false},
		{"a heading goes with its text", lines(0, 0, 0, alone, 0), 30, []int{2, 5}, false},
		{"one page less is worth no tear", lines(0, short, 0, short, 0, short), 30, []int{2, 4, 6}, false},
		{"the lesser evil", lines(0, alone, torn, alone), 20, []int{2, 4}, false},
		{"what is kept together does not fit", lines(0, never, never), 20, []int{2, 3}, true},
		{"a unit higher than the page stands alone", append(lines(0), unit{height: 50}, unit{height: 10}), 40, []int{1, 2, 3}, true},
	}
	for _, tt := range tests {
		got, c := paginate(tt.units, tt.room)
		if !reflect.DeepEqual(got, tt.want) || (c >= never) != tt.fails {
			t.Errorf("%s: %v at %d, not %v", tt.name, got, c, tt.want)
		}
	}
}

// TestSpaceEndsWithThePage: air stands between units, not at the top of a page.
func TestSpaceEndsWithThePage(t *testing.T) {
	units := []unit{{height: 10}, {height: 10, space: 5}, {height: 10, space: 5}, {height: 10, space: 5}}
	if got, _ := paginate(units, 25); fmt.Sprint(got) != "[2 4]" {
		t.Errorf("%v", got)
	}
}
