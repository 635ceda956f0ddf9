#!/usr/bin/env bash
# Installs what the tests need and is missing, builds, runs every test. Ends with a line "N passed, N failed"; exit code 0 when none failed.
#   tests/run.sh                    everything
#   tests/run.sh --filter TEXT      passed on to dotnet test
# Needs the .NET SDK (global.json) and, from Debian, PostgreSQL, Redis, Node.js with npm, and curl. Elsewhere provide them on PATH, PostgreSQL's
# server programs (initdb, postgres) by BUREAU_TEST_PGBIN=/path/to/bin.
# BUREAU_TEST_SQLSERVER="connection string" runs the storage tests on that SQL Server too.
set -euo pipefail
cd "$(dirname "$0")/.."

pgbin=${BUREAU_TEST_PGBIN:-$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1 || true)}
missing=()
{ [ -n "$pgbin" ] && [ -x "$pgbin/initdb" ] && [ -x "$pgbin/postgres" ]; } || missing+=(postgresql)
command -v redis-server >/dev/null || missing+=(redis-server)
command -v node >/dev/null || missing+=(nodejs)
command -v npm >/dev/null || missing+=(npm)
command -v curl >/dev/null || missing+=(curl)
if [ ${#missing[@]} -gt 0 ]; then
  as_root=(); [ "$(id -u)" = 0 ] || as_root=(sudo -n)
  if ! { command -v apt-get >/dev/null && "${as_root[@]}" apt-get update -qq && DEBIAN_FRONTEND=noninteractive "${as_root[@]}" apt-get install -y -qq "${missing[@]}" >/dev/null; }; then
    echo "The tests need ${missing[*]}, and they could not be installed here. Install them (Debian: apt-get install ${missing[*]}) or put them on PATH;" \
      "BUREAU_TEST_PGBIN names the folder of PostgreSQL's server programs." >&2
    echo "0 passed, 1 failed"
    exit 1
  fi
fi

export SNAPSHOOTER_STRICT_MODE=true DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1
if ! dotnet build Bureau.sln -c Release --nologo -v quiet; then
  echo "0 passed, 1 failed"
  exit 1
fi

results=$(mktemp -d); trap 'rm -rf "$results"' EXIT
status=0
dotnet test Bureau.sln -c Release --no-build --nologo -v quiet --results-directory "$results" --logger "trx" --logger "console;verbosity=minimal" "$@" || status=$?

# The counters of every test project's result file, added up.
count() { grep -ho "<Counters [^>]*" "$results"/*.trx 2>/dev/null | sed -n "s/.* $1=\"\([0-9]*\)\".*/\1/p" | awk '{ n += $1 } END { print n + 0 }'; }
passed=$(count passed) failed=$(count failed)
if [ "$status" -ne 0 ] && [ "$failed" -eq 0 ]; then failed=1; fi
if [ "$passed" -eq 0 ]; then failed=$((failed + 1)); status=1; fi
echo "$passed passed, $failed failed"
exit "$status"
