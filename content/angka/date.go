package angka

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// Date is a day of the calendar. The zero Date is none.
type Date struct{ Year, Month, Day int }

// Months are the names of the months, January first.
var Months = [12]string{"Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November", "Desember"}

// IsZero tells whether there is no date.
func (d Date) IsZero() bool { return d == Date{} }

// String writes the date: "22 Januari 2018"; nothing where there is none.
func (d Date) String() string {
	if !d.Valid() {
		return ""
	}
	return fmt.Sprintf("%d %s %04d", d.Day, Months[d.Month-1], d.Year)
}

// ISO writes the date as 2018-01-22.
func (d Date) ISO() string { return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day) }

// Valid tells whether the day is in the Gregorian calendar.
func (d Date) Valid() bool {
	return d.Year >= 1 && d.Year <= 9999 && d.Month >= 1 && d.Month <= 12 && d.Day >= 1 && d.Day <= DaysIn(d.Year, d.Month)
}

// DaysIn returns the number of days of a month.
func DaysIn(year, month int) int {
	switch month {
	case 2:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	case 4, 6, 9, 11:
		return 30
	}
	return 31
}

// Before tells whether d is an earlier day than o.
func (d Date) Before(o Date) bool {
	if d.Year != o.Year {
		return d.Year < o.Year
	}
	if d.Month != o.Month {
		return d.Month < o.Month
	}
	return d.Day < o.Day
}

// ErrNotDate says that a text is no date.
var ErrNotDate = errors.New("bukan tanggal; contoh: 22 Januari 2018")

// ParseDate reads "22 Januari 2018" or "2018-01-22".
func ParseDate(s string) (Date, error) {
	var d Date
	if parts := strings.Fields(s); len(parts) == 3 {
		d.Day, _ = strconv.Atoi(parts[0])
		for i, name := range Months {
			if strings.EqualFold(name, parts[1]) {
				d.Month = i + 1
			}
		}
		d.Year, _ = strconv.Atoi(parts[2])
	} else if parts := strings.Split(s, "-"); len(parts) == 3 {
		d.Year, _ = strconv.Atoi(parts[0])
		d.Month, _ = strconv.Atoi(parts[1])
		d.Day, _ = strconv.Atoi(parts[2])
	}
	if !d.Valid() {
		return Date{}, ErrNotDate
	}
	return d, nil
}

// The years that a planning period can have.
const (
	FirstYear = 1945
	LastYear  = 2200
)

// ErrNotYears says that a text is no period of years.
var ErrNotYears = errors.New("bukan tahun atau rentang tahun; contoh: 2018 atau 2017-2022")

// ParseYears reads a year or a range of years: "2018", "2017-2022",
// "2017 – 2022".
func ParseYears(s string) (from, to int, err error) {
	first, last, ranged := strings.Cut(strings.NewReplacer("–", "-", "—", "-", "\u2212", "-", "s.d.", "-").Replace(s), "-")
	from, ok := year(first)
	to = from
	if ranged {
		var also bool
		to, also = year(last)
		ok = ok && also
	}
	if !ok || to < from {
		return 0, 0, ErrNotYears
	}
	return from, to, nil
}

func year(s string) (int, bool) {
	s = strings.TrimSpace(s)
	n, err := strconv.Atoi(s)
	return n, err == nil && len(s) == 4 && n >= FirstYear && n <= LastYear
}
