package goals

import "github.com/concord-sdm/concord/internal/document"

var (
	planFormat   = document.Format{Name: "goals.plan", Major: 1, Minor: 0}
	recordFormat = document.Format{Name: "goals.record", Major: 1, Minor: 0}
)

// DecodePlan reads a plan from JSON, strictly: unknown members, members twice,
// null, and anything after the document are faults. Then it validates. The
// error is [Faults]: all that is wrong with the form or, if the form is right,
// all that is wrong with the content; the plan is then returned as it was read,
// so that it can be mended.
func DecodePlan(data []byte) (Plan, error) {
	p, err := document.Decode[Plan](data, planFormat)
	if err != nil {
		return Plan{}, err
	}
	return p, p.Validate()
}

// Encode validates the plan and writes it as canonical JSON. The error is
// [Faults].
func (p Plan) Encode() ([]byte, error) {
	if err := p.Validate(); err != nil {
		return nil, err
	}
	return document.Encode(p)
}

// DecodeRecord reads a record from JSON as [DecodePlan] reads a plan, and
// validates it by itself. Whether it fits a plan, [Record.ValidateWith] says.
func DecodeRecord(data []byte) (Record, error) {
	r, err := document.Decode[Record](data, recordFormat)
	if err != nil {
		return Record{}, err
	}
	return r, r.Validate()
}

// Encode validates the record and writes it as canonical JSON. The error is
// [Faults].
func (r Record) Encode() ([]byte, error) {
	if err := r.Validate(); err != nil {
		return nil, err
	}
	return document.Encode(r)
}
