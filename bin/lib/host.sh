# shellcheck shell=bash disable=SC2034,SC2154 # shares variables with the commands that source it
# What kind of machine this is, and where things are kept on it.

# Servers and administrators' tools lie in folders that not every shell looks into.
PATH=$PATH:/usr/sbin:/sbin

home=${HOME:-$(cd ~ && pwd)}
cache=${XDG_CACHE_HOME:-$home/.cache}/monitoring-images

is_root() {
    [[ $(id -u) == 0 ]]
}

is_linux() {
    [[ $(uname -s) == Linux ]]
}

is_debian_like() {
    has apt-get && has dpkg-deb
}

# has COMMAND...: whether all of them are installed.
has() {
    local name
    for name in "$@"; do
        command -v "$name" >/dev/null || return 1
    done
}

# reachable URL: whether a web server answers there within a few seconds, whatever it says.
reachable() {
    curl --silent --output /dev/null --connect-timeout 5 --max-time 10 "$1"
}
