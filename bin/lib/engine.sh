# shellcheck shell=bash disable=SC2034,SC2154 # shares variables with the commands that source it
# The Docker engine: one that answers already, or a private one that lives as long as the command.
#
# The private engine runs in process and mount namespaces of its own: when their first process ends, the kernel ends
# every process and undoes every mount in them. It has its own network bridge and touches neither the packet filter nor
# other settings of the network, so that it can run beside any other engine.

engine_is_private=false

# Looks for an engine that answers at DOCKER_HOST, or where the docker client looks by default; sets engine_found.
find_engine() {
    local host
    engine_found=false
    if ! has docker; then
        return
    elif [[ -n ${DOCKER_HOST:-} ]]; then
        if engine_answers; then
            engine_found=true
        else
            warn "No engine answers at DOCKER_HOST=$DOCKER_HOST"
        fi
    else
        host=$(docker context inspect --format '{{.Endpoints.docker.Host}}' 2>/dev/null) || host=unix:///var/run/docker.sock
        if DOCKER_HOST=$host engine_answers; then
            export DOCKER_HOST=$host
            engine_found=true
        fi
    fi
}

# note_missing_engine_parts want|need: what a private engine, or ARM images on an engine here, would take.
note_missing_engine_parts() {
    if [[ $engine_found == false ]] && is_linux && is_root; then
        "$1" dockerd docker.io 'a private Docker engine'
        "$1" docker docker.io 'a private Docker engine'
        "$1" ip iproute2 'the network of a private Docker engine'
    fi
    if is_linux && is_root && ! [[ $(uname -m) =~ ^(arm|aarch64) ]]; then
        has qemu-arm || want qemu-arm-static qemu-user-static 'running ARM images'
    fi
}

can_have_engine() {
    [[ $engine_found == true ]] || { is_root && has dockerd docker ip unshare setsid; }
}

engine_answers() {
    timeout 20 docker version >/dev/null 2>&1
}

engine_version() {
    docker version --format '{{.Server.Version}}'
}

# Whether the engine runs on the kernel of this machine, as far as can be told.
engine_is_local() {
    [[ $DOCKER_HOST == unix://* ]] && is_linux
}

# Uses an engine that answers, or starts a private one.
provide_engine() {
    if [[ $engine_found == true ]]; then
        step_result="Docker $(engine_version) at $DOCKER_HOST"
    else
        start_private_engine
        step_result="Docker $(engine_version), private, until this ends"
    fi
}

start_private_engine() {
    local options
    remove_networks_of_the_killed
    own_folder monitoring-images-engine
    engine_dir=$owned
    engine_name=monimg$$
    at_exit remove_engine_network "$engine_name"
    if [[ ! -d /run/containerd ]]; then
        mkdir -p /run/containerd
        at_exit rmdir --ignore-fail-on-non-empty /run/containerd
    fi
    printf '{}\n' >"$engine_dir/daemon.json"
    export DOCKER_HOST=unix://$engine_dir/docker.sock
    unset DOCKER_TLS_VERIFY DOCKER_CERT_PATH DOCKER_CONTEXT
    engine_is_private=true
    options=(--host "$DOCKER_HOST" --config-file "$engine_dir/daemon.json" --data-root "$engine_dir/data"
        --exec-root "$engine_dir/exec" --pidfile "$engine_dir/pid" --cgroup-parent "$engine_name"
        --iptables=false --ip6tables=false --ip-forward=false --ip-masq=false)
    if make_bridge 2>>"$engine_dir/log"; then
        options+=(--bridge "$engine_name")
    else
        options+=(--bridge none)
    fi
    # The engine's first process ends when it can read no more: also if this shell is killed.
    exec {engine_fd}> >(exec setsid unshare --mount --propagation private --pid --fork --kill-child --mount-proc \
        bash -c "$(declare -f run_engine); run_engine \"\$@\"" engine "${options[@]}" >>"$engine_dir/log" 2>&1)
    engine_pid=$!
    at_exit stop_private_engine
    wait_for_private_engine
}

# The first process of the private engine's namespaces.
run_engine() {
    exec 3<&0 </dev/null
    mount -t tmpfs tmpfs /run/containerd
    mountpoint -q /sys/fs/cgroup || mount -t cgroup2 cgroup2 /sys/fs/cgroup
    dockerd "$@" 3<&- &
    local engine=$!
    {
        read -r -u 3 _
        kill -TERM "$engine"
    } &
    wait "$engine"
}

wait_for_private_engine() {
    local tries
    for ((tries = 0; tries < 300; tries++)); do
        if [[ -S $engine_dir/docker.sock ]] && engine_answers; then
            return
        fi
        if is_gone "$engine_pid"; then
            break
        fi
        sleep 0.2
    done
    tail -n 20 "$engine_dir/log" >&2
    fail 'The private Docker engine did not start; the end of its log is above'
}

# A bridge of the private engine's own, with an address range that nothing here routes.
make_bridge() {
    local third
    for ((third = $$ % 256; third < 512; third++)); do
        local address=172.31.$((third % 256)).1
        if ! ip -4 route show match "$address" | grep -qv '^default' &&
            ! ip -4 route show root "172.31.$((third % 256)).0/24" | grep -q .; then
            ip link add name "$engine_name" type bridge || return 1
            ip address add "$address/24" dev "$engine_name" && ip link set "$engine_name" up
            return
        fi
    done
    return 1
}

stop_private_engine() {
    local tries
    # An engine gives its containers ten seconds to end; these need no farewell.
    docker ps --quiet 2>/dev/null | xargs --no-run-if-empty docker kill >/dev/null 2>&1
    exec {engine_fd}>&-
    for ((tries = 0; tries < 150; tries++)); do
        if is_gone "$engine_pid"; then
            return
        fi
        sleep 0.2
    done
    # With the namespaces' parent the kernel ends all that is in them.
    kill -KILL "$engine_pid"
    await_end "$engine_pid"
}

# remove_engine_network NAME: the bridge and the control groups of an engine that has ended.
remove_engine_network() {
    if ip link show "$1" >/dev/null 2>&1; then
        ip link delete "$1"
    fi
    find /sys/fs/cgroup -depth -type d -path "*/$1*" -exec rmdir {} + 2>/dev/null
}

# The engine of a command that was killed has ended with it, but its bridge stays.
remove_networks_of_the_killed() {
    local bridge
    for bridge in /sys/class/net/monimg*; do
        bridge=$(basename "$bridge")
        if [[ $bridge =~ ^monimg([0-9]+)$ ]] && is_gone "${BASH_REMATCH[1]}"; then
            remove_engine_network "$bridge" || true
        fi
    done
}
