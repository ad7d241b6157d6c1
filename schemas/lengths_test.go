package schemas_test

import (
	"encoding/json"
	"errors"
	"io/fs"
	"maps"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/internal/fault"
	"github.com/concord-sdm/concord/schemas"
)

// mostItems is a length that no list of a document reaches which has a limit.
const mostItems = 20_001

// Each list of a document may be as long for Go as for its schema: one item more
// than the schema allows is a fault of the list to Go, and a list without a limit
// has none there either.
func TestListsAreAsLong(t *testing.T) {
	if raceEnabled {
		t.Skip("long lists; a minute under the race detector")
	}
	var lists atomic.Int64
	for kind, judge := range judges() {
		t.Run(kind, func(t *testing.T) {
			t.Parallel()
			met := map[string]bool{}
			names, err := fs.Glob(schemas.FS, "examples/"+kind+"/*.json")
			require.NoError(t, err)
			for _, name := range names {
				data, err := schemas.FS.ReadFile(name)
				require.NoError(t, err)
				var root any
				require.NoError(t, json.Unmarshal(data, &root))
				eachList(root, "", func(any) {}, func(at string, list []any, set func(any)) {
					place := number.ReplaceAllString(at, "/*")
					if met[place] {
						return
					}
					met[place] = true
					most, limited := limit(t, kind, at)
					n := mostItems
					if limited {
						n = most + 1
					}
					set(lengthened(list, n))
					doc, err := json.Marshal(root)
					set(list)
					require.NoError(t, err)
					require.Equal(t, limited, tooLong(calm(judge, doc), at), "%s with %d items", place, n)
				})
			}
			lists.Add(int64(len(met)))
		})
	}
	t.Cleanup(func() { require.Greater(t, lists.Load(), int64(100)) })
}

// eachList calls yield with every list that holds something.
func eachList(v any, at string, set func(any), yield func(at string, list []any, set func(any))) {
	switch v := v.(type) {
	case map[string]any:
		for name, part := range v {
			eachList(part, at+"/"+fault.EscapeToken(name), func(x any) { v[name] = x }, yield)
		}
	case []any:
		if len(v) > 0 {
			yield(at, v, set)
		}
		for i, part := range v {
			eachList(part, at+"/"+strconv.Itoa(i), func(x any) { v[i] = x }, yield)
		}
	}
}

// lengthened repeats the items of a list, with ids and texts of their own.
func lengthened(list []any, n int) []any {
	out := make([]any, n)
	for i := range out {
		out[i] = list[i%len(list)]
		if i < len(list) {
			continue
		}
		switch item := out[i].(type) {
		case string:
			out[i] = "x" + strconv.Itoa(i)
		case map[string]any:
			if item["id"] == nil {
				continue
			}
			own := maps.Clone(item)
			own["id"] = "x" + strconv.Itoa(i)
			out[i] = own
		}
	}
	return out
}

// tooLong reports whether an error has a fault of the length of the list.
func tooLong(err error, at string) bool {
	faults, _ := errors.AsType[fault.Faults](err)
	for _, f := range faults {
		if f.Pointer == at && (f.Code == fault.TooLarge || f.Code == fault.Range) {
			return true
		}
	}
	return false
}

// limit returns how many items a schema allows in the list at a pointer.
func limit(t *testing.T, kind, at string) (int, bool) {
	root := newest(t, kind)
	defs := defsOf(root)
	part, _ := root.(map[string]any)
	for token := range strings.SplitSeq(at[1:], "/") {
		if ref, ok := part["$ref"].(string); ok {
			part, _ = defs[strings.TrimPrefix(ref, "#/$defs/")].(map[string]any)
		}
		properties, _ := part["properties"].(map[string]any)
		next, ok := properties[token].(map[string]any)
		if !ok {
			next, ok = part["items"].(map[string]any)
		}
		if !ok {
			next, ok = part["additionalProperties"].(map[string]any)
		}
		if !ok {
			return 0, false // any JSON, in vectors
		}
		part = next
	}
	most, ok := part["maxItems"].(float64)
	return int(most), ok
}
