package bsre

import (
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"html"
	"net/url"
	"regexp"
	"slices"
	"strings"
)

// hidden returns a refusal without the secrets of the request, which a service may
// repeat in any form that programs give to what they are sent.
func (j Job) hidden(err error) error {
	var e *Error
	if errors.As(err, &e) {
		for _, secret := range []string{j.Passphrase, j.TOTP} {
			e.Message = masked(e.Message, secret)
		}
	}
	return err
}

// masked returns a text without a secret: as it is, in any letter case, reversed, in
// hexadecimal digits, escaped as in URLs, HTML or JSON, or in base64, wherever in
// what was encoded it stood.
func masked(text, secret string) string {
	if secret == "" {
		return text
	}
	var each, entities, escapes, percents strings.Builder
	for _, r := range secret {
		fmt.Fprintf(&each, "%c ", r)
		fmt.Fprintf(&entities, "&#%d;", r)
		fmt.Fprintf(&escapes, "\\u%04x", r)
	}
	for _, b := range []byte(secret) {
		fmt.Fprintf(&percents, "%%%02x", b)
	}
	backwards := []rune(secret)
	slices.Reverse(backwards)
	forms := []string{secret, string(backwards), hex.EncodeToString([]byte(secret)), url.QueryEscape(secret), url.PathEscape(secret),
		html.EscapeString(secret), strings.TrimSpace(each.String()), entities.String(), escapes.String(), percents.String(),
		strings.Trim(fmt.Sprint([]byte(secret)), "[]"), strings.Trim(strings.ReplaceAll(fmt.Sprint([]byte(secret)), " ", ", "), "[]")}
	for before := range 3 { // a letter of base64 depends on what stood before
		plain := inBase64(secret, before)
		forms = append(forms, plain, strings.NewReplacer("+", "-", "/", "_").Replace(plain))
	}
	slices.SortFunc(forms, func(a, b string) int { return len(b) - len(a) })
	for _, form := range forms {
		if len(form) < 3 && form != secret {
			continue // of a secret of one letter, whose forms are anywhere
		}
		text = regexp.MustCompile("(?i)"+regexp.QuoteMeta(form)).ReplaceAllLiteralString(text, "…")
	}
	return text
}

// inBase64 returns the letters that a secret gives, whatever stands around it, with so
// many bytes before it in its group of three.
func inBase64(secret string, before int) string {
	data := append(make([]byte, before), secret...)
	text := base64.RawStdEncoding.EncodeToString(data)
	first, last := (before*8+5)/6, len(data)*8/6 // letters that are the secret's alone
	return text[min(first, last):last]
}
