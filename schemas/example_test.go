package schemas_test

import (
	"fmt"

	"github.com/concord-sdm/concord/schemas"
)

func ExampleValidate() {
	err := schemas.Validate("sdm.choice", []byte(`{
		"format": "sdm.choice/1.0",
		"decision": "knee",
		"result": "chosen",
		"by": [{"role": "patient", "name": "…"}]
	}`))
	fmt.Println(err)
	// Output:
	// /by/0/name: is not a member of this object: check its spelling and case, or use extensions
	// /option: is required
}

func ExampleDetect() {
	kind, version, err := schemas.Detect([]byte(`{"format": "sdm.choice/1.0"}`))
	fmt.Println(kind, version, err)
	// Output: sdm.choice 1.0 <nil>
}
