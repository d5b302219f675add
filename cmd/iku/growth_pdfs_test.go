package main

import (
	"bytes"
	"context"
	"crypto/rand"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/txtar"

	"iku/sign"
	"iku/sign/signtest"
)

// objects are those of a PDF by their numbers: 1 is the catalog, 2 the pages, 3 a page.
type objects map[int]string

// growthPDF returns the objects of a page, with those of more, which win.
func growthPDF(more objects) objects {
	all := objects{
		1: "<</Type/Catalog/Pages 2 0 R>>",
		2: "<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 595 842]>>",
		3: "<</Type/Page/Parent 2 0 R/Resources<<>>/Contents 4 0 R>>",
		4: growthStream("", "0 0 1 rg 9 9 100 100 re f "),
	}
	maps.Copy(all, more)
	return all
}

func growthStream(keys, data string) string {
	return fmt.Sprintf("<<%s/Length %d>>stream\n%s\nendstream", keys, len(data), data)
}

// bytes returns the objects as a file.
func (o objects) bytes() []byte { return o.after([]byte("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")) }

// after returns the objects as an update of a file, or as all of it where that is
// a header alone.
func (o objects) after(data []byte) []byte {
	b := bytes.NewBuffer(bytes.Clone(data))
	var table strings.Builder
	size := 0
	if at := bytes.LastIndex(data, []byte("/Size ")); at >= 0 {
		_, _ = fmt.Sscan(string(data[at+6:]), &size)
	} else {
		table.WriteString("0 1\n0000000000 65535 f\r\n")
	}
	for _, n := range slices.Sorted(maps.Keys(o)) {
		fmt.Fprintf(&table, "%d 1\n%010d 00000 n\r\n", n, b.Len())
		fmt.Fprintf(b, "%d 0 obj\n%s\nendobj\n", n, o[n])
		size = max(size, n+1)
	}
	start := b.Len()
	fmt.Fprintf(b, "xref\n%strailer\n<</Size %d/Root 1 0 R", table.String(), size)
	if at := bytes.LastIndex(data, []byte("startxref\n")); at >= 0 {
		fmt.Fprintf(b, "/Prev %s", strings.Fields(string(data[at+10:]))[0])
	}
	fmt.Fprintf(b, ">>\nstartxref\n%d\n%%%%EOF\n", start)
	return b.Bytes()
}

// listed are n objects from 10 on, and the references to them.
func listed(n int, what func(i int) string) (objects, string) {
	list, refs := objects{}, strings.Builder{}
	for i := range n {
		list[10+i] = what(i)
		fmt.Fprintf(&refs, "%d 0 R ", 10+i)
	}
	return list, refs.String()
}

// with puts further objects in.
func (o objects) with(n int, text string) objects { o[n] = text; return o }

// growingPDFs are files that are signed before they are verified.
var growingPDFs = append([]growing{
	{"objects", 1000, func(n int) string {
		list, refs := listed(n, func(i int) string { return fmt.Sprintf("<</A(%d)/B[1 2 3]>>", i) })
		return string(growthPDF(list.with(1, "<</Type/Catalog/Pages 2 0 R/PieceInfo<</A["+refs+"]>>>>")).bytes())
	}},
	{"pages", 300, func(n int) string {
		list, refs := listed(n, func(i int) string { return "<</Type/Page/Parent 2 0 R/Resources<<>>/Contents 4 0 R>>" })
		return string(growthPDF(list.with(2, fmt.Sprintf("<</Type/Pages/Kids[%s]/Count %d/MediaBox[0 0 595 842]>>", refs, n))).bytes())
	}},
	{"streams of a page", 500, func(n int) string {
		list, refs := listed(n, func(i int) string { return growthStream("", "9 9 1 1 re f ") })
		return string(growthPDF(list.with(3, "<</Type/Page/Parent 2 0 R/Resources<<>>/Contents["+refs+"]>>")).bytes())
	}},
	{"annotations", 500, func(n int) string {
		list, refs := listed(n, func(i int) string {
			return fmt.Sprintf("<</Type/Annot/Subtype/Text/Rect[%d 9 %d 19]/Contents(a)>>", i, i+10)
		})
		return string(growthPDF(list.with(3, "<</Type/Page/Parent 2 0 R/Resources<<>>/Contents 4 0 R/Annots["+refs+"]>>")).bytes())
	}},
	{"fields", 500, func(n int) string {
		list, refs := listed(n, func(i int) string { return fmt.Sprintf("<</FT/Tx/T(f%d)/V(a)>>", i) })
		return string(growthPDF(list.with(1, "<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields["+refs+"]>>>>")).bytes())
	}},
	{"keys of a dictionary", 2000, func(n int) string {
		return string(growthPDF(objects{1: "<</Type/Catalog/Pages 2 0 R/PieceInfo<<" + repeated(n, func(i int) string { return fmt.Sprintf("/K%d %d", i, i) }) + ">>>>"}).bytes())
	}},
	{"brackets of a text", 5000, func(n int) string {
		return string(growthPDF(objects{1: "<</Type/Catalog/Pages 2 0 R/Lang(" + strings.Repeat("(", n) + strings.Repeat(")", n) + ")>>"}).bytes())
	}},
}, growingCarriers...)

// growingCarriers are files whose attachments are looked for as well.
var growingCarriers = []growing{
	{"attachments", 300, func(n int) string {
		list, refs := listed(n, func(i int) string {
			return fmt.Sprintf("<</Type/Filespec/F(%d.toml)/UF(%d.toml)/EF<</F 5 0 R>>>>", i, i)
		})
		return string(growthPDF(list.with(1, "<</Type/Catalog/Pages 2 0 R/AF["+refs+"]>>").with(5, growthStream("/Type/EmbeddedFile", "a = 1"))).bytes())
	}},
	{"object streams", 100, func(n int) string {
		list, _ := listed(n, func(i int) string {
			return growthStream("/Type/ObjStm/N 1/First 7", fmt.Sprintf("%06d 0 <</A 1>>", 100_000+i))
		})
		return string(growthPDF(list).bytes())
	}},
	{"revisions", 20, func(n int) string {
		data := growthPDF(nil).bytes()
		for i := range n {
			data = objects{5: fmt.Sprintf("<</A %d>>", i)}.after(data)
		}
		return string(data)
	}},
}

// growthSigned returns what signs a file and puts an update behind that, so that what
// is signed is compared with what is shown.
func growthSigned(t *testing.T) func(t *testing.T, text string) []txtar.File {
	now := time.Now()
	pki := signtest.NewAt(t, now)
	a := pki.Signer(t, "YULIANTO SATYA", "", signtest.EC(t))
	return func(t *testing.T, text string) []txtar.File {
		data, err := sign.Sign(context.Background(), []byte(text), sign.Request{Identity: &sign.Identity{Key: a.Key, Chain: pki.Chain(a)}, Now: now, Random: rand.Reader})
		if err != nil {
			t.Fatal(err)
		}
		return []txtar.File{{Name: "a.pdf", Data: objects{9: "<</A 1>>"}.after(data)}}
	}
}
