#!/usr/bin/env bash
# How good and how quick what is learnt is: categories suggested for messages, by cross-validation beside the nearest centroid; hot matters found in a stream, judged by labels of our own
# (bench/labels) beside two plain ways; time and memory from 300 to 100,000 messages.
#   bash bench/learning.sh DATA_FOLDER [--write]
# DATA_FOLDER holds messages/labelled.jsonl and messages/stream.jsonl, which are no part of this repository. --write keeps the report in bench/results. Needs python3. Some three minutes.
set -euo pipefail
cd "$(dirname "$0")/.."
write=false data=
for arg in "$@"; do
  case $arg in
    --write) write=true ;;
    -*) echo "$arg is not understood: bash bench/learning.sh DATA_FOLDER [--write]" >&2; exit 2 ;;
    *) data=$arg ;;
  esac
done
for file in labelled stream; do
  [ -f "$data/messages/$file.jsonl" ] || { echo "${data:-DATA_FOLDER}/messages/$file.jsonl is not there: bash bench/learning.sh DATA_FOLDER [--write]" >&2; exit 2; }
done
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
busy=$(cut -d' ' -f1-3 /proc/loadavg)
dotnet build -c Release -v q --nologo -clp:ErrorsOnly tools/Jingwei.Lab
report="# Learning, $(date -u +'%Y-%m-%d %H:%M') UTC

$(nproc) × $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1), $(awk '/MemTotal/ { printf "%.0f GiB", $2 / 1048576 }' /proc/meminfo), $(uname -sr); .NET SDK $(dotnet --version); load average $busy before.

$(python3 bench/learning.py tools/Jingwei.Lab/bin/Release/net10.0/Jingwei.Lab.dll "$data/messages" bench/labels/stream-matters.jsonl "$work")"
echo "$report"
if $write; then mkdir -p bench/results; echo "$report" >"bench/results/$(date -u +%F)-learning.md"; fi
