#!/usr/bin/env bash
# Runs gremlins on library packages and prints a row of a table for each:
# package, files, mutants killed and alive, timed out, not covered, efficacy.
# Mutants of a package's subpackages count in their own rows.
#
#   tools/mutation.sh                 every library package
#   tools/mutation.sh ./sdm           one package
#   tools/mutation.sh ./sdm rank.go   only these files of it
#
# WORKERS (1) is how many mutants are tested at a time, PATIENCE (30) how many
# times as long as all tests together one may take: what takes longer counts
# neither as killed nor as alive, so that it must be ample. The mutants that live
# and those that time out go to standard error.
set -euo pipefail
cd "$(dirname "$0")/.."
# A mutant is tested, not vetted: it would be refused for what it is.
export GOFLAGS="-mod=readonly -buildvcs=false -vet=off"

work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT

# row mutates the files of one package.
row() {
  local dir="$1" what="all" exclude=(-E /) file
  shift
  if [ $# -gt 0 ]; then
    what="$*"
    for file in "$dir"/*.go; do
      [[ " $* " = *" ${file##*/} "* ]] || exclude+=(-E "^${file##*/}\$")
    done
  fi
  go tool -modfile=tools/go.mod gremlins unleash --workers "${WORKERS:-1}" --timeout-coefficient "${PATIENCE:-30}" \
    --output "$work/report" "${exclude[@]}" "$dir" >"$work/log"
  grep -E 'LIVED|TIMED OUT' "$work/log" >&2 || true
  number() { grep -o "\"$1\": *[0-9.]*" "$work/report" | grep -o '[0-9.]*$' || echo 0; }
  printf '| %s | %s | %s | %s | %s | %s | %.1f %% |\n' "$dir" "$what" "$(number mutants_killed)" "$(number mutants_lived)" \
    "$(grep -c 'TIMED OUT' "$work/log" || true)" "$(number mutants_not_covered)" "$(number test_efficacy)"
}

echo "| Package | Files | Killed | Lived | Timed out | Not covered | Efficacy |"
echo "|---|---|---:|---:|---:|---:|---:|"
if [ $# -gt 0 ]; then
  row "$@"
  exit
fi
module="$(go list -m)"
for package in $(go list ./... | grep -v -e /examples -e /internal/archtest -e /internal/gen); do
  row ".${package#"$module"}"
done
