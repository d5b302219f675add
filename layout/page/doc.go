// Package page is what stands where: pages of items at fixed places, and the
// structure that says what each is to somebody who cannot see it.
//
// layout makes pages; pdf, svg and the preview show them. It knows nothing of
// how they came about, nor of what they say.
package page
