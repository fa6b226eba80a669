#!/usr/bin/env bash
# A real Postfix for test/sending; each test runs one of its own.
set -eu
command -v postconf >/dev/null && exit 0
apt-get update -qq
DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends -o DPkg::Lock::Timeout=120 postfix >/dev/null
