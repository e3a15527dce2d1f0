#!/usr/bin/env bash
# How well duplicates are found in a stream of messages, by labels of our own (bench/labels) beside plain ways in the same run.
#   bash bench/duplicates.sh DATA_FOLDER [--write]
# DATA_FOLDER holds messages/stream.jsonl, which is no part of this repository and has no places: what is judged is words and time. --write keeps the report in bench/results. Needs python3.
set -euo pipefail
cd "$(dirname "$0")/.."
write=false data=
for arg in "$@"; do
  case $arg in
    --write) write=true ;;
    -*) echo "$arg is not understood: bash bench/duplicates.sh DATA_FOLDER [--write]" >&2; exit 2 ;;
    *) data=$arg ;;
  esac
done
[ -f "$data/messages/stream.jsonl" ] || { echo "${data:-DATA_FOLDER}/messages/stream.jsonl is not there: bash bench/duplicates.sh DATA_FOLDER [--write]" >&2; exit 2; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
dotnet build -c Release -v q --nologo -clp:ErrorsOnly tools/Jingwei.Lab
report="# Duplicates, $(date -u +'%Y-%m-%d %H:%M') UTC

$(nproc) × $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1), $(uname -sr); .NET SDK $(dotnet --version). A stream of $(wc -l <"$data/messages/stream.jsonl") messages without places: words and time are judged, place is not.
Precision: of the pairs that were found for a drawn message, how many are right. Recall: of its duplicates, how many were found.
$(python3 bench/duplicates.py tools/Jingwei.Lab/bin/Release/net10.0/Jingwei.Lab.dll "$data/messages/stream.jsonl" bench/labels/stream-duplicates.jsonl "$work")"
echo "$report"
if $write; then mkdir -p bench/results; echo "$report" >"bench/results/$(date -u +%F)-duplicates.md"; fi
