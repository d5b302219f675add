package pdf

import (
	"strings"
	"time"

	"iku/pdf/object"
)

// producer names what wrote the file: this package, and fpdf the fonts.
const producer = "iku, go-pdf/fpdf 0.9.0 (fonts)"

// putMetadata writes what the file says of itself, in both places where readers
// look; they must agree (ISO 19005-3, 6.6.3).
func (f *finisher) putMetadata(info ref) ref {
	m := &f.meta
	var d object.Dict
	for _, e := range [...]struct {
		key   object.Name
		value string
	}{{"Title", m.Title}, {"Author", m.Author}, {"Subject", m.Subject}, {"Keywords", m.Keywords}, {"Creator", m.Creator},
		{"Producer", producer}} {
		if e.value != "" {
			d = append(d, object.Entry{Key: e.key, Value: object.Text(e.value)})
		}
	}
	if !m.Date.IsZero() {
		date := object.Date(m.Date)
		d = append(d, object.Entry{Key: "CreationDate", Value: date}, object.Entry{Key: "ModDate", Value: date})
	}
	f.put(info, d)

	r := f.reserve(1)
	// Not compressed: an archive's tools search a file for it.
	f.stream(r, object.Dict{
		{Key: "Type", Value: object.Name("Metadata")},
		{Key: "Subtype", Value: object.Name("XML")},
	}, xmp(m))
	return r
}

const (
	xmpHead = "<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n" +
		`<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaid:part>3</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
<dc:format>application/pdf</dc:format>
<dc:language><rdf:Bag><rdf:li>id-ID</rdf:li></rdf:Bag></dc:language>
`
	// The schema of pdfuaid is not among those that PDF/A knows (ISO 19005-3, 6.6.2.3).
	xmpTail = `<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file follows</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>`
)

var xmlEscape = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;")

func xmp(m *Metadata) []byte {
	var b strings.Builder
	b.Grow(len(xmpHead) + len(xmpTail) + 1024)
	b.WriteString(xmpHead)
	property := func(open, value, shut string) {
		if value != "" {
			b.WriteString(open)
			xmlEscape.WriteString(&b, value)
			b.WriteString(shut)
		}
	}
	const (
		alt  = `<rdf:Alt><rdf:li xml:lang="x-default">`
		alt2 = "</rdf:li></rdf:Alt>"
	)
	property("<dc:title>"+alt, m.Title, alt2+"</dc:title>\n")
	property("<dc:creator><rdf:Seq><rdf:li>", m.Author, "</rdf:li></rdf:Seq></dc:creator>\n")
	property("<dc:description>"+alt, m.Subject, alt2+"</dc:description>\n")
	property("<pdf:Keywords>", m.Keywords, "</pdf:Keywords>\n")
	property("<pdf:Producer>", producer, "</pdf:Producer>\n")
	property("<xmp:CreatorTool>", m.Creator, "</xmp:CreatorTool>\n")
	if !m.Date.IsZero() {
		date := m.Date.Format(time.RFC3339)
		property("<xmp:CreateDate>", date, "</xmp:CreateDate>\n")
		property("<xmp:ModifyDate>", date, "</xmp:ModifyDate>\n")
	}
	b.WriteString(xmpTail)
	return []byte(b.String())
}
