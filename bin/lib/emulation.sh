# shellcheck shell=bash disable=SC2034,SC2154 # shares variables with the commands that source it
# ARM programs on a machine that is no ARM: qemu, known to the kernel through binfmt_misc for as long as the command
# runs. See https://docs.kernel.org/admin-guide/binfmt-misc.html

binfmt=/proc/sys/fs/binfmt_misc

# The beginning of a 32-bit little-endian ELF executable for ARM, and which of its bits count.
readonly arm_magic='\x7f\x45\x4c\x46\x01\x01\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00\x02\x00\x28\x00'
readonly arm_mask='\xff\xff\xff\xff\xff\xff\xff\x00\xff\xff\xff\xff\xff\xff\xff\xff\xfe\xff\xff\xff'

# provide_arm_emulation PROGRAM: makes this kernel run ARM programs, also in containers; PROGRAM is one to try it with.
provide_arm_emulation() {
    local qemu name=monitoring-images-arm-$$
    arm_runs=true
    unregister_those_of_the_killed
    if [[ $(uname -m) =~ ^(arm|aarch64) ]] && "$1" true 2>/dev/null; then
        step_result='not needed, this machine runs ARM programs itself'
    elif arm_entry=$(find_arm_entry); then
        step_result="there already, as $(basename "$arm_entry")"
    elif ! is_root; then
        no_arm_emulation 'only root can register it. On Debian or Ubuntu: sudo apt-get install qemu-user-static binfmt-support'
    elif ! qemu=$(command -v qemu-arm-static || command -v qemu-arm); then
        no_arm_emulation 'qemu-arm-static is not installed. On Debian or Ubuntu: sudo apt-get install qemu-user-static'
    elif ! mount_binfmt; then
        no_arm_emulation "this kernel lets nobody mount $binfmt"
    # F: the kernel opens qemu now, so that it is there in every container.
    elif ! printf '%s' ":$name:M::$arm_magic:$arm_mask:$(readlink -f "$qemu"):F" 2>/dev/null >"$binfmt/register"; then
        no_arm_emulation "this kernel does not let qemu be registered in $binfmt"
    else
        at_exit unregister "$name"
        "$1" true || fail "qemu is registered in $binfmt, but $1 does not run"
        step_result="$(basename "$qemu"), registered until this ends"
    fi
}

no_arm_emulation() {
    arm_runs=false
    step_result="none: $1"
}

# An enabled entry of somebody else for ARM, which containers can use. Entries of other runs end with them.
find_arm_entry() {
    local entry
    for entry in "$binfmt"/*; do
        if [[ $entry != */monitoring-images-* ]] && grep -qsx enabled "$entry" &&
            grep -qsE '^flags: .*F' "$entry" && grep -qsE '^magic 7f454c46010101.*02002800' "$entry"; then
            printf '%s\n' "$entry"
            return
        fi
    done
    return 1
}

mount_binfmt() {
    if [[ ! -e $binfmt/register ]]; then
        mount -t binfmt_misc binfmt_misc "$binfmt" 2>/dev/null || return 1
        at_exit unmount_binfmt
    fi
}

unregister() {
    printf -- '-1' >"$binfmt/$1"
}

unregister_those_of_the_killed() {
    local entry
    for entry in "$binfmt"/monitoring-images-arm-*; do
        if [[ -w $entry ]] && is_gone "${entry##*-}"; then
            unregister "$(basename "$entry")" || true
        fi
    done
}

# Unless somebody uses it by now.
unmount_binfmt() {
    if [[ $(find "$binfmt" -mindepth 1 | wc -l) -le 2 ]]; then
        umount "$binfmt"
    fi
}
