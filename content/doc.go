// Package content says what a document contains: it reads its TOML
// into a Document in which every value knows its place, and collects what is
// wrong with it.
package content
