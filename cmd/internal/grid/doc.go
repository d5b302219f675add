// Package grid is what every kind of file with tables in it is read as: sheets of
// cells as people see them, with what is known of each besides its text. A reader
// of tables works on sheets and marks each cell that it used or set aside; what is
// left is known.
//
// The packages below it read one kind of file each; grid/door tells the kinds
// apart.
package grid
