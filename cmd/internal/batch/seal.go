package batch

import (
	"bytes"
	"context"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"iku/cmd/internal/whole"
)

// A manifest and a journal lie where others may write too, and so do the PDFs that
// they speak of: only entries that carry the seal of this account are believed. To
// lose the key costs no more than making the PDFs again.

// seal is a key that makes the seals of entries, bound to what PDFs depend on
// besides their documents. A nil seal makes none, and believes none.
type seal []byte

// keySize is how long the account's key is, in bytes.
const keySize = 32

// newSeal returns the seal of this account; nil where it has no place for a key.
func newSeal(m Making) seal {
	key, err := accountKey()
	if err != nil {
		return nil
	}
	making, err := json.Marshal(m)
	if err != nil {
		return nil
	}
	return sum(key, making)
}

// accountKey returns the account's key, which is made where there is none yet.
func accountKey() ([]byte, error) {
	folder, err := os.UserCacheDir()
	if err != nil {
		return nil, err
	}
	name := filepath.Join(folder, "iku", "segel")
	for range 2 {
		key, err := os.ReadFile(name)
		switch {
		case err == nil && len(key) == keySize:
			return key, nil
		case err == nil:
			_ = os.Remove(name) // what a kill left before its content was on the disk
		case !errors.Is(err, fs.ErrNotExist):
			return nil, err
		}
		if err := os.MkdirAll(filepath.Dir(name), 0o700); err != nil {
			return nil, err
		}
		key = make([]byte, keySize)
		_, _ = rand.Read(key)
		err = whole.Writer{Private: true}.Create(context.Background(), name, key)
		switch {
		case err == nil:
			return key, nil
		case !errors.Is(err, fs.ErrExist):
			return nil, err
		}
	}
	return nil, fs.ErrExist
}

func sum(key, data []byte) []byte {
	h := hmac.New(sha256.New, key)
	h.Write(data)
	return h.Sum(nil)
}

// sealMark begins the seal, the last member of an entry's object.
const sealMark = `,"seal":"`

// put returns the JSON of an entry with its seal.
func (s seal) put(entry []byte) []byte {
	if s == nil {
		return entry
	}
	out := append(bytes.TrimSuffix(entry, []byte("}")), sealMark...)
	return append(hex.AppendEncode(out, sum(s, entry)), `"}`...)
}

// holds tells whether the JSON of an entry carries the right seal.
func (s seal) holds(entry []byte) bool {
	at := bytes.LastIndex(entry, []byte(sealMark))
	if s == nil || at < 0 {
		return false
	}
	unsealed := append(bytes.Clone(entry[:at]), '}')
	return hmac.Equal(s.put(unsealed), entry)
}
