#!/usr/bin/env bash
# Called by the build: completes app/target/dist with our own jar, the order of the class path, and the cache of loaded
# and linked classes that halves the start (JEP 514). make-dist.sh JAVA_HOME TARGET JAR
set -euo pipefail
java_home=$1 target=$2 jar=$3
dist=$target/dist
rm -f "$dist/complete" "$dist/tallystone.aot"
cp "$target/$jar" "$dist/lib/"
# The cache only counts for the very same class path, so its order is written down.
(cd "$dist" && printf '%s\n' lib/*.jar | LC_ALL=C sort | sed "s|^|$dist/|" | paste -sd: > classpath)
. "$(dirname "${BASH_SOURCE[0]}")/jvm-flags.sh"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
if ! "$java_home/bin/java" "${jvm_flags[@]}" -XX:AOTCacheOutput="$dist/tallystone.aot" -cp "$(cat "$dist/classpath")" \
  io.tallystone.app.Main warm-up --data-dir "$work/data" >"$work/log" 2>&1; then
  cat "$work/log" >&2
  echo "make-dist: the trial run failed, see above" >&2
  exit 1
fi
touch "$dist/complete"
