#!/usr/bin/env bash
# Puts days of 1,000 devices at one reading a minute into the aggregates: how long that takes beside merely reading the rows, and in how many bytes they are kept.
#   bash bench/retention.sh [--write]
# Needs python3 to make the days; the host must be built: dotnet build -c Release src/Jingwei.Host
set -euo pipefail
cd "$(dirname "$0")/.."
write=false
for arg in "$@"; do case $arg in --write) write=true ;; esac; done
host=src/Jingwei.Host/bin/Release/net10.0/Jingwei.Host.dll
[ -f "$host" ] || { echo "Build first: dotnet build -c Release src/Jingwei.Host" >&2; exit 1; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
now() { date +%s.%N; }
since() { awk -v a="$1" -v b="$(now)" 'BEGIN { printf "%.1f", b - a }'; }
serve() { dotnet "$host" --demo paused --http 8078 --mqtt 1878 --data "$work/data" >"$work/log" 2>&1 & pid=$!; }
ready() { until curl -fsS -o /dev/null http://localhost:8078/health/ready 2>/dev/null; do kill -0 "$pid" || { cat "$work/log"; exit 1; }; sleep 0.1; done; }
end() { kill "$pid"; wait "$pid" 2>/dev/null || true; }

# A demo folder, a thousand more bins in it, and three days of theirs: the newest two are left alone.
serve; ready; end
{ echo "id,kind,name_zh,lon,lat,area_code"; for i in $(seq 1000); do echo "trial-$i,bin,试存 $i 号,121.4478,31.2280,310106012"; done; } >"$work/bins.csv"
dotnet "$host" import devices "$work/bins.csv" --data "$work/data" >/dev/null
python3 bench/make_days.py "$work/data" $((3 * 1440))
first=$(ls "$work/data/readings" | grep -E '^20.*\.db$' | sort | head -1)
day=${first%.db}
raw=$(stat -c %s "$work/data/readings/$first")

at=$(now)
rows=$(python3 - "$work/data/readings/$first" <<'P'
import sqlite3, sys
rows = 0
for _ in sqlite3.connect(sys.argv[1]).execute("SELECT device, seq, at, until, received_at, kind, content FROM input ORDER BY seq"):
    rows += 1
print(rows)
P
)
bare=$(since "$at")
at=$(now)
python3 -c '
import sqlite3, sys
for _ in sqlite3.connect(sys.argv[1]).execute("SELECT device, seq, at, until, received_at, kind, content FROM input WHERE device <> 0 ORDER BY device, at, seq"):
    pass
' "$work/data/readings/$first"
ordered=$(since "$at")

serve; ready
until grep -q "Readings of $day are in the aggregates" "$work/log"; do kill -0 "$pid" || { cat "$work/log"; exit 1; }; sleep 0.2; done
end
took=$(grep -o "Readings of $day are in the aggregates, after [0-9.]*" "$work/log" | grep -o '[0-9.]*$')
bytes() { # of one kind of aggregates, for each day that is in it
  python3 - "$work/data/readings" "$1" <<'P'
import glob, os, sqlite3, sys
total = days = 0
for path in glob.glob(f"{sys.argv[1]}/{sys.argv[2]}-*.db"):
    file = sqlite3.connect(path)
    file.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    total += os.path.getsize(path)
    days = max(days, file.execute("SELECT count(*) FROM source").fetchone()[0])
print(total // max(days, 1))
P
}
minutes=$(bytes minutes) hours=$(bytes hours)
line() { awk -v n="$1" -v b="$2" -v r="$rows" 'BEGIN { printf "| %s | %.1f | %.1f |\n", n, b / 1e6, b / r }'; }
report=$(cat <<R
# Readings kept by policy, $(date -u '+%Y-%m-%d %H:%M') UTC

$(nproc) × $(awk -F: '/model name/ { print $2; exit }' /proc/cpuinfo | xargs), $(awk '/MemTotal/ { printf "%.0f", $2 / 1048576 }' /proc/meminfo) GiB, $(uname -sr); .NET $(dotnet --version) SDK, Release; load average $(cut -d' ' -f1-3 /proc/loadavg) after.
A day of 1,000 bins at one reading a minute: $rows readings of one number, one in 97 two minutes late.

| a day in | MB | bytes a reading |
| --- | ---: | ---: |
$(line "its day file, with its indices" "$raw")
$(line "aggregates of a minute" "$minutes")
$(line "aggregates of an hour" "$hours")

| | s | readings/s |
| --- | ---: | ---: |
| put into both aggregates, work alone (it rests as long as it works) | $took | $(awk -v r="$rows" -v s="$took" 'BEGIN { printf "%d", r / s }') |
| python's sqlite3 reading the same rows in their order, doing nothing with them | $bare | $(awk -v r="$rows" -v s="$bare" 'BEGIN { printf "%d", r / s }') |
| the same, device by device | $ordered | $(awk -v r="$rows" -v s="$ordered" 'BEGIN { printf "%d", r / s }') |
| put together : read | $(awk -v a="$took" -v b="$bare" 'BEGIN { printf "%.1f", a / b }') | |
R
)
echo "$report"
$write && echo "$report" >"bench/results/$(date -u +%Y-%m-%d)-retention.md"
exit 0
