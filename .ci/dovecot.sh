#!/usr/bin/env bash
# A real Dovecot for test/sources; each test runs one of its own.
set -eu
command -v dovecot >/dev/null && test -e /usr/lib/dovecot/pop3 && exit 0
apt-get update -qq
DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends -o DPkg::Lock::Timeout=120 dovecot-imapd dovecot-pop3d >/dev/null
