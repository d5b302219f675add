package main

import (
	"fmt"
	"runtime"
	"runtime/debug"
	"time"

	"github.com/spf13/cobra"

	"iku/content/angka"
)

func newVersion(s *streams) *cobra.Command {
	return &cobra.Command{
		Use:     "version",
		Short:   "tampilkan versi program dan dari apa ia dibuat",
		Example: "iku version",
		Args:    none,
		RunE: func(*cobra.Command, []string) error {
			build, _ := debug.ReadBuildInfo()
			_, err := fmt.Fprintf(s.out, "iku %s\n%s%s, %s/%s\n", version(), origin(build), runtime.Version(), runtime.GOOS, runtime.GOARCH)
			return err
		},
	}
}

// version returns what the Go tool wrote into the program: a tag, a pseudo
// version of the commit, or "(devel)".
func version() string {
	if build, ok := debug.ReadBuildInfo(); ok && build.Main.Version != "" {
		return build.Main.Version
	}
	return "(devel)"
}

// origin returns a line with the commit that a program was built from, its date
// (UTC), and whether the tree held anything else; "" where the Go tool did not
// stamp it, as in "go run".
func origin(build *debug.BuildInfo) string {
	if build == nil {
		return ""
	}
	stamp := map[string]string{}
	for _, s := range build.Settings {
		stamp[s.Key] = s.Value
	}
	if stamp["vcs.revision"] == "" {
		return ""
	}
	line := "komit " + stamp["vcs.revision"]
	if at, err := time.Parse(time.RFC3339, stamp["vcs.time"]); err == nil {
		at = at.UTC()
		line += ", " + angka.Date{Year: at.Year(), Month: int(at.Month()), Day: at.Day()}.String()
	}
	if stamp["vcs.modified"] == "true" {
		return line + ", dengan perubahan yang belum dikomit\n"
	}
	return line + ", tanpa perubahan lain\n"
}
