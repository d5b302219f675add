// Package batch makes the PDFs of many documents in one run.
//
// Find and NewPlan say which documents there are and where each PDF goes, before
// anything is written. Run makes them, on all cores and in flat memory: a
// document is held only while it is dealt with. Open gives the Store of what
// earlier runs made, so that what is unchanged is not made again and a run that
// was killed goes on.
package batch
