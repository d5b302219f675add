package diff

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"iku/content/pola"
)

// folded returns text as it is compared where case and spacing do not count.
func folded(s string) string { return strings.Join(strings.Fields(strings.ToLower(s)), " ") }

// light holds words that very many texts share, which say little of what a text
// is about.
var light = pola.Words(`meningkatnya meningkatkan peningkatan menurunnya menurunkan terwujudnya tercapainya
		terlaksananya tersedianya persentase prosentase presentase jumlah rata-rata rata nilai indeks tingkat angka
		yang dan di ke dari dengan untuk pada dalam terhadap atau per oleh bagi para serta`)

const (
	heavyWeight = 4
	lightWeight = 1
	mostWords   = 64   // of a text are compared
	mostVisits  = 2048 // of the index, for a text
	mostNearest = 8    // texts are compared with a text in full
)

func weight(word string) int {
	if light()[word] {
		return lightWeight
	}
	return heavyWeight
}

// wordSet returns the different words of a text, sorted.
func wordSet(text string) []string {
	words := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '-'
	})
	words = words[:min(len(words), mostWords)]
	slices.Sort(words)
	return slices.Compact(words)
}

// likeness returns how alike two sets of words are, in thousandths: twice the
// weight that they share in that of both (Dice's coefficient).
func likeness(a, b []string) int {
	shared, sum := 0, 0
	for i, j := 0, 0; i < len(a) || j < len(b); {
		switch {
		case j == len(b) || i < len(a) && a[i] < b[j]:
			sum += weight(a[i])
			i++
		case i == len(a) || b[j] < a[i]:
			sum += weight(b[j])
			j++
		default:
			shared += 2 * weight(a[i])
			sum += 2 * weight(a[i])
			i, j = i+1, j+1
		}
	}
	if sum == 0 {
		return 0
	}
	return 1000 * shared / sum
}

// index finds the texts that share words with a text without looking at all.
type index struct {
	sets   [][]string // by item; nil: taken
	words  map[string][]int
	shared []int // by item, the weight shared with the text looked for
}

// newIndex returns the index of the items that are not taken yet.
func newIndex(list []item, taken []int) *index {
	x := &index{sets: make([][]string, len(list)), words: map[string][]int{}, shared: make([]int, len(list))}
	for i, it := range list {
		if taken[i] >= 0 {
			continue
		}
		x.sets[i] = wordSet(it.text)
		for _, w := range x.sets[i] {
			x.words[w] = append(x.words[w], i)
		}
	}
	return x
}

type neighbour struct{ item, like int }

// nearest returns the items most like a text. Its rarest words lead to them;
// words that all texts share are not followed beyond mostVisits.
func (x *index) nearest(text string) []neighbour {
	set := wordSet(text)
	rare := slices.Clone(set)
	slices.SortStableFunc(rare, func(a, b string) int { return cmp.Compare(len(x.words[a]), len(x.words[b])) })
	var seen []int
	visits := mostVisits
	for _, w := range rare {
		list := x.words[w]
		if len(list) > visits {
			if len(seen) > 0 {
				break // half a list would favour its items
			}
			list = list[:visits]
		}
		visits -= len(list)
		for _, i := range list {
			if x.shared[i] == 0 {
				seen = append(seen, i)
			}
			x.shared[i] += weight(w)
		}
	}
	out := make([]neighbour, 0, mostNearest+1)
	for _, i := range seen { // the most shared first; of equals, the first
		n := neighbour{i, x.shared[i]}
		x.shared[i] = 0
		at := len(out)
		for at > 0 && (out[at-1].like < n.like || out[at-1].like == n.like && out[at-1].item > i) {
			at--
		}
		if at < mostNearest {
			out = slices.Insert(out, at, n)
			out = out[:min(len(out), mostNearest)]
		}
	}
	for k := range out {
		out[k].like = likeness(set, x.sets[out[k].item])
	}
	return out
}
