package rumus

import "fmt"

// Classes stand where a series has its years, by numbers that no year has: figures of
// the same classes have the same numbers, and the class before has the number before.
const (
	firstClass = 1 << 20
	// MaxClasses is how many classes may belong together.
	MaxClasses = 1_000
)

// Class returns the number of a class among those that belong together, from 0. What
// lies before the first has numbers too.
func Class(group, of int) int { return firstClass + group*2*MaxClasses + maxLag + of }

// IsClass tells whether a number is that of a class, and no year.
func IsClass(year int) bool { return year >= firstClass }

// numbered returns which of its group a class is, from 0.
func numbered(class int) int { return (class-firstClass)%(2*MaxClasses) - maxLag }

// beforeFirst tells whether what lies so far before a class is none: it counts as 0.
func beforeFirst(class, lag int) bool { return IsClass(class) && numbered(class) < lag }

// placeOf says which year or class is meant, in a message.
func placeOf(year int) string {
	if IsClass(year) {
		return fmt.Sprintf("kelas ke-%d", numbered(year)+1)
	}
	return fmt.Sprintf("tahun %d", year)
}
