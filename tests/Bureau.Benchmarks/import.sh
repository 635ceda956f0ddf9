#!/usr/bin/env bash
# Measures the verbs that work on a whole store, as processes of a Release build: import of made-up account-months, months of the same accounts one file
# after the other, then score run. Prints seconds, rows a second and the largest resident memory; figures of one machine say nothing of another.
#   PEOPLE=160000 MONTHS=6 REPEATS=3 tests/Bureau.Benchmarks/import.sh
#   PROVIDER=PostgreSql SERVER="Host=127.0.0.1;Username=postgres" makes a database for each run and drops it (needs psql's createdb and dropdb).
set -euo pipefail
cd "$(dirname "$0")/../.."
people=${PEOPLE:-160000} months=${MONTHS:-6} provider=${PROVIDER:-Sqlite}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export ASPNETCORE_ENVIRONMENT=Development Bureau__Storage__Provider=$provider
dotnet build src/Bureau.Api -c Release --nologo -v quiet
bureau=$PWD/src/Bureau.Api/bin/Release/net10.0/Bureau.Api.dll

# Area 999xxx is assigned to no place; the check digit is GB 11643's.
for month in $(seq "$months"); do
  awk -v people="$people" -v month="$month" 'BEGIN {
    split("7 9 10 5 8 4 2 1 6 3 7 9 10 5 8 4 2", weight, " "); digits = "10X98765432"; split("30 31 30 31 31 30 31 30 31 31 28 31", last, " ")
    print "as_of,account_number,portfolio_type,account_type,opened_on,credit_limit,currency,account_status,trended_usage,current_balance,amount_past_due,actual_payment,subject_id_type,subject_id,subject_name,birth_date"
    for (i = 0; i < people; i++) {
      year = 1950 + i % 50; m = 1 + int(i / 50) % 12; day = 1 + int(i / 600) % 28
      number = sprintf("999%03d%04d%02d%02d%03d", int(i / 16800000), year, m, day, int(i / 16800) % 1000)
      sum = 0; for (k = 1; k <= 17; k++) sum += weight[k] * substr(number, k, 1)
      printf "2005-%02d-%02d,B-%07d,R,18,,%d,CNY,%s,REVOLVER,%d,,%d,CN_RESIDENT_ID,%s%s,Account Holder %d,%04d-%02d-%02d\n", 3 + month, last[month], i, 1000 * (1 + i % 50),
        (i * 7 + month) % 11 ? "11" : "71", (i * 37 * month) % 60000, i % 900, number, substr(digits, sum % 11 + 1, 1), i, year, m, day
    }
  }' >"$work/furnishing-$month.csv"
done

timed() { # LABEL ROWS COMMAND...
  local label=$1 rows=$2; shift 2
  /usr/bin/time -o "$work/time" -f "%e %M" "$@" >"$work/log" 2>&1 || { cat "$work/log" >&2; exit 1; }
  awk -v label="$label" -v rows="$rows" '{ printf "%-10s %9d rows  %7.2f s  %7.0f rows/s  %4d MB\n", label, rows, $1, rows / $1, $2 / 1024 }' "$work/time"
}

for run in $(seq "${REPEATS:-3}"); do
  if [ "$provider" = PostgreSql ]; then
    database=bureau_benchmark_$$_$run
    option() { tr ';' '\n' <<<"$SERVER" | sed -n "s/^$1=//Ip"; }
    server=(-h "$(option Host)" -p "$(option Port | grep . || echo 5432)" -U "$(option Username)")
    createdb "${server[@]}" "$database"
    export ConnectionStrings__Bureau="$SERVER;Database=$database"
  else
    export ConnectionStrings__Bureau="Data Source=$work/$run.db"
  fi
  dotnet "$bureau" migrate >/dev/null 2>&1
  timed import $((people * months)) dotnet "$bureau" import tradelines "$work"/furnishing-*.csv --rejects "$work/rejects.csv" --furnisher demo-furnisher
  timed "score run" "$people" dotnet "$bureau" score run
  [ "$provider" != PostgreSql ] || dropdb "${server[@]}" "$database"
  rm -f "$work/$run.db"*
done
