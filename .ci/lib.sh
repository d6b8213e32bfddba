# What the parts of .ci/run share; they source it. It wants CI_WORK, a folder that the caller removes.
# Everything that `start` starts gets a process group of its own and is stopped when the part ends, however it ends.

set -eu
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
dependency_plugin=org.apache.maven.plugins:maven-dependency-plugin:3.11.0
started=()
failures=0

# --- lines of the report

ok() { printf 'ok      %s\n' "$1"; }

failed() {
  printf 'failed  %s\n' "$1"
  failures=$((failures + 1))
}

# A tool that could not be had: no failure on a machine of one's own, one where CI is set.
missing() {
  if [ -n "${CI:-}" ]; then failed "$1"; else printf 'skipped %s\n' "$1"; fi
}

# step NAME COMMAND...: its output goes to a log that is shown when it fails.
step() {
  local name=$1 log
  shift
  log=$(mktemp "$CI_WORK/step.XXXXXX")
  # A function under `if` would run on after a failure inside it: it gets a shell of its own, with -e in force, and
  # what it started ends with it.
  set +e
  (set -e; started=(); trap stop_all EXIT; "$@") >"$log" 2>&1
  local code=$?
  set -e
  if [ "$code" -eq 0 ]; then
    ok "$name"
  else
    failed "$name"
    tail -n 40 "$log" | sed 's/^/        | /'
  fi
}

finish() { [ "$failures" -eq 0 ]; }

# --- processes

# A shell that was itself started in the background ignores Ctrl-C, and so would all it starts.
heeding=()
if env --default-signal=INT true 2>/dev/null; then heeding=(env --default-signal=INT); fi

# start LOG COMMAND...: in the background; `pid` is its id and the id of its group.
start() {
  local log=$1
  shift
  set -m # a group of its own
  ${heeding[@]+"${heeding[@]}"} "$@" >"$log" 2>&1 </dev/null &
  pid=$!
  set +m
  started+=("$pid")
}

# Anything of the group that is no zombie waiting to be collected.
group_alive() { ps -A -o pgid= -o stat= | awk -v group="$1" '$1 == group && $2 !~ /^Z/ { found = 1 } END { exit !found }'; }

# stop PID [SIGNAL]: tells the process, or with INT its whole group as Ctrl-C does, and fails when any of it stays.
stop() {
  local group=$1 signal=${2:-TERM} left=300
  if [ "$signal" = INT ]; then kill -INT -- "-$group" 2>/dev/null || true; else kill "-$signal" "$group" 2>/dev/null || true; fi
  while group_alive "$group"; do
    left=$((left - 1))
    if [ "$left" -eq 0 ]; then
      echo "still there after a minute:"
      ps -A -o pgid=,pid=,args= | awk -v group="$group" '$1 == group' | cut -c 1-200
      mkdir -p "$root/target/ci"
      jstack "$group" >"$root/target/ci/stuck-$group.txt" 2>&1 || true
      kill -KILL -- "-$group" 2>/dev/null || true
      return 1
    fi
    sleep 0.2
  done
}

stop_all() {
  local one
  for one in ${started[@]+"${started[@]}"}; do
    if group_alive "$one"; then stop "$one" || true; fi
  done
}
trap stop_all EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

free_port() {
  local port
  while :; do
    port=$((20000 + RANDOM % 20000))
    (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || { echo "$port"; return; }
  done
}

# await SECONDS PID COMMAND...: until it succeeds; gives up when the process has ended.
await() {
  local left=$(($1 * 5)) process=$2
  shift 2
  until "$@" >/dev/null 2>&1; do
    left=$((left - 1))
    if [ "$left" -le 0 ] || ! kill -0 "$process" 2>/dev/null; then
      echo "gave up waiting for: $*"
      return 1
    fi
    sleep 0.2
  done
}

# --- JDKs

# The home of the newest JDK of a feature version from LEAST to MOST, or nothing.
jdk() {
  local least=$1 most=$2 home version best=0 found=""
  for home in "${JAVA_HOME:-}" /usr/lib/jvm/*; do
    [ -n "$home" ] && [ -x "$home/bin/javac" ] || continue
    version=$("$home/bin/javac" -version 2>&1 | sed -n 's/^javac \([0-9]*\).*/\1/p')
    if [ "${version:-0}" -ge "$least" ] && [ "$version" -le "$most" ] && [ "$version" -gt "$best" ]; then
      best=$version
      found=$home
    fi
  done
  echo "$found"
}

# The class path of the tests, once the tests are compiled.
test_classpath() {
  local file=$root/target/ci/classpath
  if [ ! -s "$file" ]; then
    mkdir -p "$root/target/ci"
    (cd "$root" && mvn -q -B "$dependency_plugin:build-classpath" -DincludeScope=test -Dmdep.outputFile="$file") >&2
  fi
  echo "$root/target/test-classes:$root/target/classes:$(cat "$file")"
}
