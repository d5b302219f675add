package object

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"crypto/md5"
	"crypto/rc4"
	"crypto/sha256"
	"crypto/sha512"
	"errors"
	"math/big"
	"slices"
)

// OpenAny is Open for files that are encrypted by the empty password of users too:
// anybody may read them (ISO 32000-1, 7.6.3). Others are ErrEncrypted.
func OpenAny(data []byte) (*File, error) {
	f, err := open(data)
	if err != nil || f.Trailer.Get("Encrypt") == nil {
		return f, err
	}
	dict, err := f.Dict(f.Trailer.Get("Encrypt"))
	if err != nil {
		return nil, ErrEncrypted
	}
	if dict == nil && f.isNull(f.Trailer.Get("Encrypt")) {
		return f, nil
	}
	if f.cipher, err = f.unlock(dict); err != nil {
		return nil, ErrEncrypted
	}
	clear(f.bundles)
	return f, nil
}

func (f *File) isNull(o Object) bool {
	o, err := f.Resolve(o)
	return err == nil && o == Object(Null{})
}

// unlocked is how a file is encrypted, and its key.
type unlocked struct {
	key              []byte
	streams, strings method
	metadata         bool // is encrypted too
	dict             Ref  // of the encryption itself, which is not
}

// method is how data is encrypted.
type method uint8

const (
	asItIs method = iota
	byRC4
	byAES
	byAES256 // by the file's key alone
)

var errLocked = errors.New("the password is not empty")

// padding fills up passwords (algorithm 2).
var padding = []byte("\x28\xBF\x4E\x5E\x4E\x75\x8A\x41\x64\x00\x4E\x56\xFF\xFA\x01\x08\x2E\x2E\x00\xB6\xD0\x68\x3E\x80\x2F\x0C\xA9\xFE\x64\x53\x69\x7A")

// unlock reads the standard security handler's dictionary.
func (f *File) unlock(d Dict) (*unlocked, error) {
	number := func(key Name) int {
		o, _ := f.Resolve(d.Get(key))
		n, _ := o.(Int)
		return int(n)
	}
	text := func(key Name) []byte {
		o, _ := f.Resolve(d.Get(key))
		s, _ := o.(String)
		return []byte(s)
	}
	if d.Get("Filter") != Name("Standard") {
		return nil, errLocked
	}
	u := &unlocked{metadata: d.Get("EncryptMetadata") != Bool(false), streams: byRC4, strings: byRC4}
	u.dict, _ = f.Trailer.Get("Encrypt").(Ref)
	v, r, length := number("V"), number("R"), 5
	switch v {
	case 1:
	case 2:
		if length = number("Length") / 8; length == 0 {
			length = 5
		}
	case 4, 5:
		length = 16
		if u.streams, u.strings = f.filterOf(d, "StmF"), f.filterOf(d, "StrF"); u.streams == 255 || u.strings == 255 {
			return nil, errLocked
		}
	default:
		return nil, errLocked
	}
	if length < 5 || length > 16 {
		return nil, errLocked
	}
	if v == 5 {
		return u, u.unlock256(r, text("U"), text("UE"))
	}
	owner, user := text("O"), text("U")
	ids, _ := f.Array(f.Trailer.Get("ID"))
	var id []byte
	if len(ids) > 0 {
		s, _ := ids[0].(String)
		id = []byte(s)
	}
	if len(owner) < 32 || len(user) < 16 || r < 2 || r > 4 {
		return nil, errLocked
	}
	p := uint32(number("P"))
	h := md5.New()
	h.Write(padding)
	h.Write(owner[:32])
	h.Write([]byte{byte(p), byte(p >> 8), byte(p >> 16), byte(p >> 24)})
	h.Write(id)
	if r >= 4 && !u.metadata {
		h.Write([]byte{0xff, 0xff, 0xff, 0xff})
	}
	key := h.Sum(nil)
	if r >= 3 {
		for range 50 {
			sum := md5.Sum(key[:length])
			key = sum[:]
		}
	}
	u.key = key[:length]
	check := slices.Clone(padding)
	if r >= 3 {
		sum := md5.Sum(append(slices.Clone(padding), id...))
		check = sum[:]
	}
	rounds := 1
	if r >= 3 {
		rounds = 20
	}
	for i := range rounds {
		other := slices.Clone(u.key)
		for k := range other {
			other[k] ^= byte(i)
		}
		check = rc4ed(other, check)
	}
	if !bytes.Equal(check, user[:min(len(check), len(user))]) {
		return nil, errLocked
	}
	return u, nil
}

// filterOf returns the method of a crypt filter; 255 for one that is not known.
func (f *File) filterOf(d Dict, key Name) method {
	name, _ := d.Get(key).(Name)
	if name == "" || name == "Identity" {
		return asItIs
	}
	all, _ := f.Dict(d.Get("CF"))
	filter, _ := f.Dict(all.Get(name))
	switch filter.Get("CFM") {
	case Name("V2"):
		return byRC4
	case Name("AESV2"):
		return byAES
	case Name("AESV3"):
		return byAES256
	case nil, Name("None"):
		return asItIs
	}
	return 255
}

// unlock256 finds the key of AES-256 (ISO 32000-2, algorithm 2.A).
func (u *unlocked) unlock256(r int, user, sealed []byte) error {
	if len(user) < 48 || len(sealed) < 32 || r < 5 || r > 6 {
		return errLocked
	}
	hash := func(salt []byte) []byte {
		sum := sha256.Sum256(salt)
		if r == 5 {
			return sum[:]
		}
		return hardened(sum[:])
	}
	if !bytes.Equal(hash(user[32:40]), user[:32]) {
		return errLocked
	}
	block, err := aes.NewCipher(hash(user[40:48]))
	if err != nil {
		return err
	}
	u.key = make([]byte, 32)
	cipher.NewCBCDecrypter(block, make([]byte, 16)).CryptBlocks(u.key, sealed[:32])
	return nil
}

// hardened is algorithm 2.B for an empty password.
func hardened(k []byte) []byte {
	for round := 0; ; round++ {
		block, err := aes.NewCipher(k[:16])
		if err != nil {
			return nil
		}
		e := bytes.Repeat(k, 64)
		cipher.NewCBCEncrypter(block, k[16:32]).CryptBlocks(e, e)
		switch new(big.Int).Mod(new(big.Int).SetBytes(e[:16]), big.NewInt(3)).Int64() {
		case 0:
			sum := sha256.Sum256(e)
			k = sum[:]
		case 1:
			sum := sha512.Sum384(e)
			k = sum[:]
		default:
			sum := sha512.Sum512(e)
			k = sum[:]
		}
		if round >= 63 && int(e[len(e)-1]) <= round-31 {
			return k[:32]
		}
	}
}

func rc4ed(key, data []byte) []byte {
	out := make([]byte, len(data))
	c, err := rc4.NewCipher(key)
	if err != nil {
		return nil
	}
	c.XORKeyStream(out, data)
	return out
}

// decrypt returns an object of the file with its strings and data as they are meant.
func (u *unlocked) decrypt(r Ref, o Object) Object {
	if r == u.dict {
		return o
	}
	switch o := o.(type) {
	case String:
		return String(u.data(u.strings, r, []byte(o)))
	case Array:
		out := make(Array, len(o))
		for i := range o {
			out[i] = u.decrypt(r, o[i])
		}
		return out
	case Dict:
		out := make(Dict, len(o))
		signature := o.Get("ByteRange") != nil
		for i, e := range o {
			out[i] = e
			if !signature || e.Key != "Contents" { // a signature covers what it lies in
				out[i].Value = u.decrypt(r, e.Value)
			}
		}
		return out
	case *Stream:
		kind := o.Dict.Get("Type")
		if kind == Name("XRef") {
			return o
		}
		out := &Stream{Dict: u.decrypt(r, o.Dict).(Dict), Raw: o.Raw}
		if kind != Name("Metadata") || u.metadata {
			out.Raw = u.data(u.streams, r, o.Raw)
		}
		return out
	}
	return o
}

// data decrypts bytes of an object (algorithms 1 and 1.A). What cannot be is nothing.
func (u *unlocked) data(m method, r Ref, in []byte) []byte {
	key := u.key
	if m == byRC4 || m == byAES {
		own := append(slices.Clone(key), byte(r.Num), byte(r.Num>>8), byte(r.Num>>16), byte(r.Gen), byte(r.Gen>>8))
		if m == byAES {
			own = append(own, "sAlT"...)
		}
		sum := md5.Sum(own)
		key = sum[:min(len(u.key)+5, 16)]
	}
	switch m {
	case asItIs:
		return in
	case byRC4:
		return rc4ed(key, in)
	}
	block, err := aes.NewCipher(key)
	if err != nil || len(in) < 32 || len(in)%16 != 0 {
		return nil
	}
	out := make([]byte, len(in)-16)
	cipher.NewCBCDecrypter(block, in[:16]).CryptBlocks(out, in[16:])
	if fill := int(out[len(out)-1]); fill >= 1 && fill <= 16 {
		out = out[:len(out)-fill]
	}
	return out
}
