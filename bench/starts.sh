#!/usr/bin/env bash
# Times the product's start as a newcomer sees it, each beside `dotnet run` of a program that only prints a line, in turn, in the same run.
#   bash bench/starts.sh [ROUNDS] [--write]
# The first start (a fresh clone, empty package caches) takes folders of its own under a temporary one; the network's share is in it.
set -euo pipefail
cd "$(dirname "$0")/.."
rounds=5 write=false
for arg in "$@"; do case $arg in --write) write=true ;; *) rounds=$arg ;; esac; done
work=$(mktemp -d)
trap 'stop; rm -rf "$work"' EXIT
http=8077 mqtt=1877
host=

now() { date +%s.%N; }
since() { awk -v a="$1" -v b="$(now)" 'BEGIN { printf "%.2f", b - a }'; }
stop() {
  [ -n "$host" ] || return 0
  kill -TERM -- "-$host" 2>/dev/null || true
  while curl -fsS -o /dev/null "http://localhost:$http/health/ready" 2>/dev/null; do sleep 0.1; done
  wait "$host" 2>/dev/null || true
  host=
}

start() { # folder, arguments of dotnet run… -- answers the seconds until the page is there
  local from=$1 at; shift
  at=$(now)
  (cd "$from" && exec setsid dotnet run --project src/Jingwei.Host "$@" -- --http $http --mqtt $mqtt --data "$work/data" >"$work/log" 2>&1) &
  host=$!
  until curl -fsS -o /dev/null "http://localhost:$http/health/ready" 2>/dev/null && curl -fsS -o /dev/null "http://localhost:$http/" 2>/dev/null; do
    kill -0 "$host" 2>/dev/null || { cat "$work/log" >&2; exit 1; }
    sleep 0.02
  done
  took=$(since "$at")
}

bare() { # arguments of dotnet run -- answers the seconds that a program of one line takes
  local at; at=$(now)
  (cd "$work/bare" && dotnet run "$@" >/dev/null)
  took=$(since "$at")
}

middle() { printf '%s\n' "$@" | sort -n | awk '{ v[NR] = $1 } END { printf "%s (%s–%s)", v[int((NR + 1) / 2)], v[1], v[NR] }'; }
ratio() { awk -v a="${1%% *}" -v b="${2%% *}" 'BEGIN { printf "%.1f", a / b }'; }

busy=$(cut -d' ' -f1-3 /proc/loadavg)
git clone -q . "$work/clone"
mkdir -p "$work/bare"
(cd "$work/bare" && dotnet new console -n bare -o . >/dev/null && dotnet build -v q >/dev/null)
export NUGET_PACKAGES=$work/packages npm_config_cache=$work/npm
start "$work/clone"; first=$took; stop
seconds=() nobuild=() bareb=() barenb=()
for _ in $(seq "$rounds"); do
  start "$work/clone"; seconds+=("$took"); stop
  bare; bareb+=("$took")
  start "$work/clone" --no-build; nobuild+=("$took")
  memory=$(awk '/VmRSS|VmHWM/ { printf "%s %d MB  ", $1, $2 / 1024 }' "/proc/$(pgrep -f "Jingwei.Host --http $http" | head -n 1)/status")
  stop
  bare --no-build; barenb+=("$took")
done
s=$(middle "${seconds[@]}") n=$(middle "${nobuild[@]}") sb=$(middle "${bareb[@]}") nb=$(middle "${barenb[@]}")
report="# Starts, $(date -u +'%Y-%m-%d %H:%M') UTC

$(nproc) × $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1), $(awk '/MemTotal/ { printf "%.0f GiB", $2 / 1048576 }' /proc/meminfo), $(uname -sr); .NET SDK $(dotnet --version), Node $(node --version); load average $busy before.
Seconds from the command until \`/health/ready\` and the page answer; the middle (lowest–highest) of $rounds, ours and a program of one line in turn.

| start | ours, s | one line, s | ours : one line |
| --- | ---: | ---: | ---: |
| first, fresh clone, empty NuGet and npm caches | $first | | |
| second, \`dotnet run\` | $s | $sb | $(ratio "$s" "$sb") |
| second, \`dotnet run --no-build\` | $n | $nb | $(ratio "$n" "$nb") |

The demo street plays from the first second. The host right after a start: $memory"
echo "$report"
if $write; then mkdir -p bench/results; echo "$report" >"bench/results/$(date -u +%F)-starts.md"; fi
