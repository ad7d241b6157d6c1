package goals_test

import (
	"encoding/json"
	"strconv"
)

type jsonRaw = json.RawMessage

func itoa(i int) string { return strconv.Itoa(i) }
