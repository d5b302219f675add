//go:build !windows

package report

// systemReasons are those of one system alone.
var systemReasons []cause
