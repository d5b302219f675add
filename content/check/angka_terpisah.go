package check

import (
	"strings"

	"iku/content/pola"
	"iku/content/schema"
)

// clock matches the hours of a service: "08.00-16.00 WIB".
var clock = pola.Regexp(`^(?i:pukul |jam )?(?:[01][0-9]|2[0-4])\.[0-5][0-9] ?(?:-|–|s\.d\.|s/d|sampai) ?(?:[01][0-9]|2[0-4])\.[0-5][0-9](?: ?(?i:wib|wita|wit))?$`)

var (
	blanks   = pola.Regexp(`^((?:Rp\.? ?)?)([0-9][0-9.,]*(?: +[0-9][0-9.,]*)+|[0-9][0-9.]* +,[0-9]+)( ?%?)$`)
	thousand = pola.Regexp(`^[1-9][0-9]{0,2}(?: [0-9]{3})+(?:,[0-9]+)?$`)
	ended    = pola.Regexp(`^([0-9][0-9.]*(?:,[0-9]+ ?%?|,?[0-9]* ?%))[.,]$`)
	percents = pola.Regexp(`% ?%`)
)

// rejoined returns a number that is written with blanks between its digits, with a sign
// behind it, or with % twice, without these; false of what may be a list, years, or the
// number of a telephone.
func rejoined(value string) (string, bool) {
	if last := value[len(value)-1]; last == '.' || last == ',' {
		if m := ended().FindStringSubmatch(value); m != nil {
			return m[1], true
		}
	}
	if strings.Count(value, "%") > 1 && percents().MatchString(value) {
		return percents().ReplaceAllString(value, "%"), true
	}
	if !strings.Contains(value, " ") {
		return "", false
	}
	m := blanks().FindStringSubmatch(value)
	if m == nil || strings.HasPrefix(m[2], "0") {
		return "", false
	}
	words := strings.Fields(m[2])
	years := true
	for i, w := range words {
		if i+1 < len(words) && strings.Trim(w[len(w)-1:], ".,") == "" {
			return "", false
		}
		_, isYear := schema.ParseYear(w)
		years = years && isYear
	}
	right := strings.Join(words, "")
	if thousand().MatchString(m[2]) {
		right = strings.Join(words, ".")
	}
	return m[1] + right + m[3], !years && regular().MatchString(right)
}
