# shellcheck shell=bash disable=SC2034,SC2154 # shares variables with the commands that source it
# Packages of Debian for any architecture, fetched and unpacked without touching what is installed.

# debian_download FOLDER PACKAGE:ARCHITECTURE...: puts the package files into FOLDER.
debian_download() {
    local folder=$1 state
    shift
    state=$(mktemp -d)
    mkdir -p "$folder" "$state/lists/partial" "$state/archives/partial"
    local options=(-q -o "APT::Architectures=armhf,amd64,$(dpkg --print-architecture)" -o "Dir::State=$state"
        -o Dir::State::status=/dev/null -o "Dir::Cache=$state" -o APT::Sandbox::User=root
        -o Acquire::Languages=none -o Acquire::Retries=3)
    # An error here may be about a source that does not matter; if it does, the download fails.
    apt-get "${options[@]}" update >"$state/log" 2>&1 || true
    if ! (cd "$folder" && apt-get "${options[@]}" download "$@") >>"$state/log" 2>&1 </dev/null; then
        grep -E '^[EW]:' "$state/log" | tail -n 15 >&2
        rm -rf "$state"
        fail "Debian's packages for ARM could not be fetched: ${*}"
    fi
    rm -rf "$state"
}

# debian_unpack FOLDER PACKAGE ARCHITECTURE TARGET: unpacks a package file of FOLDER into TARGET.
debian_unpack() {
    dpkg-deb --extract "$1/$2"_*_"$3".deb "$4"
}

# debian_upstream_version FOLDER PACKAGE ARCHITECTURE: the version as its authors count, such as 2.42.0.
debian_upstream_version() {
    local version
    version=$(dpkg-deb --field "$1/$2"_*_"$3".deb Version)
    version=${version#*:}
    printf '%s\n' "${version%%[+~-]*}"
}
