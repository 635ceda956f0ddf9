#!/usr/bin/env bash
# Measures the three questions over HTTP: a Release build on a SQLite file of its own, each answer with all its checks and a committed inquiry.
# Needs wrk (Debian: apt-get install wrk). Prints a line for each run; figures of one machine say nothing of another, compare within one run.
#   SUBJECTS=10000 HOT=2000 CLIENTS=64 SECONDS_EACH=10 REPEATS=3 tests/Bureau.Benchmarks/load.sh
#   PROVIDER=PostgreSql CONNECTION="Host=…" uses another store, which must be empty or a sandbox.
set -euo pipefail
cd "$(dirname "$0")/../.."
command -v wrk >/dev/null || { echo "load.sh needs wrk: apt-get install wrk" >&2; exit 2; }

work=$(mktemp -d) url=${URL:-http://127.0.0.1:5081} server=""
finish() { [ -z "$server" ] || { kill "$server" 2>/dev/null; wait "$server" 2>/dev/null || true; }; rm -rf "$work"; }
trap finish EXIT

export ASPNETCORE_ENVIRONMENT=Development Bureau__Storage__Provider=${PROVIDER:-Sqlite} Logging__LogLevel__Default=Warning
export ConnectionStrings__Bureau=${CONNECTION:-Data Source=$work/bureau.db}
dotnet build src/Bureau.Api -c Release --nologo -v quiet
bureau=src/Bureau.Api/bin/Release/net10.0/Bureau.Api.dll
dotnet $bureau sandbox load --subjects "${SUBJECTS:-10000}" --out "$work" 2>/dev/null

dotnet $bureau serve --urls "$url" >"$work/log" 2>&1 & server=$!
for _ in $(seq 100); do curl -s -o /dev/null -f "$url/health/ready" && break; sleep 0.1; done

ask() { # LABEL TIER OPERATION QUERY SECONDS
  head -n "${HOT:-2000}" "$work/$3.ids" >"$work/hot.ids"
  printf '%-16s' "$1"
  wrk -t1 -c"${CLIENTS:-64}" -d"${5}s" --timeout 5s -s tests/Bureau.Benchmarks/ask.lua "$url/graphql" -- "$work/$2.jwt" "$work/hot.ids" "$4" | tail -n 1
}
waiver='query($consent: ID!){ depositWaiver(consent: $consent, category: CAR){ decision maximumDeposit{ amount currency } reasons{ code } } }'
badge='query($consent: ID!){ scoreBadge(consent: $consent){ band label validUntil } }'
summary='query($consent: ID!){ creditSummary(consent: $consent){ score{ value band reasons{ code text } } totals{ accounts balance{ amount currency } limit{ amount currency } utilization } delinquencies{ days30 days60 days90 } listStatus{ red black } } }'

seconds=${SECONDS_EACH:-10}
ask "first uses" rental waiver "$waiver" "$seconds"
ask "warm-up" dating badge "$badge" "$seconds"
ask "warm-up" lender summary "$summary" "$seconds"
for _ in $(seq "${REPEATS:-3}"); do
  ask depositWaiver rental waiver "$waiver" "$seconds"
  ask scoreBadge dating badge "$badge" "$seconds"
  ask creditSummary lender summary "$summary" "$seconds"
done
