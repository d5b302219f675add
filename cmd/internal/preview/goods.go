package preview

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"net/http"
	"path"
	"strings"
	"sync"

	"iku/fonts"
	"iku/layout/page"
)

// goods are the typefaces and pictures of the pages that were shown.
type goods struct {
	mu       sync.Mutex
	names    map[*fonts.Face]string
	faces    map[string][]byte
	pictures map[string]*page.Picture
	order    []*fonts.Face
}

// maxFaces bounds the faces that are held.
const maxFaces = 64

// face returns the CSS family of a face, made of its content.
func (g *goods) face(f *fonts.Face) string {
	g.mu.Lock()
	defer g.mu.Unlock()
	if name, ok := g.names[f]; ok {
		return name
	}
	if g.names == nil {
		g.names, g.faces = map[*fonts.Face]string{}, map[string][]byte{}
	}
	if len(g.order) == maxFaces {
		g.drop(g.order[0])
		g.order = g.order[1:]
	}
	sum := sha256.Sum256(f.Data())
	name := "iku-" + hex.EncodeToString(sum[:8])
	g.names[f], g.faces[name] = name, f.Data()
	g.order = append(g.order, f)
	return name
}

// drop lets go of a face, and of its file unless another face is made of it.
func (g *goods) drop(f *fonts.Face) {
	name := g.names[f]
	delete(g.names, f)
	for _, other := range g.names {
		if other == name {
			return
		}
	}
	delete(g.faces, name)
}

func (g *goods) picture(p *page.Picture) string {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.pictures == nil || len(g.pictures) > maxFaces {
		g.pictures = map[string]*page.Picture{}
	}
	g.pictures[p.Name] = p
	return "/gambar/" + p.Name
}

func (g *goods) serveFace(w http.ResponseWriter, r *http.Request) {
	name := r.PathValue("name")
	stem, ext := strings.TrimSuffix(name, path.Ext(name)), path.Ext(name)
	g.mu.Lock()
	data := g.faces[stem]
	g.mu.Unlock()
	switch {
	case data == nil || ext != ".css" && ext != ".ttf":
		http.NotFound(w, r)
	case ext == ".css":
		send(w, r, "text/css; charset=utf-8", fmt.Appendf(nil, "@font-face { font-family: %q; src: url(%q) format(\"truetype\"); font-display: block }\n", stem, "/huruf/"+stem+".ttf"))
	default:
		w.Header().Set("Cache-Control", "private, max-age=31536000, immutable")
		send(w, r, "font/ttf", data)
	}
}

func (g *goods) servePicture(w http.ResponseWriter, r *http.Request) {
	g.mu.Lock()
	p := g.pictures[r.PathValue("name")]
	g.mu.Unlock()
	if p == nil {
		http.NotFound(w, r)
		return
	}
	send(w, r, map[string]string{"png": "image/png", "jpg": "image/jpeg"}[p.Type], p.Data)
}
