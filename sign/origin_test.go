package sign_test

import (
	"testing"

	"iku/sign"
)

// TestDifferences: what was signed is what was built, or it is not.
func TestDifferences(t *testing.T) {
	d := newDesk(t)
	built := sheet(t, true)
	footer := footerOf(t, "Dokumen ini ditandatangani secara elektronik.")
	foot := func(r *sign.Request) { r.Footer = footer }
	footed, err := sign.WithSigned(built, footer, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name          string
		before, after []byte
		same          bool
	}{
		{"signed", built, d.sign(t, built, nil, sign.LevelLTA), true},
		{"changed, then signed", built, d.sign(t, rewritten(t, built, replaceContent), nil, sign.LevelB), false},
		{"signed, then changed", built, rewritten(t, d.sign(t, built, nil, sign.LevelB), replaceContent), false},
		{"with a footer", footed, d.sign(t, built, foot, sign.LevelB), true},
		{"with a footer that was not expected", built, d.sign(t, built, foot, sign.LevelB), false},
		{"another file", plainPDF(), d.sign(t, built, nil, sign.LevelB), false},
	} {
		changes, err := sign.Differences(c.before, c.after)
		if err != nil {
			t.Fatal(err)
		}
		same := true
		for _, x := range changes {
			same = same && x.Allowed
		}
		if same != c.same {
			t.Errorf("%s: %v", c.name, changes)
		}
	}
	if _, err := sign.Differences(nil, built); err == nil {
		t.Error("nothing is compared with something")
	}
}
