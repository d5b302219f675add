package bsre

import (
	"encoding/base64"
	"encoding/hex"
	"html"
	"net/url"
	"strings"
	"testing"
)

// A secret is masked in whatever form a service repeats it; other words stay.
func TestSecretsInEveryForm(t *testing.T) {
	for _, secret := range []string{"frasa-rahasia", "p@ss wörd+9/<&>", "482913", "Ab1"} {
		for name, form := range map[string]string{
			"as it is": secret, "in capitals": strings.ToUpper(secret), "in small letters": strings.ToLower(secret),
			"base64": base64.StdEncoding.EncodeToString([]byte(secret)), "base64 of more": base64.StdEncoding.EncodeToString([]byte("u:" + secret + ":x")),
			"base64 behind one": base64.RawURLEncoding.EncodeToString([]byte("u" + secret)), "hexadecimal": strings.ToUpper(hex.EncodeToString([]byte(secret))),
			"in a URL": url.QueryEscape(secret), "in a path": url.PathEscape(secret), "in HTML": html.EscapeString(secret),
			"in pieces": strings.Join(strings.Split(secret, ""), " "),
		} {
			got := masked("Passphrase "+form+" salah 2031", secret)
			if strings.Contains(strings.ToLower(got), strings.ToLower(form)) || !strings.HasPrefix(got, "Passphrase ") || !strings.HasSuffix(got, " salah 2031") {
				t.Errorf("%q %s: %q", secret, name, got)
			}
		}
	}
	if got := masked("Passphrase anda salah", ""); got != "Passphrase anda salah" {
		t.Error(got)
	}
	// Not half of it either, where a message is cut short.
	e := &Error{Message: strings.Repeat("x", 295) + "frasa-rahasia"}
	if got := (Job{Passphrase: "frasa-rahasia"}).hidden(e).Error(); strings.Contains(got, "frasa") {
		t.Error(got)
	}
}
