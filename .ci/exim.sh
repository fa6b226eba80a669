#!/usr/bin/env bash
# An Exim for test/sending, beside the Postfix that is installed: it is unpacked, not installed, since a system has one.
set -eu
cd "$(dirname "$0")/.."
root=$PWD/node_modules/.cache/exim
[ -x "$root/usr/sbin/exim4" ] && exit 0
mkdir -p "$root"
packages=$(mktemp -d)
chmod 777 "$packages"
apt-get update -qq
(cd "$packages" && apt-get download -qq exim4-daemon-light libidn12 libpcre2-8-0 libdb5.3 libgnutls-dane0 >/dev/null)
for package in "$packages"/*.deb; do dpkg -x "$package" "$root"; done
rm -r "$packages"
id Debian-exim >/dev/null 2>&1 || useradd --system --no-create-home --shell /usr/sbin/nologin Debian-exim
