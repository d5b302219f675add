package angka_test

import (
	"testing"

	"iku/content/angka"
)

func TestDateReadAndWritten(t *testing.T) {
	for _, c := range []struct{ text, printed, iso string }{
		{"22 Januari 2018", "22 Januari 2018", "2018-01-22"},
		{"2018-01-22", "22 Januari 2018", "2018-01-22"},
		{"1 mei 2020", "1 Mei 2020", "2020-05-01"},
		{" 29  FEBRUARI 2020 ", "29 Februari 2020", "2020-02-29"},
		{"29 Februari 2000", "29 Februari 2000", "2000-02-29"},
		{"31 Desember 1999", "31 Desember 1999", "1999-12-31"},
	} {
		d, err := angka.ParseDate(c.text)
		if err != nil || d.String() != c.printed || d.ISO() != c.iso {
			t.Errorf("%q: %q, %q, %v", c.text, d, d.ISO(), err)
		}
	}
	for _, s := range []string{
		"", "22", "Januari 2018", "22 January 2018", "22 Januari 18", "31 April 2018", "29 Februari 1900", "29 Februari 2018", "0 Mei 2018", "+2 Mei 2018", "2018-1-22",
		"2018-13-01", "2018-00-10", "22-01-2018", "22/01/2018", "-018-01-22", "2018-01-22T00:00:00", "22 Januari 0000",
	} {
		if d, err := angka.ParseDate(s); err == nil {
			t.Errorf("%q is %s", s, d)
		}
	}
	if d := (angka.Date{}); !d.IsZero() || d.String() != "" {
		t.Errorf("no date is printed %q", d)
	}
}

func TestEarlierDay(t *testing.T) {
	days := []angka.Date{{2017, 12, 31}, {2018, 1, 1}, {2018, 1, 2}, {2018, 2, 1}, {2019, 1, 1}}
	for i, d := range days {
		for j, o := range days {
			if d.Before(o) != (i < j) {
				t.Errorf("%s before %s: %t", d, o, d.Before(o))
			}
		}
	}
}

func TestPeriodOfYears(t *testing.T) {
	for _, c := range []struct {
		text     string
		from, to int
	}{
		{"2018", 2018, 2018}, {"2017-2022", 2017, 2022}, {"2017 - 2022", 2017, 2022}, {"2017–2022", 2017, 2022}, {"2017 — 2022", 2017, 2022},
		{"2017 s.d. 2022", 2017, 2022}, {"2017 s/d 2022", 2017, 2022}, {"2017 sampai 2022", 2017, 2022}, {" 1945-2200 ", 1945, 2200},
	} {
		from, to, err := angka.ParseYears(c.text)
		if err != nil || from != c.from || to != c.to {
			t.Errorf("%q: %d, %d, %v", c.text, from, to, err)
		}
	}
	for _, s := range []string{"", "-", "2017-", "-2022", "2022-2017", "1944", "2201", "2017-2201", "17-22", "2017-22", "2017 2022", "2017--2022", "2017-2018-2019", "+201", "2.017", "2017/2018"} {
		if from, to, err := angka.ParseYears(s); err == nil {
			t.Errorf("%q: %d to %d", s, from, to)
		}
	}
}

func FuzzParseDate(f *testing.F) {
	f.Add("22 Januari 2018")
	f.Add("2018-01-22")
	f.Add("2017–2022")
	f.Fuzz(func(t *testing.T, s string) {
		if from, to, err := angka.ParseYears(s); err == nil && (from < angka.FirstYear || to > angka.LastYear || to < from) {
			t.Fatalf("%q: %d to %d", s, from, to)
		}
		d, err := angka.ParseDate(s)
		if err != nil {
			return
		}
		for _, printed := range []string{d.String(), d.ISO()} {
			if again, err := angka.ParseDate(printed); err != nil || again != d {
				t.Fatalf("%q is printed %q, which is %v, %v", s, printed, again, err)
			}
		}
	})
}
