#!/usr/bin/env bash
# Runs gremlins on every library package and prints one line each:
# package, killed, lived, not covered, efficacy.
set -euo pipefail
cd "$(dirname "$0")/.."
export GOFLAGS="-mod=readonly -buildvcs=false"

report="$(mktemp)"
trap 'rm -f "$report"' EXIT
module="$(go list -m)"
printf '%-32s %7s %7s %12s %9s\n' package killed lived "not covered" efficacy
for package in ${*:-$(go list ./... | grep -v -e /examples -e /internal/archtest -e /internal/gen)}; do
  dir=".${package#"$module"}"
  go tool -modfile=tools/go.mod gremlins unleash --silent --timeout-coefficient 10 --output "$report" "$dir" >/dev/null
  number() { grep -o "\"$1\": *[0-9.]*" "$report" | grep -o '[0-9.]*$' || echo 0; }
  printf '%-32s %7s %7s %12s %8.1f%%\n' "$dir" "$(number mutants_killed)" "$(number mutants_lived)" \
    "$(number mutants_not_covered)" "$(number test_efficacy)"
done
