#!/bin/sh
# Removes what install.sh installed. Run it as root; it can be run again at any time.
#
#   ./uninstall.sh               from this machine; the service is stopped
#   ./uninstall.sh --root DIR    from the file system below DIR
#   ./uninstall.sh --purge       configuration, environment file, data and user, too
set -eu

title=@TITLE@
service=@SERVICE@
programs=@PROGRAMS@
files=@FILES@

fail() {
    echo "uninstall.sh: $1" >&2
    exit 1
}

root=
purge=no
while [ $# -gt 0 ]; do
    case $1 in
        --root)
            [ $# -ge 2 ] && [ -d "$2" ] || fail "--root needs a directory that is there"
            root=$(cd "$2" && pwd)
            [ "$root" != / ] || root=
            shift 2
            ;;
        --purge)
            purge=yes
            shift
            ;;
        *) fail "'$1' is not known; allowed: --root DIR, --purge" ;;
    esac
done
[ "$(id -u)" = 0 ] || fail "only root can remove a service; run it as root, for example by sudo"

if [ -z "$root" ] && [ -e "/etc/systemd/system/$service.service" ]; then
    systemctl disable --now "$service"
fi
rm -f "$root/etc/systemd/system/multi-user.target.wants/$service.service" "$root/etc/systemd/system/$service.service"
for program in $programs; do
    rm -f "$root/usr/local/bin/${program##*/}"
done
[ -n "$root" ] || systemctl daemon-reload

if [ "$purge" = yes ]; then
    if [ -n "$files" ]; then
        echo "$files" | while IFS= read -r file; do
            rm -f "$root$file" "$root$file.old"
            rmdir "$root$(dirname "$file")" 2>/dev/null || true
        done
    fi
    rm -f "$root/etc/default/$service" "$root/usr/lib/sysusers.d/$service.conf"
    rm -rf "$root/var/lib/$service"
    for list in passwd shadow group gshadow; do
        if grep -q "^$service:" "$root/etc/$list" 2>/dev/null; then
            # Written in place, so that the list keeps its owner and mode.
            grep -v "^$service:" "$root/etc/$list" >"$root/etc/.$list.new" || true
            cat "$root/etc/.$list.new" >"$root/etc/$list"
            rm -f "$root/etc/.$list.new"
        fi
    done
    echo "$title is removed"
else
    echo "$title is removed; configuration and data stay, --purge removes them too"
fi
