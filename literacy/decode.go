package literacy

import (
	"github.com/concord-sdm/concord/internal/document"
	"github.com/concord-sdm/concord/internal/fault"
)

// DecodeReport reads a report that [Report.Encode] wrote, strictly as
// [DecodePolicy] reads a policy; it does not work it out again. The error is
// [Faults].
func DecodeReport(data []byte) (Report, error) {
	r, err := document.Decode[Report](data, reportFormat)
	if err != nil {
		return Report{}, err
	}
	var c fault.Collector
	var root fault.Path
	document.CheckFormat(&c, root.Field("format"), r.Format, reportFormat)
	return r, c.Err()
}

// Encode writes the report as canonical JSON.
func (r Report) Encode() ([]byte, error) { return document.Encode(r) }
