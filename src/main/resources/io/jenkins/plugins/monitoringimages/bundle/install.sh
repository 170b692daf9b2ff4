#!/bin/sh
# Installs this bundle as a service of systemd, or upgrades an installed one. Run it as root; it can be run again at any time.
#
#   ./install.sh               on this machine; the service is enabled and started
#   ./install.sh --root DIR    into the file system below DIR, such as a mounted memory card; nothing is started
#
# An environment file that is there stays as it is. A configuration that differs is kept beside the new one, as FILE.old.
set -eu

title=@TITLE@
service=@SERVICE@
archive=@ARCHIVE@
archive_root=@ROOT_DIRECTORY@
sha256=@SHA256@
platform=@PLATFORM@
programs=@PROGRAMS@
files=@FILES@

fail() {
    echo "install.sh: $1" >&2
    exit 1
}

root=
while [ $# -gt 0 ]; do
    case $1 in
        --root)
            [ $# -ge 2 ] && [ -d "$2" ] || fail "--root needs a directory that is there"
            root=$(cd "$2" && pwd)
            [ "$root" != / ] || root=
            shift 2
            ;;
        *) fail "'$1' is not known; allowed: --root DIR" ;;
    esac
done
[ "$(id -u)" = 0 ] || fail "only root can install a service; run it as root, for example by sudo"
cd "$(dirname "$0")"
for tool in tar gzip sha256sum install timeout cmp; do
    command -v "$tool" >/dev/null || fail "$tool is needed and is not installed"
done

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM

# Nothing on the system is touched before all of this is known to be good.
echo "$sha256  $archive" | sha256sum -c - >/dev/null 2>&1 || fail "$archive is damaged: its SHA-256 is not $sha256"
for program in $programs; do
    gzip -dc "$archive" | tar -xf - -C "$work" "$archive_root/$program"
done
main=$work/$archive_root/${programs%% *}
if [ -z "$root" ]; then
    status=0
    timeout 10 "$main" --version >/dev/null 2>&1 || status=$?
    # What a program makes of the flag is its own affair; these two are said where it cannot be started at all.
    case $status in
        126 | 127) fail "$title for $platform does not run on this machine ($(uname -m)); take the bundle for its platform" ;;
    esac
fi

# The user. systemd-sysusers works on another root, too.
if ! grep -q "^$service:" "$root/etc/passwd" 2>/dev/null; then
    mkdir -p "$root/etc" "$root/usr/lib/sysusers.d"
    echo "u $service - \"$title\"" >"$root/usr/lib/sysusers.d/$service.conf"
    if command -v systemd-sysusers >/dev/null; then
        systemd-sysusers --root="${root:-/}" "$service.conf"
    elif [ -z "$root" ]; then
        useradd --system --user-group --no-create-home --home-dir /nonexistent --shell /usr/sbin/nologin "$service"
    else
        fail "systemd-sysusers is needed for --root and is not installed"
    fi
fi
group=$(grep "^$service:" "$root/etc/group" | cut -d : -f 3)

mkdir -p "$root/usr/local/bin" "$root/etc/default" "$root/etc/systemd/system"
for program in $programs; do
    name=${program##*/}
    # Renamed into place, since the file of a program that runs cannot be written.
    install -m 0755 "$work/$archive_root/$program" "$root/usr/local/bin/.$name.new"
    mv -f "$root/usr/local/bin/.$name.new" "$root/usr/local/bin/$name"
done
if [ -n "$files" ]; then
    echo "$files" | while IFS= read -r file; do
        mkdir -p "$root$(dirname "$file")"
        if [ -f "$root$file" ] && ! cmp -s "files$file" "$root$file"; then
            cp -p "$root$file" "$root$file.old"
        fi
        # A configuration may hold secrets: the service reads it, and nobody else.
        install -m 0640 -g "$group" "files$file" "$root$file.new"
        mv -f "$root$file.new" "$root$file"
    done
fi
[ -e "$root/etc/default/$service" ] || install -m 0644 "$service.default" "$root/etc/default/$service"
install -m 0644 "$service.service" "$root/etc/systemd/system/$service.service"

if [ -n "$root" ]; then
    mkdir -p "$root/etc/systemd/system/multi-user.target.wants"
    ln -sf "/etc/systemd/system/$service.service" "$root/etc/systemd/system/multi-user.target.wants/$service.service"
    echo "$title is installed below $root and starts with the system"
else
    systemctl daemon-reload
    systemctl enable "$service"
    systemctl restart "$service"
    echo "$title is installed and started; see: systemctl status $service"
fi
