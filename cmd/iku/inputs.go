package main

import (
	"fmt"
	"runtime/debug"
)

// How every command names what it reads, in its form and in its help.
const (
	inputsUse    = "BERKAS|FOLDER|POLA…"
	pdfInputsUse = "BERKAS.pdf|FOLDER|POLA…"

	// aboutInputs is of documents, aboutFolders of whatever a command looks for.
	aboutFolders = `Folder ditelusuri, dan susunannya diikuti di bawah -o; pola, yang diapit tanda kutip, memakai
* dan ?, dan ** untuk folder mana pun.`
	aboutInputs = `Folder ditelusuri; pola, yang diapit tanda kutip, memakai * dan ?, dan ** untuk folder mana pun.
Dari keduanya bukan dokumen: berkas yang namanya berawal _, dan yang diwarisi oleh berkas lain
tanpa punya sasaran, indikator atau tujuan sendiri.`
)

// tooFewJobs tells that --jobs is none.
func tooFewJobs(jobs int) error {
	if jobs < 1 {
		return fmt.Errorf("--jobs harus paling sedikit 1, bukan %d", jobs)
	}
	return nil
}

// memoryLimit is what many documents may take before the collector works harder than
// it would by itself.
const memoryLimit = 110 << 20

// tablesLimit is the same while all the tables of a workbook are held, which takes more
// than many documents do. Of 1,000 sheets, in seconds of work and memory: collected at
// 60 % below it 10.1 s and 188 MB, at 100 % without a limit 7.9 s and 236 MB, as for many
// documents 12.6 s and 159 MB: what is held comes near that limit, and is looked through
// again and again.
const tablesLimit = 190 << 20

// collectForMany sets the collector for many documents that are dealt with one after
// the other.
func collectForMany() {
	debug.SetGCPercent(collectAt)
	debug.SetMemoryLimit(memoryLimit)
}

// collectForTables sets it for the tables of a workbook, of which most is kept until
// all are read.
func collectForTables() {
	debug.SetGCPercent(60)
	debug.SetMemoryLimit(tablesLimit)
}
