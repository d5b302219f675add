package pdf

import (
	"encoding/binary"
	"math"

	"iku/pdf/object"
)

// putOutputIntent writes what the colors of the file mean (ISO 19005-3, 6.2.3).
func (f *file) putOutputIntent() ref {
	r, profile := f.reserve(1), f.reserve(1)
	f.deflated(profile, object.Dict{{Key: "N", Value: object.Int(3)}}, srgb())
	f.put(r, object.Dict{
		{Key: "Type", Value: object.Name("OutputIntent")},
		{Key: "S", Value: object.Name("GTS_PDFA1")},
		{Key: "OutputConditionIdentifier", Value: object.String("sRGB IEC61966-2.1")},
		{Key: "Info", Value: object.String("sRGB IEC61966-2.1")},
		{Key: "DestOutputProfile", Value: profile.object()},
	})
	return r
}

// srgb is an ICC profile, version 2.1, of the color space sRGB (IEC 61966-2-1).
func srgb() []byte {
	xyz := func(x, y, z float64) []byte {
		b := append([]byte("XYZ "), 0, 0, 0, 0)
		for _, v := range [...]float64{x, y, z} {
			b = binary.BigEndian.AppendUint32(b, uint32(int32(math.Round(v*65536))))
		}
		return b
	}
	description := append([]byte("desc"), 0, 0, 0, 0)
	description = binary.BigEndian.AppendUint32(description, uint32(len("sRGB")+1))
	description = append(description, "sRGB\x00"...)
	description = append(description, make([]byte, 4+4+2+1+67)...) // no Unicode, no Macintosh name

	// 128 points are within 1/5000 of the true curve, less than paper shows.
	const points = 128
	curve := append([]byte("curv"), 0, 0, 0, 0)
	curve = binary.BigEndian.AppendUint32(curve, points)
	for i := range points {
		v := float64(i) / (points - 1)
		if v <= 0.04045 {
			v /= 12.92
		} else {
			v = math.Pow((v+0.055)/1.055, 2.4)
		}
		curve = binary.BigEndian.AppendUint16(curve, uint16(math.Round(v*65535)))
	}
	tags := []struct {
		name string
		data []byte
	}{
		{"desc", description},
		{"cprt", append([]byte("text"), "\x00\x00\x00\x00Public domain\x00"...)},
		{"wtpt", xyz(0.9505, 1, 1.0891)},
		// The primaries, adapted to D50 by Bradford's method.
		{"rXYZ", xyz(0.4360747, 0.2225045, 0.0139322)},
		{"gXYZ", xyz(0.3850649, 0.7168786, 0.0971045)},
		{"bXYZ", xyz(0.1430804, 0.0606169, 0.7141733)},
		{"rTRC", curve}, {"gTRC", nil}, {"bTRC", nil}, // one curve for all
	}

	b := make([]byte, 128, 1024)
	copy(b[8:], "\x02\x10\x00\x00mntrRGB XYZ ")
	copy(b[24:], []byte{0x07, 0xCE, 0, 1, 0, 1}) // 1 January 1998
	copy(b[36:], "acsp")
	copy(b[68:], xyz(0.9642, 1, 0.8249)[8:])
	b = binary.BigEndian.AppendUint32(b, uint32(len(tags)))
	var data []byte
	offset, size := 0, 0
	for _, t := range tags {
		if t.data != nil {
			offset, size = 132+12*len(tags)+len(data), len(t.data)
			data = append(data, t.data...)
			data = append(data, make([]byte, -len(data)&3)...)
		}
		b = append(b, t.name...)
		b = binary.BigEndian.AppendUint32(b, uint32(offset))
		b = binary.BigEndian.AppendUint32(b, uint32(size))
	}
	b = append(b, data...)
	binary.BigEndian.PutUint32(b, uint32(len(b)))
	return b
}
