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
    local how="On Debian or Ubuntu: sudo apt-get install ${missing_packages[*]}"
    if is_root && is_debian_like; then
        install_packages
    elif ((${#missing[@]} > 0)); then
        fail "Missing: ${missing[*]} ${missing_wanted[*]}. $how"
    else
        step_result="missing: ${missing_wanted[*]}. $how"
    fi
}

install_packages() {
    local package known=()
    export DEBIAN_FRONTEND=noninteractive NEEDRESTART_MODE=l
    quietly 'apt-get update' apt-get -q update
    # Newer releases of Debian have the client of Docker in a package of its own, and may lack another one.
    if [[ " ${missing_packages[*]} " == *' docker.io '* ]]; then
        missing_packages+=(docker-cli)
    fi
    for package in "${missing_packages[@]}"; do
        if apt-cache show "$package" >/dev/null 2>&1; then
            known+=("$package")
        fi
    done
    forbid_services
    quietly "Installing ${known[*]}" \
        apt-get -q -y -o DPkg::Lock::Timeout=300 install --no-install-recommends "${known[@]}"
    allow_services
    hash -r
    step_result="installed ${known[*]}"
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
