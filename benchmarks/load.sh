#!/usr/bin/env bash
# Measures the evaluation protocol over HTTP beside bare endpoints of the same server in the same run. Needs wrk, curl and the .NET SDK.
#   benchmarks/load.sh [seconds for each measurement, 10 unless said] [rounds, 3 unless said]
set -euo pipefail
cd "$(dirname "$0")/.."
seconds="${1:-10}" rounds="${2:-3}" port="${PORT:-5099}"
data="$(mktemp -d)"
dotnet build benchmarks/RolloutPlanner.Load -c Release --nologo -v quiet
DOTNET_TieredPGO=1 ASPNETCORE_ENVIRONMENT=Production dotnet benchmarks/RolloutPlanner.Load/bin/Release/net10.0/RolloutPlanner.Load.dll \
  --urls "http://127.0.0.1:$port" --Storage:Path "$data/load.db" >"$data/log" 2>&1 &
server=$!
trap 'kill "$server" 2>/dev/null || true; wait "$server" 2>/dev/null || true; rm -rf "$data"' EXIT
until grep -q '^TOKEN ' "$data/log"; do kill -0 "$server" || { cat "$data/log"; exit 1; }; sleep 0.2; done
export LOAD_TOKEN LOAD_BODY LOAD_PATH LOAD_TAG=""
LOAD_TOKEN="$(sed -n 's/^TOKEN //p' "$data/log")"
LOAD_BODY='{"context":{"targetingKey":"person-48213","city":"London","plan":"premium","age":34,"beta":true}}'
base="http://127.0.0.1:$port"
ask() { curl -s -H "Authorization: Bearer $LOAD_TOKEN" -d "$LOAD_BODY" "$@"; }
single=/ofrep/v1/evaluate/flags/feature-00 bulk=/ofrep/v1/evaluate/flags
until [ "$(ask -o /dev/null -w '%{http_code}' "$base$bulk")" = 200 ]; do sleep 0.2; done
single_size="$(ask "$base$single" | wc -c)" bulk_size="$(ask "$base$bulk" | wc -c)"
tag="$(ask -D - -o /dev/null "$base$bulk" | tr -d '\r' | sed -n 's/^ETag: //p')"

# Prints the requests in a second; fails on any answer that is none.
measure() {
  LOAD_PATH="$1" LOAD_TAG="${2:-}" wrk -t2 -c64 -d"${seconds}s" -s benchmarks/load.lua "$base" >"$data/wrk"
  if grep -qE 'Socket errors|Non-2xx' "$data/wrk"; then cat "$data/wrk" >&2; return 1; fi
  sed -n 's/^Requests\/sec: *//p' "$data/wrk"
}

for path in "/bare/$single_size" "$single" "/bare/$bulk_size" "$bulk"; do LOAD_PATH="$path" wrk -t2 -c64 -d3s -s benchmarks/load.lua "$base" >/dev/null; done
echo "answers: single $single_size bytes, 50 flags $bulk_size bytes; $seconds s each, wrk -t2 -c64"
round() {
  local floor_single floor_bulk s b n
  floor_single="$(measure "/bare/$single_size")"
  s="$(measure "$single")"
  floor_bulk="$(measure "/bare/$bulk_size")"
  b="$(measure "$bulk")"
  n="$(measure "$bulk" "$tag")"
  awk -v what="$1" -v fs="$floor_single" -v s="$s" -v fb="$floor_bulk" -v b="$b" -v n="$n" 'BEGIN {
    printf "%s: bare %.0f/s, single %.0f/s (%.0f%%); bare of the bulk size %.0f/s, 50 flags %.0f/s (%.0f%%); 304 %.0f/s (%.0f%% of bare)\n",
      what, fs, s, 100 * s / fs, fb, b, 100 * b / fb, n, 100 * n / fs }'
}
for i in $(seq "$rounds"); do round "round $i"; done
mv "$data/load.db" "$data/load.db.away"
until ask "$base$single" | grep -q '"stale":true'; do sleep 0.2; done
tag="$(ask -D - -o /dev/null "$base$bulk" | tr -d '\r' | sed -n 's/^ETag: //p')"
single_size="$(ask "$base$single" | wc -c)" bulk_size="$(ask "$base$bulk" | wc -c)"
round "database away"
