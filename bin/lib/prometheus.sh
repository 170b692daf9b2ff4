# shellcheck shell=bash disable=SC2034,SC2154 # shares variables with the commands that source it
# A Prometheus in a container of the engine, and its HTTP API.

# start_prometheus IMAGE: runs it until the end of the command.
start_prometheus() {
    local network=(--publish 127.0.0.1::9090)
    container=monitoring-images-try-$$
    at_exit remove_container
    started=$(milliseconds)
    # Without a bridge the engine has no network to publish from: then it is asked inside the container.
    if ! docker network inspect bridge >/dev/null 2>&1; then
        network=()
    fi
    # A private engine's containers reach no name server; so that names fail at once, they are given none that could.
    if [[ $engine_is_private == true ]]; then
        network+=(--dns 127.0.0.1)
    fi
    quietly "Running $1" docker run --detach --name "$container" --platform linux/arm/v7 ${network[@]+"${network[@]}"} "$1"
    prometheus_port=$(docker port "$container" 9090 2>/dev/null | sed -n 's/^127\.0\.0\.1://p')
    step_result="container $container"
}

remove_container() {
    docker rm --force --volumes "$container" >/dev/null 2>&1
}

# prometheus_says PATH: what its HTTP API answers; by the published port if the engine is here, else from inside.
prometheus_says() {
    if engine_is_local && [[ -n $prometheus_port ]]; then
        curl --silent --fail --noproxy '*' --max-time 30 "http://127.0.0.1:$prometheus_port$1"
    else
        docker exec "$container" wget -q -O - "http://127.0.0.1:9090$1"
    fi
}

wait_until_ready() {
    local tries
    for ((tries = 0; tries < 240; tries++)); do
        if prometheus_says /-/ready >/dev/null 2>&1; then
            step_result="$(seconds_since "$started") after its start"
            return
        fi
        if [[ $(docker inspect --format '{{.State.Running}}' "$container") != true ]]; then
            break
        fi
        sleep 0.5
    done
    docker logs --tail 20 "$container" >&2
    fail 'Prometheus did not become ready; the end of its log is above'
}

# Every target has been tried once, whatever came of it. An interval passes before that.
wait_for_first_scrape() {
    local tries
    step_result='still under way'
    for ((tries = 0; tries < 60; tries++)); do
        if prometheus_says /api/v1/targets |
            jq -e '.data.activeTargets | length > 0 and all(.health != "unknown")' >/dev/null; then
            step_result='every target was tried'
            return
        fi
        sleep 1
    done
}
