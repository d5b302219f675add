package object

// Object is one of the types of this package: Null, Bool, Int, Real, Name,
// String, Array, Dict, Ref or *Stream.
type Object interface{ object() }

// Null is the null object, and what a reference to nothing stands for.
type Null struct{}

// Bool is true or false.
type Bool bool

// Int is a whole number.
type Int int64

// Real is a number with a fraction.
type Real float64

// Name is an atom, without its slash and with its #xx escapes resolved.
type Name string

// String is a string of bytes; Text reads one that is meant for people.
type String string

// Array is a sequence of objects.
type Array []Object

// Ref points to an indirect object.
type Ref struct{ Num, Gen int }

// Entry is a key of a dictionary with its value.
type Entry struct {
	Key   Name
	Value Object
}

// Dict is a dictionary whose keys keep the order in which they were read.
type Dict []Entry

// Stream is a dictionary with data. Raw holds the data as it stands in the file,
// not decoded.
type Stream struct {
	Dict Dict
	Raw  []byte
}

func (Null) object()    {}
func (Bool) object()    {}
func (Int) object()     {}
func (Real) object()    {}
func (Name) object()    {}
func (String) object()  {}
func (Array) object()   {}
func (Ref) object()     {}
func (Dict) object()    {}
func (*Stream) object() {}

// Get returns the value of a key, as it stands; nil where there is none. Of a key
// given twice the first counts.
func (d Dict) Get(key Name) Object {
	for i := range d {
		if d[i].Key == key {
			return d[i].Value
		}
	}
	return nil
}

// Set returns d with the key set to that value, in its old place if it had one.
func (d Dict) Set(key Name, value Object) Dict {
	for i := range d {
		if d[i].Key == key {
			d[i].Value = value
			return d
		}
	}
	return append(d, Entry{key, value})
}

// Without returns a copy of d that lacks the key.
func (d Dict) Without(key Name) Dict {
	out := make(Dict, 0, len(d))
	for _, e := range d {
		if e.Key != key {
			out = append(out, e)
		}
	}
	return out
}
