package signtest

import (
	"fmt"
	"slices"
	"testing"

	"iku/pdf/object"
)

// Anew returns a file that says what another says in other bytes, as programs do that
// read a file and write it: every object has another number, none is compressed.
// change may change an object on the way.
func Anew(t testing.TB, data []byte, change func(object.Object) object.Object) []byte {
	t.Helper()
	in, err := object.Open(data)
	if err != nil {
		t.Fatal(err)
	}
	numbers, queue := map[object.Ref]int{}, []object.Ref(nil)
	number := func(r object.Ref) object.Ref {
		if numbers[r] == 0 {
			numbers[r] = len(numbers) + 1
			queue = append(queue, r)
		}
		return object.Ref{Num: numbers[r]}
	}
	var moved func(o object.Object) object.Object
	moved = func(o object.Object) object.Object {
		switch o := o.(type) {
		case object.Ref:
			return number(o)
		case object.Array:
			out := make(object.Array, len(o))
			for i := range o {
				out[i] = moved(o[i])
			}
			return out
		case object.Dict:
			var out object.Dict
			for _, e := range slices.Backward(o) {
				out = append(out, object.Entry{Key: e.Key, Value: moved(e.Value)})
			}
			return out
		case *object.Stream:
			raw := o.Raw
			d := o.Dict
			if plain, err := in.Decode(o); err == nil {
				raw, d = plain, d.Without("Filter").Without("DecodeParms")
			}
			return &object.Stream{Dict: moved(d.Without("Length")).(object.Dict), Raw: raw}
		}
		return o
	}
	trailer := moved(object.Dict{{Key: "Root", Value: in.Trailer.Get("Root")}, {Key: "Info", Value: in.Trailer.Get("Info")}}).(object.Dict)
	out, places := []byte("%PDF-1.7\n"), []int(nil)
	for len(queue) > 0 {
		o, err := in.Resolve(queue[0])
		if err != nil {
			t.Fatal(err)
		}
		if change != nil {
			o = change(o)
		}
		places = append(places, len(out))
		out = fmt.Appendf(out, "%d 0 obj\n", numbers[queue[0]])
		out = append(object.Append(out, moved(o)), "\nendobj\n"...)
		queue = queue[1:]
	}
	start := len(out)
	out = fmt.Appendf(out, "xref\n0 %d\n0000000000 65535 f\r\n", len(places)+1)
	for _, at := range places {
		out = fmt.Appendf(out, "%010d 00000 n\r\n", at)
	}
	out = object.Append(append(out, "trailer\n"...), trailer.Set("Size", object.Int(len(places)+1)))
	return fmt.Appendf(out, "\nstartxref\n%d\n%%%%EOF\n", start)
}
