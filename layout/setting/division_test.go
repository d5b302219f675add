package setting

import (
	"slices"
	"strings"
	"testing"
)

// divisions are words as EYD V divides them, at every place where it does.
var divisions = strings.Fields(`ke-se-hat-an pen-di-dik-an pe-la-yan-an sa-sar-an pem-ba-ngun-an per-tang-gung-ja-wab-an ma-sya-ra-kat pe-me-rin-tah
	pe-me-rin-tah-an tin-dak-an ge-rak-an me-la-yan-i men-ja-di mem-be-li me-mi-li-ki sau-da-ra pu-lau ke-pu-lau-an ka-li-man-tan ke-a-man-an ke-ter-tib-an pe-ren-ca-na-an peng-ang-gar-an pe-nge-lo-la-an pe-nga-was-an pem-bi-na-an pem-ber-da-ya-an
	pe-nge-ta-hu-an pe-ngem-bang-an pe-ning-kat-an me-ning-kat-kan me-ning-kat-nya ter-wu-jud-nya ter-ca-pai-nya mem-ba-ik-nya me-nu-run-nya
	in-di-ka-tor ki-ner-ja u-ta-ma tu-ju-an pro-gram ke-gi-at-an ang-gar-an be-lan-ja pen-da-pat-an da-e-rah pro-vin-si ka-bu-pa-ten ke-ca-mat-an ke-lu-rah-an
	pen-du-duk ke-mis-kin-an per-tum-buh-an e-ko-no-mi in-dus-tri per-da-gang-an ko-pe-ra-si me-ne-ngah pe-ter-nak-an per-ta-ni-an per-i-kan-an ke-hu-tan-an
	ling-kung-an per-ka-was-an per-u-mah-an per-mu-kim-an trans-por-ta-si per-hu-bung-an in-fra-struk-tur ja-lan jem-ba-tan pe-la-buh-an te-le-ko-mu-ni-ka-si
	in-for-ma-si ko-mu-ni-ka-si ke-pe-ga-wai-an pe-ga-wai a-pa-ra-tur bi-rok-ra-si a-kun-ta-bi-li-tas trans-pa-ran-si par-ti-si-pa-si e-fek-ti-vi-tas
	e-fi-si-en-si per-sen-ta-se jum-lah in-deks ke-pu-as-an ni-lai ca-pai-an re-a-li-sa-si tar-get pe-ri-o-de ta-hun-an bu-lan-an tri-wu-lan
	do-ku-men la-por-an e-va-lu-a-si mo-ni-to-ring pe-ngen-da-li-an pe-me-rik-sa-an ke-u-ang-an a-set ba-rang ja-sa peng-a-da-an kon-trak kon-struk-si
	per-a-lat-an ben-da-ha-ra sek-re-ta-ri-at sek-re-ta-ris ke-pa-la di-nas ba-dan kan-tor bi-dang ja-bat-an fung-si-o-nal struk-tu-ral
	pe-lak-sa-na pe-lak-sa-na-an me-lak-sa-na-kan me-nye-leng-ga-ra-kan pe-nye-leng-ga-ra-an me-nyu-sun me-nyam-pai-kan me-nga-wa-si mem-per-o-leh
	men-da-pat-kan mem-be-ri-kan meng-gu-na-kan peng-gu-na-an di-gu-na-kan ber-da-sar-kan ber-sa-ma ber-ja-lan ter-pa-du ter-se-di-a ke-ter-se-di-a-an
	ke-bu-tuh-an ke-wa-jib-an ke-pe-mim-pin-an ke-bu-da-ya-an ke-se-jah-te-ra-an ke-sem-pat-an ke-lom-pok ke-lu-ar-ga per-em-pu-an a-nak re-ma-ja lan-si-a
	pus-kes-mas ru-mah sa-kit dok-ter pe-ra-wat bi-dan gi-zi i-mu-ni-sa-si stun-ting sa-ni-ta-si air ber-sih lim-bah sam-pah hu-tan pan-tai la-ut-an
	se-la-tan u-ta-ra ba-rat ti-mur teng-ga-ra ha-la-man de-la-pan sem-bi-lan war-ta-wan kar-ya-wan il-mu-wan re-la-wan pah-la-wan ma-kan-an mi-num-an ta-nam-an
	tu-lis-an ba-ca-an per-pus-ta-ka-an ar-sip ke-ar-sip-an eks-por im-por eks-ter-nal in-ter-nal ul-tra an-tar-da-e-rah an-tar-lem-ba-ga mul-ti-gu-na
	ko-or-di-na-si sin-kro-ni-sa-si in-teg-ra-si ap-li-ka-si pub-lik hu-kum per-a-tur-an ke-pu-tus-an ke-te-tap-an me-ne-tap-kan
	pe-ran-an pe-gang-an pe-cah-an ke-in-dah-an pe-do-man se-na-pan pe-san-an ke-mas-an ke-ping-an per-ca-kap-an`)

// TestDivisions: no division that EYD does not make, and most of those that it does.
func TestDivisions(t *testing.T) {
	words, found, all := 0, 0, 0
	for _, want := range divisions {
		word := strings.ReplaceAll(want, "-", "")
		words++
		var right []int
		n := 0
		for _, part := range strings.Split(want, "-")[:strings.Count(want, "-")] {
			n += len(part)
			if n >= 2 && len(word)-n >= 2 {
				right = append(right, n)
			}
		}
		all += len(right)
		for _, c := range hyphenate(word) {
			if !slices.Contains(right, c) {
				t.Errorf("%s: divided %s-%s", want, word[:c], word[c:])
			} else {
				found++
			}
		}
	}
	t.Logf("%d words, %d of %d places found", words, found, all)
	if words < 200 || found*100 < all*85 {
		t.Errorf("%d words, %d of %d places found", words, found, all)
	}
}
