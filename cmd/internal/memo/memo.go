// Package memo keeps what has been made of a key, so that it is made once.
package memo

import "sync"

// Memo is what has been made of each key. The zero Memo is empty; it may be used by
// several goroutines.
type Memo[K comparable, V any] struct {
	made sync.Map // K to func() (V, error)
}

// Get returns what build makes of a key, or made of it before: an error too. Of one
// key nothing is made twice, however many ask at once; keys do not wait for each
// other. A panic of build is met again by everybody who asks.
func (m *Memo[K, V]) Get(key K, build func() (V, error)) (V, error) {
	made, ok := m.made.Load(key)
	if !ok {
		made, _ = m.made.LoadOrStore(key, sync.OnceValues(build))
	}
	return made.(func() (V, error))()
}

// Keys returns every key that was asked for, in no order.
func (m *Memo[K, V]) Keys() []K {
	var keys []K
	m.made.Range(func(key, _ any) bool {
		keys = append(keys, key.(K))
		return true
	})
	return keys
}
