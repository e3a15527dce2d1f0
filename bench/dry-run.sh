#!/usr/bin/env bash
# Times `scenario dry-run` over DAYS days of 1,000 devices at one reading a minute, beside merely reading the same rows from the same files.
#   bash bench/dry-run.sh [DAYS] [--write]
# Needs python3 to make the days; the host must be built: dotnet build -c Release src/Jingwei.Host
set -euo pipefail
cd "$(dirname "$0")/.."
days=30 write=false
for arg in "$@"; do case $arg in --write) write=true ;; *) days=$arg ;; esac; done
host=src/Jingwei.Host/bin/Release/net10.0/Jingwei.Host.dll
[ -f "$host" ] || { echo "Build first: dotnet build -c Release src/Jingwei.Host" >&2; exit 1; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
now() { date +%s.%N; }
since() { awk -v a="$1" -v b="$(now)" 'BEGIN { printf "%.1f", b - a }'; }

# A demo folder, and a thousand more bins in it.
dotnet "$host" --demo paused --http 8078 --mqtt 1878 --data "$work/data" >"$work/log" 2>&1 &
until curl -fsS -o /dev/null http://localhost:8078/health/ready 2>/dev/null; do kill -0 $! || { cat "$work/log"; exit 1; }; sleep 0.1; done
kill %1; wait %1 2>/dev/null || true
{ echo "id,kind,name_zh,lon,lat,area_code"; for i in $(seq 1000); do echo "trial-$i,bin,试跑 $i 号,121.4478,31.2280,310106012"; done; } >"$work/bins.csv"
dotnet "$host" import devices "$work/bins.csv" --data "$work/data" >/dev/null
python3 bench/make_days.py "$work/data" "$((days * 1440))"

at=$(now)
rows=$(python3 bench/read_days.py "$work/data")
bare=$(since "$at")
at=$(now)
/usr/bin/time -f "%M" -o "$work/memory" dotnet "$host" scenario dry-run scenarios --days "$((days + 1))" --data "$work/data" >"$work/out" 2>/dev/null
took=$(since "$at")
report=$(cat <<R
# A dry-run, $(date -u '+%Y-%m-%d %H:%M') UTC

$(nproc) × $(awk -F: '/model name/ { print $2; exit }' /proc/cpuinfo | xargs), $(awk '/MemTotal/ { printf "%.0f", $2 / 1048576 }' /proc/meminfo) GiB, $(uname -sr); .NET $(dotnet --version) SDK, Release; load average $(cut -d' ' -f1-3 /proc/loadavg) after.
$days days of 1,000 bins at one reading a minute, both versions of two conditions judged.

| | s | readings/s |
| --- | ---: | ---: |
| \`scenario dry-run\` | $took | $(awk -v r="$rows" -v s="$took" 'BEGIN { printf "%d", r / s }') |
| python's sqlite3 reading the same rows, doing nothing with them | $bare | $(awk -v r="$rows" -v s="$bare" 'BEGIN { printf "%d", r / s }') |
| dry-run : reading | $(awk -v a="$took" -v b="$bare" 'BEGIN { printf "%.1f", a / b }') | |

Its highest memory: $(awk '{ printf "%d", $1 / 1024 }' "$work/memory") MB. What it said:

\`\`\`
$(head -5 "$work/out")
\`\`\`
R
)
echo "$report"
$write && echo "$report" >"bench/results/$(date -u +%Y-%m-%d)-dry-run.md"
exit 0
