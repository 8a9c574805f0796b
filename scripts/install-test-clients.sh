#!/usr/bin/env bash
# Installs the clients that the end-to-end tests drive and that this machine lacks. What cannot be installed here is
# left out, and its tests are skipped with the reason.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

apt_install() {
  command -v apt-get >/dev/null && [ "$(id -u)" = 0 ] || return 1
  apt-get update -qq >/dev/null 2>&1
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "$@" >/dev/null 2>&1
}
python3 -c 'import boto3' 2>/dev/null || apt_install python3-boto3 ||
  echo "install-test-clients: no boto3 here: its tests will be skipped" >&2
[ -x /usr/bin/aws ] || apt_install awscli ||
  echo "install-test-clients: no AWS CLI v2 here: its tests will be skipped" >&2
js=integration-tests/clients/js
if command -v npm >/dev/null; then
  (cd "$js" && { [ -f node_modules/.package-lock.json ] && [ node_modules/.package-lock.json -nt package-lock.json ] ||
    npm ci --no-audit --no-fund --silent; }) ||
    echo "install-test-clients: npm could not install the AWS SDK for JavaScript: its tests will be skipped" >&2
else
  echo "install-test-clients: no npm here: the tests of the AWS SDK for JavaScript will be skipped" >&2
fi
exit 0
