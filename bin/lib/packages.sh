# shellcheck shell=bash disable=SC2034,SC2154 # shares variables with the commands that source it
# Programs that are missing: installed on a Debian-like system as root, named in one message elsewhere.

missing=()
missing_packages=()
missing_wanted=()

# need COMMAND PACKAGE [USE]: the command cannot do without it.
need() {
    if ! has "$1"; then
        missing+=("$1${3:+ ($3)}")
        add_package "$2"
    fi
}

# want COMMAND PACKAGE USE: the command can do without it, but not the named use of it.
want() {
    if ! has "$1"; then
        missing_wanted+=("$1 ($3)")
        add_package "$2"
    fi
}

add_package() {
    [[ " ${missing_packages[*]:-} " == *" $1 "* ]] || missing_packages+=("$1")
}

# Installs what need and want noted down, or says what is missing and how it is installed.
provide_packages() {
    step_result='all there'
    if ((${#missing_packages[@]} == 0)); then
        return
    fi
    if is_root && is_debian_like; then
        install_packages
        step_result="installed ${missing_packages[*]}"
        return
    fi
    local how="On Debian or Ubuntu: sudo apt-get install ${missing_packages[*]}"
    if ((${#missing[@]} > 0)); then
        fail "Missing: ${missing[*]} ${missing_wanted[*]}. $how"
    fi
    step_result="missing: ${missing_wanted[*]}. $how"
}

install_packages() {
    export DEBIAN_FRONTEND=noninteractive NEEDRESTART_MODE=l
    quietly 'apt-get update' apt-get -q update
    # Newer releases of Debian have the client of Docker in a package of its own.
    if [[ " ${missing_packages[*]} " == *' docker.io '* ]] && apt-cache show docker-cli >/dev/null 2>&1; then
        missing_packages+=(docker-cli)
    fi
    forbid_services
    quietly "Installing ${missing_packages[*]}" \
        apt-get -q -y -o DPkg::Lock::Timeout=300 install --no-install-recommends "${missing_packages[@]}"
    allow_services
    hash -r
}

# A package must not start its service: these commands start what they need, and end it.
forbid_services() {
    if [[ ! -e /usr/sbin/policy-rc.d ]]; then
        at_exit allow_services
        printf '#!/bin/sh\nexit 101 # set for an installation by %s\n' "$program" >/usr/sbin/policy-rc.d
        chmod 755 /usr/sbin/policy-rc.d
    fi
}

allow_services() {
    if grep -qs "set for an installation by $program" /usr/sbin/policy-rc.d; then
        rm -f /usr/sbin/policy-rc.d
    fi
}
