package edit

import (
	"context"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"iku/cmd/internal/whole"
)

// What a browser keeps of what was typed, it keeps by the port of the page: a workplace
// that begins again over the same documents asks for the port that it had.

func (d *Desk) portFile() string {
	j := d.journalOf(strings.Join(d.args, "\n"))
	if j.name == "" {
		return ""
	}
	return strings.TrimSuffix(j.name, journalEnding) + ".port"
}

// LastPort returns the port of the last workplace over these documents; 0 where that is
// not known.
func (d *Desk) LastPort() int {
	data, err := os.ReadFile(d.portFile())
	if err != nil {
		return 0
	}
	port, err := strconv.ParseUint(strings.TrimSpace(string(data)), 10, 16)
	if err != nil || port < 1024 {
		return 0
	}
	return int(port)
}

// KeepPort notes the port of this one.
func (d *Desk) KeepPort(port int) {
	if name := d.portFile(); name != "" {
		_ = os.MkdirAll(filepath.Dir(name), 0o700)
		_ = whole.Writer{Private: true}.Write(context.Background(), name, []byte(strconv.Itoa(port)+"\n"))
	}
}
