# shellcheck shell=bash disable=SC2034,SC2154 # shares variables with the commands that source it
# The stack of examples/yard.yml: made, started by Compose, and asked whether its members reach each other.

# The members that are images, and the one that is a bundle for hosts.
readonly stack_images=(prometheus alertmanager blackbox_exporter)
readonly stack_host=node_exporter

# build_stack DIR OPTION...: makes it, with an Alertmanager that sends to a receiver here, and a host that is this machine.
build_stack() {
    local directory=$1
    shift
    machine=$(docker network inspect bridge --format '{{(index .IPAM.Config 0).Gateway}}' 2>/dev/null) || machine=
    [[ -n $machine ]] || fail 'The container engine has no bridge, by which its containers could reach this machine'
    host_port=$((20000 + RANDOM % 12000))
    prometheus_port=$((20000 + RANDOM % 12000))
    cp "$root/examples/yard.yml" "$directory"
    cat >"$directory/alertmanager.yml" <<TEXT
route: {receiver: yard, group_wait: 1s}
receivers:
  - name: yard
    slack_configs: [{api_url: "http://$machine:$receiver_port/cgi-bin/slack", channel: "#yard"}]
TEXT
    set -- "$@" --set members.alertmanager.configFile=alertmanager.yml --set members.prometheus.config.scrapeInterval=2s \
        --set "members.prometheus.publish=127.0.0.1:$prometheus_port" --set "members.$stack_host.hosts=['$machine:$host_port']"
    say
    say "\$ bin/monitoring-image stack examples/yard.yml --to yard $*"
    run_child "$root/bin/monitoring-image" stack "$directory/yard.yml" --to "$directory/yard" "$@" ||
        fail 'The stack was not made; the reason is above'
    say
}

# A receiver of alerts that answers as Slack does, and keeps what it gets.
start_receiver() {
    local directory=$1
    mkdir -p "$directory/receiver/cgi-bin"
    cat >"$directory/receiver/cgi-bin/slack" <<TEXT
#!/bin/sh
head -c "\$CONTENT_LENGTH" >>"$directory/received"
printf 'Content-Type: text/plain\r\n\r\nok'
TEXT
    chmod +x "$directory/receiver/cgi-bin/slack"
    receiver_port=$((20000 + RANDOM % 12000))
    : >"$directory/received"
    setpriv --pdeathsig TERM busybox httpd -f -p "$receiver_port" -h "$directory/receiver" </dev/null >/dev/null 2>&1 &
    receiver_pid=$!
    at_exit end_process "$receiver_pid"
    step_result="on port $receiver_port"
}

# The bundle, unpacked and installed as on a Raspberry Pi: into a file system of its own, made of the base image.
start_host() {
    local directory=$1 base_image=$2 name host=$1/host scratch
    mkdir -p "$host"
    scratch=$(docker create --platform linux/arm/v7 "$base_image" true)
    docker export "$scratch" | tar -xf - -C "$host"
    docker rm "$scratch" >/dev/null
    tar -xzf "$directory"/yard/"$stack_host"-*-host.tar.gz -C "$directory"
    name=$(basename "$(find "$directory" -maxdepth 1 -name "$stack_host-*-host")")
    quietly 'Installing the bundle' "$directory/$name/install.sh" --root "$host"
    setpriv --pdeathsig TERM chroot "$host" "/usr/local/bin/$stack_host" "--web.listen-address=$machine:$host_port" \
        </dev/null >"$directory/host.log" 2>&1 &
    host_pid=$!
    at_exit end_process "$host_pid"
    step_result="$name installed and started"
}

start_stack() {
    local directory=$1
    project=monimgtry$$
    at_exit stop_stack "$directory"
    quietly 'Starting the stack' compose "$directory" up --detach
    container=$(compose "$directory" ps --quiet prometheus)
    step_result="docker-compose up, ${#stack_images[@]} containers"
}

stop_stack() {
    compose "$1" down --volumes --timeout 2 >/dev/null 2>&1
}

compose() {
    local directory=$1
    shift
    docker-compose --project-name "$project" --file "$directory/yard/compose.yaml" "$@" </dev/null
}

# Every target is up: the members, and the host.
wait_until_all_up() {
    local tries expected=$((${#stack_images[@]} + 1))
    for ((tries = 0; tries < 240; tries++)); do
        if prometheus_says '/api/v1/targets?state=active' 2>/dev/null |
            jq -e --argjson expected "$expected" '[.data.activeTargets[] | select(.health == "up")] | length >= $expected' >/dev/null; then
            step_result="$expected targets are up"
            return
        fi
        sleep 0.5
    done
    prometheus_says '/api/v1/targets?state=active' | jq -r '.data.activeTargets[] | "  \(.health)  \(.scrapeUrl)  \(.lastError)"' >&2
    fail 'Not every target came up; they are above'
}

send_test_alert() {
    local directory=$1 tries
    compose "$directory" exec -T alertmanager /bin/amtool alert add CoopOpen severity=page \
        --annotation=summary='The coop is open' --alertmanager.url=http://127.0.0.1:9093 >/dev/null 2>&1 || true
    for ((tries = 0; tries < 120; tries++)); do
        if grep -q CoopOpen "$directory/received"; then
            step_result='CoopOpen went through Alertmanager to a receiver that answers like Slack'
            return
        fi
        sleep 0.5
    done
    fail 'The test alert did not arrive'
}

probe_through_blackbox() {
    local answer
    answer=$(compose "$1" exec -T prometheus wget -q -O - \
        'http://blackbox_exporter:9115/probe?module=http_2xx&target=http://prometheus:9090/-/ready')
    grep -q '^probe_success 1' <<<"$answer" || fail 'blackbox_exporter does not reach Prometheus'
    step_result='http://prometheus:9090/-/ready answered blackbox_exporter'
}

show_stack() {
    say
    say 'Targets (the coop is elsewhere)'
    prometheus_says '/api/v1/targets?state=active' | jq -r '.data.activeTargets[] | "  \(.health)  \(.scrapeUrl)  job \(.labels.job)"' | sort
    say 'Prometheus sends alerts to'
    prometheus_says /api/v1/alertmanagers | jq -r '.data.activeAlertmanagers[] | "  \(.url)"'
    say 'The receiver got'
    jq -r '"  \(.attachments[0].title)  for \(.channel)"' <"$1/received"
}
