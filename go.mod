module github.com/concord-sdm/concord

go 1.26

// Runtime: the package schemas alone imports it. The wings need only the
// standard library (internal/archtest proves it).
require github.com/santhosh-tekuri/jsonschema/v5 v5.3.1

// Tests only: nothing here is linked into a program that imports concord.
// x/exp is held at the last version that does not force a patch release of Go.
require (
	github.com/google/go-cmp v0.7.0
	github.com/invopop/jsonschema v0.14.0
	github.com/stretchr/testify v1.12.1
	golang.org/x/exp v0.0.0-20260410095643-746e56fc9e2f
	pgregory.net/rapid v1.3.0
)

require (
	github.com/bahlo/generic-list-go v0.2.0 // indirect
	github.com/buger/jsonparser v1.1.2 // indirect
	github.com/pb33f/ordered-map/v2 v2.3.1 // indirect
	go.yaml.in/yaml/v3 v3.0.5 // indirect
	go.yaml.in/yaml/v4 v4.0.0-rc.2 // indirect
)
