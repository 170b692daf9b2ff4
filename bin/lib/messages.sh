# shellcheck shell=bash disable=SC2034,SC2154 # shares variables with the commands that source it
# What the commands tell people: steps with their times, warnings, and one clear message where something fails.

program=$(basename "$0")
step_open=false

# say TEXT...: a line.
say() {
    end_step_line
    printf '%s\n' "$*"
}

# warn TEXT...: something that does not stop the command but that its user should know.
warn() {
    end_step_line
    printf '%s: %s\n' "$program" "$*" >&2
}

# fail TEXT...: says why, and ends the command.
fail() {
    warn "$@"
    exit 1
}

# step TITLE COMMAND...: runs a step and shows what came of it (the command puts that into step_result) and its time.
step() {
    local title=$1 began
    shift
    printf '%-16s' "$title"
    step_open=true
    step_result='done'
    began=$(milliseconds)
    "$@"
    if [[ $step_open == false ]]; then
        printf '%-16s' ''
    fi
    printf '%s (%s)\n' "$step_result" "$(seconds_since "$began")"
    step_open=false
}

# quietly WHAT COMMAND...: runs a program whose output matters only if it fails.
quietly() {
    local what=$1 log
    shift
    log=$(mktemp)
    if "$@" >"$log" 2>&1 </dev/null; then
        rm -f "$log"
    else
        end_step_line
        tail -n 40 "$log" >&2
        rm -f "$log"
        fail "$what failed; its output is above"
    fi
}

milliseconds() {
    date +%s%3N
}

# seconds_since MILLISECONDS: such as "3.2 s".
seconds_since() {
    local tenths=$((($(milliseconds) - $1 + 50) / 100))
    printf '%d.%d s' $((tenths / 10)) $((tenths % 10))
}

end_step_line() {
    if [[ $step_open == true ]]; then
        printf '\n'
        step_open=false
    fi
}
