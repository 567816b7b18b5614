#!/usr/bin/env bash
# Measures how many numbers a second are taken in over HTTP, beside raw inserts into SQLite in the same run. Needs the .NET SDK.
#   benchmarks/ingest.sh [seconds for each measurement, 10 unless said] [rounds, 3 unless said] [connections, 4 unless said]
set -euo pipefail
cd "$(dirname "$0")/.."
dotnet build benchmarks/RolloutPlanner.Load -c Release --nologo -v quiet
DOTNET_TieredPGO=1 ASPNETCORE_ENVIRONMENT=Production dotnet benchmarks/RolloutPlanner.Load/bin/Release/net10.0/RolloutPlanner.Load.dll ingest "${1:-10}" "${2:-3}" "${3:-4}"
