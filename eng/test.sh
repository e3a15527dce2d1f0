#!/usr/bin/env bash
# Runs the tests. `eng/test.sh` is the whole gate; `eng/test.sh Cases Dispatch` only what these rooms have (also: web, e2e).
# Ends with one line of counts over all runners: N passed, N failed, N skipped.
set -uo pipefail
cd "$(dirname "$0")/.."
root=$PWD
# What runs here lives for seconds or minutes: measuring its code for a second compilation, and guarding it against writes, never pays off.
export DOTNET_TieredPGO=0 DOTNET_EnableWriteXorExecute=0
rooms=("$@")
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
passed=0 failed=0 skipped=0

count() { # passed failed skipped, of one runner
  passed=$((passed + $1)) failed=$((failed + $2)) skipped=$((skipped + $3))
}

wanted() { # is this part asked for?
  [ ${#rooms[@]} -eq 0 ] && return 0
  local room
  for room in "${rooms[@]}"; do [ "${room,,}" = "${1,,}" ] && return 0; done
  return 1
}

install_parts() { # what tests with real parts need; on Debian as root it is installed, elsewhere said
  local missing=()
  command -v mosquitto_pub >/dev/null || missing+=(mosquitto-clients)
  { command -v mosquitto || [ -x /usr/sbin/mosquitto ]; } >/dev/null || missing+=(mosquitto)
  command -v chromium >/dev/null || missing+=(chromium fonts-noto-cjk)
  [ ${#missing[@]} -eq 0 ] && return
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "== installing ${missing[*]}"
    apt-get update -qq >/dev/null && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null 2>&1 \
      || echo "!! could not install ${missing[*]}: tests that need them will be skipped and say so"
    command -v service >/dev/null && service mosquitto stop >/dev/null 2>&1
  else
    echo "!! missing: ${missing[*]}; tests that need them will be skipped and say so"
  fi
}

run_dotnet() { # one test project
  local name=$1 log="$out/$1.log" dll="tests/$1/bin/Debug/net10.0/$1.dll"
  echo "== $name"
  dotnet "$dll" -noColor >"$log" 2>&1
  local code=$? line
  line=$(grep -E 'Total: [0-9]+, Errors: ' "$log" | tail -n 1)
  if [ -z "$line" ]; then
    tail -n 30 "$log"; echo "!! $name ended without a count (exit $code)"; count 0 1 0; return
  fi
  local total errors fails skips notrun
  total=$(sed -E 's/.*Total: ([0-9]+).*/\1/' <<<"$line"); errors=$(sed -E 's/.*Errors: ([0-9]+).*/\1/' <<<"$line")
  fails=$(sed -E 's/.*Failed: ([0-9]+).*/\1/' <<<"$line"); skips=$(sed -E 's/.*Skipped: ([0-9]+).*/\1/' <<<"$line")
  notrun=$(sed -E 's/.*Not Run: ([0-9]+).*/\1/' <<<"$line")
  [ "$code" = 0 ] || grep -vE 'Starting:|Discover' "$log" | tail -n 80
  grep -E '\[SKIP\]' -A1 "$log" | sed 's/^/   /'
  echo "   $line"
  count $((total - fails - skips - notrun)) $((fails + errors)) "$skips"
}

run_web() {
  echo "== web (types, vitest)"
  (cd web && { [ -d node_modules ] || npm ci --no-audit --no-fund --loglevel=error; }) || { count 0 1 0; return; }
  if (cd web && npx tsc --noEmit) >"$out/tsc.log" 2>&1; then count 1 0 0; else tail -n 40 "$out/tsc.log"; count 0 1 0; fi
  (cd web && npx vitest run --reporter=json --outputFile="$out/vitest.json") >"$out/vitest.log" 2>&1 || tail -n 60 "$out/vitest.log"
  if [ -f "$out/vitest.json" ]; then
    # shellcheck disable=SC2046
    count $(node -e 'const r=JSON.parse(require("fs").readFileSync(process.argv[1]));console.log(r.numPassedTests, r.numFailedTests + (r.numFailedTestSuites > 0 && r.numFailedTests === 0 ? 1 : 0), r.numPendingTests + (r.numTodoTests ?? 0))' "$out/vitest.json")
  else
    count 0 1 0
  fi
}

projects() {
  local dir name room
  for dir in tests/Jingwei.*/; do
    name=$(basename "$dir"); room=${name#Jingwei.}; room=${room%.Tests}
    [ "$name" = Jingwei.Testing ] && continue
    wanted "$room" && echo "$name"
  done
}

started=$(date +%s)
[ ${#rooms[@]} -eq 0 ] && install_parts
mapfile -t names < <(projects)
if [ ${#names[@]} -gt 0 ]; then
  echo "== building"
  built=true
  if [ ${#rooms[@]} -eq 0 ]; then
    dotnet build Jingwei.slnx -v q -nologo -clp:ErrorsOnly >"$out/build.log" 2>&1 || built=false
  else
    for name in "${names[@]}"; do
      web=true; [ "$name" = Jingwei.E2e ] && web=false
      dotnet build "tests/$name" -v q -nologo -clp:ErrorsOnly -p:SkipWeb=$web >>"$out/build.log" 2>&1 || { built=false; break; }
    done
  fi
  if ! $built; then
    sort -u "$out/build.log" | head -n 60; echo "!! the build failed"; count 0 1 0
  else
    for name in "${names[@]}"; do run_dotnet "$name"; done
  fi
fi
wanted web && run_web
if [ $((passed + failed + skipped)) -eq 0 ]; then echo "!! there is nothing called ${rooms[*]}"; failed=1; fi
echo "== took $(($(date +%s) - started)) s in $root"
echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ]
