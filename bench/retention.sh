#!/usr/bin/env bash
# Keeps a day of 1,000 devices at one reading a minute by policy: how long it takes to put it together beside merely reading its rows, and in how many bytes.
#   bash bench/retention.sh [DAYS] [--write]
# Needs python3 to make the days; the bench must be built: dotnet build -c Release bench/Jingwei.Load
set -euo pipefail
cd "$(dirname "$0")/.."
