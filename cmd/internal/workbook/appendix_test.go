package workbook

import (
	"bytes"
	"strings"
	"testing"

	"iku/content/source"
)

// A page shows the calculations that the document prints, each step as what it is.
func TestCalculationsOfPage(t *testing.T) {
	page := func(steps string) string {
		const head = "[dokumen]\npemerintah = \"P\"\nperiode = 2025\n[[sasaran]]\nuraian = \"S\"\n[[sasaran.indikator]]\nuraian = \"Rasio <a>\"\ntarget = 1\n"
		var out bytes.Buffer
		if err := HTML(&out, One("a", Input{File: source.NewFile("a.toml", []byte(head+steps))})); err != nil {
			t.Fatal(err)
		}
		_, rest, _ := strings.Cut(out.String(), "<h2>")
		return strings.ReplaceAll(rest, "\u00a0", " ")
	}
	step := func(text string) string { return "[[sasaran.indikator.hitungan]]\n" + text + "\n" }
	data := step("data = \"Koperasi <aktif>\"\nsimbol = \"a\"\nnilai = 30\ntahun = 2024\nsatuan = \"unit\"") + step("data = \"Semua koperasi\"\nsimbol = \"b\"\nnilai = -40")
	for name, c := range map[string]struct{ steps, want string }{
		"heading":              {data, "Hitungannya</h2>\n<section>\n<h3>Rasio &lt;a&gt;</h3>"},
		"data":                 {data, "<div><dt>Koperasi &lt;aktif&gt; (2024)</dt><dd>30 unit</dd></div><div><dt>Semua koperasi</dt><dd>-40</dd></div></dl>"},
		"a fraction":           {data + step(`rumus = "a / b * 100%"`+"\nhasil = \"-75%\""), "<mfrac><mrow><mn>30</mn></mrow><mrow><mo>−</mo><mn>40</mn></mrow></mfrac><mo>×</mo><mn>100%</mn><mo>=</mo><mtext>-75%</mtext></math>"},
		"in words":             {data + step(`rumus = "a / b * 100%"`), "<p class=\"formula\">(<math><mfrac><mrow><mtext>Koperasi &lt;aktif&gt;</mtext></mrow><mrow><mtext>Semua koperasi</mtext></mrow></mfrac>"},
		"brackets":             {data + step(`rumus = "a * (b + 1)"`), "<mn>30</mn><mo>×</mo><mo>(</mo><mo>−</mo><mn>40</mn><mo>+</mo><mn>1</mn><mo>)</mo>"},
		"a sign behind a sign": {data + step(`rumus = "a - b"`), "<mn>30</mn><mo>−</mo><mo>(</mo><mo>−</mo><mn>40</mn><mo>)</mo>"},
		"on a line":            {step(`rumus = "3 / 4"` + "\nbentuk = \"sebaris\""), "<mn>3</mn><mo>/</mo><mn>4</mn>"},
		"a power and roots":    {step(`rumus = "2^3 + akar(9) + akar(3; 8)"`), "<msup><mrow><mn>2</mn></mrow><mrow><mn>3</mn></mrow></msup><mo>+</mo><msqrt><mn>9</mn></msqrt><mo>+</mo><mroot><mrow><mn>8</mn></mrow><mrow><mn>3</mn></mrow></mroot>"},
		"functions":            {step(`rumus = "maks(1; 2)"`), "<mi>maks</mi><mo>(</mo><mn>1</mn><mo>;</mo><mn>2</mn><mo>)</mo>"},
		"a unit":               {step(`rumus = "10 koperasi / 2 tahun"`), "<mtext> koperasi</mtext><mo>/</mo><mn>2</mn><mtext> tahun</mtext>"},
		"a bold one":           {step("rumus = \"1 + 1\"\ntebal = true\nuraian = \"Jadi\""), "<p class=\"formula strong\">Jadi <math>"},
		"a series":             {step("tahunan = \"Anggota\"\nsatuan = \"orang\"\nnilai = { 2024 = 3, 2025 = 4 }\nrincian = [{ uraian = \"Desa\", nilai = { 2024 = 3, 2025 = 4 } }]"), "<caption>Anggota</caption>\n<thead><tr><th scope=\"col\">Uraian</th><th scope=\"col\">2024</th><th scope=\"col\">2025</th></tr></thead>\n<tbody>\n<tr><th scope=\"row\">Desa</th><td class=\"n\">3</td><td class=\"n\">4</td></tr>\n<tr><th scope=\"row\">Jumlah (orang)</th>"},
		"a formula of years":   {step("tahunan = \"Anggota\"\nsimbol = \"c\"\nnilai = { 2024 = 3, 2025 = 4 }") + step(`rumus = "c * 2"`), "<tr><th scope=\"row\">2025</th><td class=\"n\"><math><mn>4</mn><mo>×</mo><mn>2</mn></math></td><td class=\"n\">8"},
		"classes":              {step("kelas = \"Penduduk\"\nsatuan = \"jiwa\"\nnilai = { Kota = 3, Desa = 4 }"), "<p>Penduduk (jiwa)</p>\n<dl class=\"data\"><div><dt>Kota</dt><dd>3</dd></div><div><dt>Desa</dt><dd>4</dd></div></dl>"},
		"notes":                {step("catatan = \"satu\\ndua\""), "<p>satu<br>dua</p>"},
	} {
		if got := page(c.steps); !strings.Contains(got, c.want) {
			t.Errorf("%s: no %s in\n%s", name, c.want, got)
		}
	}
	if got := page(step("data = \"Rahasia\"\nnilai = 1\ncetak = false")); got != "" {
		t.Errorf("what is not printed is shown: %s", got)
	}
}

// What a document inherits counts in its calculations, too.
func TestCalculationsThatAreInherited(t *testing.T) {
	var out bytes.Buffer
	own := source.NewFile("dinas/a.toml", []byte("warisan = \"../umum.toml\"\n[[sasaran]]\nuraian = \"S\"\n[[sasaran.indikator]]\nuraian = \"I\"\ntarget = 1\n[[sasaran.indikator.hitungan]]\nrumus = \"1 + 1\"\n"))
	shared := source.NewFile("umum.toml", []byte("[dokumen]\npemerintah = \"P\"\nperiode = 2025\n[lampiran_hitungan]\njudul = \"Cara menghitung:\"\n"))
	if err := HTML(&out, One("a", Input{File: own, Inherited: []*source.File{shared}})); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(out.String(), "<h2>Cara menghitung</h2>") {
		t.Error(out.String())
	}
}
