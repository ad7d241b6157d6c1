// Package data is no code: it holds the documents of package literacy as files
// to copy, the plain words and the sample policies. README.md says where they
// come from; a test proves that they are the ones the package holds.
//
// It is not for import: package literacy embeds what it needs.
//
// Compatibility: the documents keep to their formats; terms and bounds may
// change with the evidence, and the change log says so.
package data
