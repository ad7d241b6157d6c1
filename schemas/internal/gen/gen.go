// Package gen makes the JSON Schemas of the package schemas from the Go types.
// It is a test, so that the reflecting library it uses is linked into nothing:
// run go generate ./... to write the schemas anew, go test to see whether they
// have drifted.
//
// To add a document or report: one line in documents_test.go, an example in
// schemas/examples, the rules that its types cannot say in a file of its wing
// beside sdm_test.go, and one line in the judges of schemas/agreement_test.go.
// Then run go generate ./..., go test ./schemas -update, and read the diff.
package gen

//go:generate go test . -run "^(TestExamples|TestDrift|TestTypeScript)$" -update
