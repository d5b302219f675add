package angka

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// Date is a day of the calendar. The zero Date is none.
type Date struct{ Year, Month, Day int }

// Months are the names of the Months, January first.
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
	return d.Year >= 1 && d.Year <= 9999 && d.Month >= 1 && d.Month <= 12 && d.Day >= 1 && d.Day <= daysIn(d.Year, d.Month)
}

// daysIn returns the number of days of a month.
func daysIn(year, month int) int {
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

// errNotDate says that a text is no date.
var errNotDate = errors.New("bukan tanggal; contoh: 22 Januari 2018")

// ParseDate reads "22 Januari 2018" or "2018-01-22"; a year has four digits.
func ParseDate(s string) (Date, error) {
	var d Date
	if words := strings.Fields(s); len(words) == 3 {
		d = Date{counted(words[2], 4, 4), month(words[1]), counted(words[0], 1, 2)}
	} else if parts := strings.Split(s, "-"); len(parts) == 3 {
		d = Date{counted(parts[0], 4, 4), counted(parts[1], 2, 2), counted(parts[2], 2, 2)}
	}
	if !d.Valid() {
		return Date{}, errNotDate
	}
	return d, nil
}

// month returns the number of a month by its name, in any letter case; 0: none.
func month(name string) int {
	for i := range Months {
		if strings.EqualFold(Months[i], name) {
			return i + 1
		}
	}
	return 0
}

// counted reads a text of nothing but that many digits; 0 where it is not one.
func counted(s string, least, most int) int {
	if len(s) < least || len(s) > most || leadingDigits(s) != s {
		return 0
	}
	n, _ := strconv.Atoi(s)
	return n
}

// The years that a planning period can have.
const (
	FirstYear = 1945
	LastYear  = 2200
)

// errNotYears says that a text is no period of years.
var errNotYears = errors.New("bukan tahun atau rentang tahun; contoh: 2018 atau 2017-2022")

// rangeSigns are the ways to write "to" between two years.
var rangeSigns = strings.NewReplacer("–", "-", "—", "-", "−", "-", "s.d.", "-", "s/d", "-", "sampai", "-")

// ParseYears reads a year or a range of years: "2018", "2017-2022",
// "2017 – 2022", "2017 s.d. 2022".
func ParseYears(s string) (from, to int, err error) {
	first, last, ranged := strings.Cut(rangeSigns.Replace(s), "-")
	from = year(first)
	to = from
	if ranged {
		to = year(last)
	}
	if from == 0 || to < from {
		return 0, 0, errNotYears
	}
	return from, to, nil
}

// year reads a year of a planning period; 0 where it is none.
func year(s string) int {
	n := counted(strings.TrimSpace(s), 4, 4)
	if n < FirstYear || n > LastYear {
		return 0
	}
	return n
}
