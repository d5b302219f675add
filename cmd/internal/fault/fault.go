// Package fault keeps a fault of the program in one document from ending what is
// done with the others: it becomes the failure of that document.
package fault

import (
	"fmt"
	"os"
	"runtime/debug"
)

// Trace is the environment variable that asks for the stack of a fault, which is
// then written to standard error.
const Trace = "IKU_TRACE"

// Error is a fault of the program.
type Error struct{ Value any }

func (e *Error) Error() string { return fmt.Sprintf("kesalahan di dalam program: %v", e.Value) }

// Guard returns what do returns; an *Error where it panics.
func Guard(do func() error) (err error) {
	defer func() {
		if value := recover(); value != nil {
			err = &Error{value}
			if os.Getenv(Trace) != "" {
				_, _ = os.Stderr.Write(debug.Stack())
			}
		}
	}()
	return do()
}
