# check is the gate; update writes what is generated; deep is for a quiet night.
.PHONY: check update deep fuzz mutation bench

TOOL = go tool -modfile=tools/go.mod

check:
	.ci/run

# update rewrites API goldens, schemas and every other golden file. Read the
# diff before you commit it.
update:
	go generate ./...
	$(TOOL) gofumpt -w .

deep: fuzz mutation

# Each fuzz target for ten minutes.
fuzz:
	FUZZTIME=10m .ci/run fuzz

# Mutants of every library package; what lives is a gap in the tests. The table
# goes to tools/mutation.md.
mutation:
	tools/mutation.sh

# Ten runs of every benchmark. Compare two such files with benchstat:
# go tool -modfile=tools/go.mod benchstat old.txt new.txt
bench:
	go test -run '^$$' -bench . -count 10 ./... | tee bench.txt
