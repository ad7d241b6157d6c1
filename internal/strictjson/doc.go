// Package strictjson reads JSON the way a document about somebody's health must
// be read: what is accepted means one thing to every reader.
//
// [Decode] fills a Go value and reports every fault at once; [Scanner] walks a
// text value by value and shows names, strings and numbers as they were
// written, for codecs that must give them back unchanged. Both stand on the
// same byte-level scanner and so on the same rules: RFC 8259 within the limits
// of I-JSON (RFC 7493). One value and nothing after it, no byte order mark,
// valid UTF-8, no unpaired surrogates, no U+0000, no member name twice in an
// object (compared without escapes), no number that a float64 cannot hold, and
// caps on size and depth. Decode adds: member names in their exact case, no
// unknown members, no null, every member whose tag has neither omitzero nor
// omitempty, integers written as integers.
//
// It is not for streams and not for texts from lenient writers. What the
// members may hold is the business of a document's own Validate. It does not
// follow every feature of encoding/json; [Decode] says which types it knows.
//
// Evidence: the tests hold the table of inputs that encoding/json accepts and
// should not, and fuzzing compares with encoding/json: whatever is accepted
// here is accepted there with the same result. Time and memory are linear in
// the length of the text.
//
// The package is internal and makes no promise of compatibility.
package strictjson
