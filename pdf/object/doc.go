// Package object holds the objects that a PDF file is made of: their values, how
// they are written, and how they are read from files of any origin.
//
// Section numbers in comments are those of ISO 32000-1.
package object
