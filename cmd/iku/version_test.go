package main

import (
	"runtime/debug"
	"testing"
)

func TestOrigin(t *testing.T) {
	stamp := func(pairs ...string) *debug.BuildInfo {
		var b debug.BuildInfo
		for i := 0; i < len(pairs); i += 2 {
			b.Settings = append(b.Settings, debug.BuildSetting{Key: pairs[i], Value: pairs[i+1]})
		}
		return &b
	}
	for _, c := range []struct {
		build *debug.BuildInfo
		want  string
	}{
		{nil, ""},
		{stamp("-trimpath", "true"), ""},
		{stamp("vcs.revision", "a1b2c3", "vcs.time", "2026-01-05T23:30:00-01:00", "vcs.modified", "false"),
			"komit a1b2c3, 6 Januari 2026, tanpa perubahan lain\n"},
		{stamp("vcs.revision", "a1b2c3", "vcs.time", "yesterday", "vcs.modified", "true"),
			"komit a1b2c3, dengan perubahan yang belum dikomit\n"},
	} {
		if got := origin(c.build); got != c.want {
			t.Errorf("origin: %q, want %q", got, c.want)
		}
	}
}
