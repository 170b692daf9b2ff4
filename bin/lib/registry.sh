# shellcheck shell=bash disable=SC2034,SC2154 # shares variables with the commands that source it
# A registry of its own: Debian's docker-registry on the loopback interface, without a login.

# serve_registry DIRECTORY: until the end of the command; sets registry (its address) and registry_data (where it keeps all).
serve_registry() {
    local tries port
    registry_data=$1/data
    mkdir -p "$registry_data"
    for ((tries = 0; tries < 50; tries++)); do
        port=$((20000 + RANDOM % 12000))
        printf 'version: 0.1\nlog: {level: error}\nstorage: {filesystem: {rootdirectory: %s}}\nhttp: {addr: "127.0.0.1:%s"}\n' \
            "$registry_data" "$port" >"$1/registry.yml"
        setpriv --pdeathsig TERM docker-registry serve "$1/registry.yml" >"$1/registry.log" 2>&1 </dev/null &
        registry_pid=$!
        registry=127.0.0.1:$port
        if registry_answers; then
            at_exit end_process "$registry_pid"
            step_result="at $registry"
            return
        fi
        end_process "$registry_pid"
    done
    tail -n 5 "$1/registry.log" >&2
    fail 'The local registry could not be started on 127.0.0.1; the end of its log is above'
}

# Whether it is our server that answers, and not another one that has the port.
registry_answers() {
    local tries
    for ((tries = 0; tries < 50; tries++)); do
        kill -0 "$registry_pid" 2>/dev/null || return 1
        if curl --silent --fail --noproxy '*' --max-time 5 --output /dev/null "http://$registry/v2/"; then
            return
        fi
        sleep 0.1
    done
    return 1
}
