#!/usr/bin/env bash
# Adds up the test reports and prints "N passed, N failed, N skipped"; fails if there are none.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
shopt -s nullglob
reports=(*/target/surefire-reports/TEST-*.xml)
[ ${#reports[@]} -gt 0 ] || { echo "0 passed, 0 failed"; echo "count-tests: no test reports found" >&2; exit 1; }
cat "${reports[@]}" | awk '
  /<testsuite / {
    n = $0; sub(/.* tests="/, "", n); sub(/".*/, "", n); tests += n
    n = $0; sub(/.* errors="/, "", n); sub(/".*/, "", n); failed += n
    n = $0; sub(/.* failures="/, "", n); sub(/".*/, "", n); failed += n
    n = $0; sub(/.* skipped="/, "", n); sub(/".*/, "", n); skipped += n
  }
  END { printf "%d passed, %d failed, %d skipped\n", tests - failed - skipped, failed, skipped; exit failed > 0 }'
