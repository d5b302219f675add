package layout

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"iku/content/pola"
)

// inCapitals returns text in capitals, but for what has another meaning in them: signs
// of units (µg/m³, pH, kWh), academic titles (Dr., M.Si) and Rp.
func inCapitals(t string) string {
	var b strings.Builder
	b.Grow(len(t))
	number := false // the word before is one
	for len(t) > 0 {
		end := strings.IndexFunc(t, unicode.IsSpace)
		if end < 0 {
			end = len(t)
		}
		if end > 0 {
			b.WriteString(wordInCapitals(t[:end], number))
			last, _ := utf8.DecodeLastRuneInString(t[:end])
			number = unicode.IsDigit(last)
		}
		_, blank := utf8.DecodeRuneInString(t[end:])
		b.WriteString(t[end : end+blank])
		t = t[end+blank:]
	}
	return b.String()
}

// around are the marks that stand around a word.
const around = "()[]{},;:\"“”'‘’!?"

// wordInCapitals returns a word in capitals; behindNumber tells that a number stands
// before it.
func wordInCapitals(word string, behindNumber bool) string {
	if strings.ToUpper(word) == word {
		return word
	}
	core := strings.TrimLeft(word, around)
	before := word[:len(word)-len(core)]
	core = strings.TrimRight(core, around)
	behind := word[len(before)+len(core):]
	if strings.Count(core, "(") > strings.Count(core, ")") && strings.HasPrefix(behind, ")") { // dB(A)
		core, behind = core+")", behind[1:]
	}
	alone := strings.HasSuffix(before, "(") && strings.HasPrefix(behind, ")") && !strings.Contains(core, "/")
	if titles()[strings.TrimSuffix(core, ".")] || isDegree(core) {
		return word
	}
	if rest, is := strings.CutPrefix(core, "Rp"); is && !startsWithLetter(rest) {
		return before + "Rp" + capital(rest) + behind
	}
	figure := core[:len(core)-len(strings.TrimLeft(core, "0123456789.,"))]
	return before + figure + unitInCapitals(core[len(figure):], behindNumber || alone || figure != "") + behind
}

func startsWithLetter(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(r)
}

// capital returns text in capitals; µ, the sign of micro, has none.
func capital(t string) string { return strings.Map(capitalOf, t) }

func capitalOf(r rune) rune {
	if r == 'µ' {
		return r
	}
	return unicode.ToUpper(r)
}

// unitInCapitals returns a word in capitals, the signs of units in it as they are. sure
// tells that it stands where a unit does.
func unitInCapitals(word string, sure bool) string {
	parts := strings.Split(word, "/")
	base := func(p string) string { return strings.TrimRight(p, "²³⁴⁻¹23") }
	sign := base(parts[0])
	below := len(parts) > 1 && (unitSigns()[base(parts[1])] || plainUnits()[base(parts[1])] || perUnits()[base(parts[1])])
	if !unitSigns()[sign] && !(plainUnits()[sign] && (sure || below || sign != parts[0])) {
		return capital(word)
	}
	for i, p := range parts[1:] {
		if !unitSigns()[base(p)] && !plainUnits()[base(p)] && len(p) > 1 {
			parts[i+1] = capital(p)
		}
	}
	return strings.Join(parts, "/")
}

// Signs of units: those that no word is written like, those that are units only behind
// a number, in brackets, raised or divided, and what a unit is divided by besides.
var (
	unitSigns = pola.Words(`pH kWh MWh GWh TWh Wh kW MW GW kWp MWp kVA MVA kV mV mA Hz kHz MHz GHz dB dBA mmHg mL dL µL µg µm µS µSv mSv Bq kBq
		kPa MPa hPa Pa kJ MJ GJ Mbps Gbps kbps Mb Gb CO₂e CO2e tCO₂e tCO2e kgCO₂e kgCO2e GgCO₂e GgCO2e
		MtCO₂e MtCO2e NOx SOx Nm dB(A) mS mAh Ah kN kVAr`)
	plainUnits = pola.Words("m km hm dam dm cm mm nm g kg hg dg mg ng t l kl hl dl cl ml ha cc ppm ppb kcal mol mmol lx lm rpm mbar mdpl dpl kkal psi bar bbl")
	perUnits   = pola.Words("s h d detik menit jam hari minggu bulan tahun kapita orang jiwa")
)

// titles stand before names; without their dots.
var titles = pola.Words("Dr dr Drs Dra Ir Hj Prof drg drh apt Ns Lc")

// degree is an academic title behind a name: S.Sos., M.Si, A.Md.Keb, Sp.PD, Ph.D.
var degree = pola.Regexp(`^(?:S|M|A|D|B|Ph|Sp)(?:\.[A-Z][A-Za-z]{0,4})+\.?$`)

// degrees are the parts of such titles that are not all capitals.
var degrees = pola.Words(`Sos Si Kom Kes Pd Pdi Ag Hum Sc Eng Farm Kep Keb Pt Tr Md Psi Stat Ak Gz Ked Sn Fil Ars Par Kn Li Pi Hut Ip An Ap St Th Ds Ling Lit Ec
	Stp Log Ds Or An Rad Log Terap Komp Vet Im Biomed Epid Ph Sp`)

func isDegree(word string) bool {
	if !degree().MatchString(word) {
		return false
	}
	for _, part := range strings.Split(strings.TrimSuffix(word, "."), ".") {
		if strings.ToUpper(part) != part && !degrees()[part] {
			return false
		}
	}
	return true
}
