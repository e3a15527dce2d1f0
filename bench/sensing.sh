#!/usr/bin/env bash
# How sensing grows from 1,000 to 100,000 devices with five conditions each: durable and judged readings a second beside mosquitto, publish to alarm,
# memory, conditions a second, dry-runs, restarts. One report, by one command.
#   bash bench/sensing.sh [--short] [--cities DEVICES:LANES,…] [--write]
# --short takes some 8 minutes over all three sizes and is for a look; the whole takes some 15 and wants a quiet machine. --write keeps the report in bench/results.
# Needs python3, and mosquitto for the comparison. Builds what it runs; ends and removes whatever it began, also on Ctrl+C.
set -euo pipefail
cd "$(dirname "$0")/.."
short=() cities=() write=false command="bash bench/sensing.sh $*"
while [ $# -gt 0 ]; do
  case $1 in
    --short) short=(--short) ;;
    --cities) cities=(--cities "${2:?such as 1000:10,100000:1}"); shift ;;
    --write) write=true ;;
    *) echo "$1 is not understood: bash bench/sensing.sh [--short] [--cities DEVICES:LANES,…] [--write]" >&2; exit 2 ;;
  esac
  shift
done
work=$(mktemp -d) child=
tidy() {
  [ -z "$child" ] || kill -TERM "$child" 2>/dev/null || true
  [ -z "$child" ] || wait "$child" 2>/dev/null || true
  rm -rf "$work"
}
trap tidy EXIT
trap 'exit 130' INT TERM
beside() { # a command, so that a signal is heard while it runs
  "$@" &
  child=$!
  local code=0
  wait "$child" || code=$?
  child=
  return $code
}

# Each connection is an open file, in the load and in the host.
ulimit -n "$(ulimit -Hn)" 2>/dev/null || true
if [ "$(ulimit -n)" != unlimited ] && [ "$(ulimit -n)" -lt 10500 ]; then
  echo "10,000 connections need more open files than the $(ulimit -n) that are allowed: raise the hard limit (ulimit -Hn) first." >&2
  exit 1
fi
for project in src/Jingwei.Host bench/Jingwei.Load bench/Jingwei.Bench; do
  beside dotnet build -c Release -v q --nologo -clp:ErrorsOnly "$project" -p:SkipWeb=true
done
began=$(date +%s)
beside dotnet bench/Jingwei.Load/bin/Release/net10.0/Jingwei.Load.dll growth --host src/Jingwei.Host/bin/Release/net10.0/Jingwei.Host.dll \
  --work "$work" --scenarios bench/scenarios "${short[@]}" "${cities[@]}" >"$work/growth.md"
beside dotnet bench/Jingwei.Bench/bin/Release/net10.0/Jingwei.Bench.dll "${short[@]}" bench/scenarios >"$work/conditions.md"
report="$(cat "$work/growth.md" "$work/conditions.md")

Measured by \`$command\` in $((($(date +%s) - began + 30) / 60)) minutes."
echo "$report"
if $write; then mkdir -p bench/results; echo "$report" >"bench/results/$(date -u +%F)-sensing.md"; fi
