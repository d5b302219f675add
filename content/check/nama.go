package check

import (
	"strings"
	"unicode"

	"iku/content/pola"
)

// degrees are what may stand in or behind a name without being one, letters
// alone; what has a dot within is one anyway.
var degrees = pola.Words(`se sh sip ssos sp spd spdi spt spi si skom skm skep sked sst st stp sag smn sap sadm sfarm sgz spsi sars sstp shut sikom shi sthi ssn
	s mm msi mh mpd mt mkes mhum map mag msc mba mpa mp mma mkn mph mars mkm mtp mikom mak mec ma mkom meng mipol mtr ns amd amdkeb amdkep akm
	phd lcm sos cgcae cpa ca qia cfra ak akt apt drg drh dr dra drs ir prof h hj k kh r rr rd raden ra rm rh tn ny tgk st bin binti`)

// given are the ways in which the commonest first name is abbreviated.
var given = pola.Words("m moh muh muhamad muhammad mohamad mohammad mohd mochamad mochammad muchamad muchammad mukhamad mukhammad md mhd muhd")

// person returns the words of a name, in lower case, without titles.
func person(name string) string {
	name, _, _ = strings.Cut(name, ",")
	var parts []string
	for _, w := range strings.Fields(name) {
		bare := strings.ToLower(strings.Trim(w, ".()'’`\""))
		letters := strings.Map(func(r rune) rune {
			if unicode.IsLetter(r) {
				return r
			}
			return -1
		}, bare)
		if letters == "" || degrees()[letters] && (len(letters) > 1 || len(parts) == 0) || len(parts) > 0 && strings.Contains(bare, ".") && len(letters) <= 6 {
			continue
		}
		// "Ir.Hj.ELFIYENA": what a missing blank has joined
		for _, piece := range strings.FieldsFunc(bare, func(r rune) bool { return !unicode.IsLetter(r) && r != '\'' && r != '’' && r != '`' && r != '-' }) {
			if !degrees()[piece] || len(piece) > 1 && strings.IndexByte(bare, '.') < 0 {
				parts = append(parts, strings.Map(func(r rune) rune {
					if unicode.IsLetter(r) {
						return r
					}
					return -1
				}, piece))
			}
		}
	}
	return strings.Join(parts, " ")
}

// mayBeOneName tells whether two names, as person returns them, may be one: an
// initial stands for any name that it begins, and names may be left out at the
// end.
func mayBeOneName(a, b string) bool {
	x, y := strings.Fields(a), strings.Fields(b)
	if len(x) == 0 || len(y) == 0 || strings.Join(x, "") == strings.Join(y, "") {
		return true
	}
	if len(x) != len(y) {
		return false
	}
	for i := range x {
		switch {
		case x[i] == y[i], given()[x[i]] && given()[y[i]]:
		case len(x[i]) == 1 && strings.HasPrefix(y[i], x[i]), len(y[i]) == 1 && strings.HasPrefix(x[i], y[i]):
		default:
			return false
		}
	}
	return true
}
