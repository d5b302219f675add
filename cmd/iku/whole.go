package main

import (
	"context"

	"iku/cmd/internal/whole"
)

// writeWhole writes data to the file of that name, whole or not at all, and puts
// it on the disk.
func writeWhole(ctx context.Context, name string, data []byte) error {
	return whole.Writer{}.Write(ctx, name, data)
}
