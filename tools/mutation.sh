#!/usr/bin/env bash
# Runs gremlins on library packages, file by file, keeps what became of each
# mutant in .cache/mutation, and writes the sums to tools/mutation.md.
#
#   tools/mutation.sh                    every library package
#   tools/mutation.sh ./sdm              one package
#   tools/mutation.sh ./sdm rank.go ...  these files of it
#   tools/mutation.sh -table             nothing: only writes the table
#
# A file measured again replaces what was kept of it, so the table can be made
# in parts, and a run that is broken off loses one file. The mutants of a package
# are those of its own files, tested by its own tests; its subpackages have rows
# of their own. A mutant that does not compile counts as not viable: gremlins
# alone takes it for killed. WORKERS (1) is how many mutants are tested at a
# time, PATIENCE (30) how many times as long as the tests of the package, built
# anew, one may take: what takes longer counts neither as killed nor as alive, so
# that it must be ample. The mutants that live and those that time out go to
# standard error.
set -euo pipefail
cd "$(dirname "$0")/.."
# A mutant is tested, not vetted: it would be refused for what it is.
export GOFLAGS="-mod=readonly -buildvcs=false -vet=off '-ldflags=-s -w'"

readonly kept=.cache/mutation report=tools/mutation.md
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT

# prepare builds gremlins, and a go to stand before the real one: it runs the
# tests of the package alone, tells gremlins by the exit status it expects of
# mutants that do not compile, and bounds the memory of those that run wild.
prepare() {
  mkdir -p "$kept"
  go build -modfile=tools/go.mod -o "$work/gremlins" github.com/go-gremlins/gremlins/cmd/gremlins
  mkdir "$work/bin"
  cat >"$work/bin/go" <<END
#!/usr/bin/env bash
case "\$*" in
"test -cover"*) exec "$(type -P go)" "\${@:1:\$#-1}" -count=1 "\${!#%/...}" ;;
"test "*)
  ulimit -v 8000000
  told="\$("$(type -P go)" "\$@" 2>&1)" || {
    status=\$?
    [[ "\$told" != *"[build failed]"* ]] || status=2
    exit "\$status"
  }
  ;;
*) exec "$(type -P go)" "\$@" ;;
esac
END
  chmod +x "$work/bin/go"
}

# measure mutates one file of a package.
measure() {
  local dir="$1" file="$2" other exclude=(-E /) log="$work/log" list
  for other in "$dir"/*.go; do
    [ "${other##*/}" = "$file" ] || exclude+=(-E "^${other##*/}\$")
  done
  PATH="$work/bin:$PATH" "$work/gremlins" unleash --workers "${WORKERS:-1}" --timeout-coefficient "${PATIENCE:-30}" \
    "${exclude[@]}" "$dir" >"$log" || { cat "$log" >&2; return 1; }
  list="$kept/$dir/$file.log"
  mkdir -p "${list%/*}"
  { grep -E '^ *[A-Z ]+ [A-Z_]+ at ' "$log" || true; } | sed "s|^ *||; s|\$| $(date +%F)|" | sort -t : -k 2,2n -k 3,3n >"$list"
  grep -E '^(LIVED|TIMED OUT)' "$list" | sed "s|^|$dir: |" >&2 || true
}

# package measures all files of a package, or those that are named, and forgets
# those that are gone.
package() {
  local dir="$1" file
  shift
  [ $# -gt 0 ] || set -- "$dir"/*.go
  for file in "$@"; do
    file="${file##*/}"
    [[ "$file" = *_test.go ]] || measure "$dir" "$file"
  done
  for file in "$kept/$dir"/*.log; do
    file="${file##*/}"
    [ -e "$dir/${file%.log}" ] || rm -f "$kept/$dir/$file"
  done
}

# number counts the mutants of a package that have met one fate.
number() { cat "$kept/$1"/*.log | grep -c "^$2 [A-Z_]* at" || true; }

# table prints the report: a row for each package of which something is kept.
table() {
  local dir killed lived days
  cat <<END
# Mutation score

gremlins $(go list -modfile=tools/go.mod -m -f '{{slice .Version 1}}' github.com/go-gremlins/gremlins) with its own choice of mutants, as the command of each row runs it: on every file of the package itself, with
the tests of that package alone. Efficacy is killed / (killed + lived). A package without a row has not been measured;
\`make mutation\` measures all of them.

| Command | Measured | Killed | Lived | Timed out | Not viable | Not covered | Efficacy |
|---|---|---:|---:|---:|---:|---:|---:|
END
  (cd "$kept" && find . -name '*.log' -exec dirname {} + | sort -u) | while read -r dir; do
    killed="$(number "$dir" KILLED)" lived="$(number "$dir" LIVED)"
    days="$(cat "$kept/$dir"/*.log | grep -o '[0-9-]*$' | sort -u | sed -n '1p;$p' | uniq | paste -sd /)"
    [ -n "$days" ] || continue
    printf '| `tools/mutation.sh %s` | %s | %s | %s | %s | %s | %s | %s |\n' "$dir" "$days" "$killed" "$lived" \
      "$(number "$dir" 'TIMED OUT')" "$(number "$dir" 'NOT VIABLE')" "$(number "$dir" 'NOT COVERED')" \
      "$(awk -v k="$killed" -v l="$lived" 'BEGIN { if (k + l) printf "%.1f %%", 100 * k / (k + l); else print "–" }')"
  done
}

if [ "${1:-}" != -table ]; then
  prepare
  if [ $# -gt 0 ]; then
    package "$@"
  else
    module="$(go list -m)"
    for path in $(go list ./... | grep -v -e /examples -e /internal/archtest -e /internal/gen); do
      package ".${path#"$module"}"
    done
  fi
fi
table >"$work/report"
cp "$work/report" "$report"
