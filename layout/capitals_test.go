package layout

import "testing"

// Capitals change no meaning: micro stays micro, a physician a physician.
func TestInCapitals(t *testing.T) {
	for in, want := range map[string]string{
		"Meningkatnya mutu udara sampai 25 µg/m³":                   "MENINGKATNYA MUTU UDARA SAMPAI 25 µg/m³",
		"kebisingan di bawah 55 dB(A) (siang)":                      "KEBISINGAN DI BAWAH 55 dB(A) (SIANG)",
		"emisi 12 GgCO2e (bar), desa 400 mdpl, bar dan psi":         "EMISI 12 GgCO2e (bar), DESA 400 mdpl, BAR DAN PSI",
		"layanan (perizinan)":                                       "LAYANAN (PERIZINAN)",
		"Turunnya kadar PM2,5 di bawah 15µg/m3":                     "TURUNNYA KADAR PM2,5 DI BAWAH 15µg/m3",
		"pH air sungai antara 6 dan 9":                              "pH AIR SUNGAI ANTARA 6 DAN 9",
		"Hemat listrik 30 kWh/kapita/tahun":                         "HEMAT LISTRIK 30 kWh/KAPITA/TAHUN",
		"Produksi padi (kg) dan luas lahan (ha)":                    "PRODUKSI PADI (kg) DAN LUAS LAHAN (ha)",
		"BOD 3 mg/L, aliran 5 m³/detik, laju 2 m/s":                 "BOD 3 mg/L, ALIRAN 5 m³/DETIK, LAJU 2 m/s",
		"jalan 12 km; luas 40 km² dan km2":                          "JALAN 12 km; LUAS 40 km² DAN km2",
		"kg/kapita/tahun, g/kapita, siswa (l/p)":                    "kg/KAPITA/TAHUN, g/KAPITA, SISWA (L/P)",
		"RSUD Dr. Soetomo dan RSUD dr. Saiful Anwar":                "RSUD Dr. SOETOMO DAN RSUD dr. SAIFUL ANWAR",
		"Ir. Budi Santoso, M.Si., Drs. Ali, S.Sos, dan Sari, Ph.D.": "Ir. BUDI SANTOSO, M.Si., Drs. ALI, S.Sos, DAN SARI, Ph.D.",
		"Rp5 miliar (Rp juta), Rp/bulan":                            "Rp5 MILIAR (Rp JUTA), Rp/BULAN",
		// Look-alikes.
		"visi m dan g, dan/atau s.d. 2022 s/d 2025": "VISI M DAN G, DAN/ATAU S.D. 2022 S/D 2025",
		"mm ha t l kg":                 "MM HA T L KG",
		"M.Noor, Kab.Bangka, S.Parman": "M.NOOR, KAB.BANGKA, S.PARMAN",
		"Rpjmd dan rp":                 "RPJMD DAN RP",
		"ml/x dan\u00a0direktur":       "ML/X DAN\u00a0DIREKTUR",
		"dua\nbaris  dengan\ttab":      "DUA\nBARIS  DENGAN\tTAB",
		"":                             "",
		"  É é ß \xff":                 "  É É ß \ufffd",
	} {
		if got := inCapitals(in); got != want {
			t.Errorf("%q:\n%q, want\n%q", in, got, want)
		}
	}
}
