package sign

import (
	"context"

	"iku/pdf/object"
)

// Differences returns what a file differs in from another, as Verify tells of the
// revisions of one file. That sound signatures were added is allowed.
func Differences(before, after []byte) ([]Change, error) {
	old, err := object.Open(before)
	if err != nil {
		return nil, Unreadable(err)
	}
	v, err := newVerifier(context.Background(), after, Policy{})
	if err != nil {
		return nil, err
	}
	return v.between(old, v.file), nil
}

// WithFooter returns the file with the line that signing prints, unsigned.
func WithFooter(data []byte, f Footer) ([]byte, error) {
	u, err := open(data)
	if err != nil {
		return nil, err
	}
	if err := u.footer(f); err != nil {
		return nil, err
	}
	return u.close(), nil
}
