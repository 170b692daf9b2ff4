# shellcheck shell=bash disable=SC2034,SC2154 # shares variables with the commands that source it
# Whatever a command sets up is taken down at its end, however it ends, in the reverse order.

cleanups=()
child=

# at_exit COMMAND...: to be run at the end.
at_exit() {
    cleanups+=("$(printf '%q ' "$@")")
}

# run_child COMMAND...: runs a long program so that a signal to this shell ends it at once.
run_child() {
    local status=0
    (
        # Only this shell keeps the private engine alive.
        if [[ -n ${engine_fd:-} ]]; then
            exec {engine_fd}>&-
        fi
        exec "$@"
    ) </dev/null &
    child=$!
    wait "$child" || status=$?
    child=
    return "$status"
}

# await_end PID: until a process that was told to end has ended. "wait" could take for ever: where a signal reaches the
# whole group of processes, it may interrupt this shell between seeing that a child has ended and noting it down.
await_end() {
    while ! is_gone "$1"; do
        sleep 0.05
    done
}

# end_process PID: ends it, and waits until it has.
end_process() {
    kill "$1" 2>/dev/null || true
    await_end "$1"
}

is_gone() {
    ! kill -0 "$1" 2>/dev/null
}

# own_folder NAME: makes a temporary folder that lasts as long as this command, and sets owned to it. Those of the same
# name whose commands were killed, and could not tidy up behind them, are removed.
own_folder() {
    local folder owner
    for folder in "${TMPDIR:-/tmp}/$1".*; do
        if [[ -O $folder && -f $folder/owner ]] && owner=$(<"$folder/owner") && [[ $owner =~ ^[0-9]+$ ]] &&
            is_gone "$owner"; then
            rm -rf --one-file-system "$folder"
        fi
    done
    owned=$(mktemp -d "${TMPDIR:-/tmp}/$1.XXXXXX")
    at_exit rm -rf --one-file-system "$owned"
    printf '%s\n' "$$" >"$owned/owner"
}

run_cleanups() {
    local status=$? i
    trap '' INT TERM HUP
    trap - EXIT
    set +e
    if [[ -n $child ]]; then
        kill -TERM "$child" 2>/dev/null
        await_end "$child"
    fi
    for ((i = ${#cleanups[@]} - 1; i >= 0; i--)); do
        eval "${cleanups[i]}"
    done
    exit "$status"
}

trap run_cleanups EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
trap 'exit 129' HUP
