# shellcheck shell=bash disable=SC2034,SC2154 # shares variables with the commands that source it
# A local mirror of releases, where GitHub cannot be reached and for the tests: Debian's packages of the same programs,
# laid out as release tarballs and served on the loopback interface.
#
#     <mirror>/<component>/v<version>/<component>-<version>.linux-<arch>.tar.gz, and sha256sums.txt beside it
#     <mirror>/<component>/latest        the version, as a line of text
#
# Debian links its programs to the C library, so they need a base image that has one: see base-image.sh.

# The number is to be raised when what is made of the packages changes: what other runs use stays as it is.
debian_parts=$cache/debian-3
readonly mirror_packages=(prometheus prometheus-alertmanager prometheus-node-exporter prometheus-blackbox-exporter
    prometheus-pushgateway prometheus-mysqld-exporter prometheus-postgres-exporter prometheus-snmp-exporter)
# For ARM alone, and in no catalog: one as an archive, one as a bare program; see examples/components.
readonly declared_archive=prometheus-apache-exporter declared_program=prometheus-bird-exporter

# Makes what the mirror and the base images consist of, unless an earlier run has; later runs use it as it is.
provide_debian_parts() {
    local debs new host
    mkdir -p "$cache"
    exec {debian_fd}>"$cache/debian.lock"
    flock "$debian_fd"
    if [[ -d $debian_parts ]]; then
        step_result="in $debian_parts"
    else
        host=$(dpkg --print-architecture)
        new=$(mktemp -d "$cache/new.XXXXXX")
        at_exit rm -rf "$new"
        debs=$new/debs
        local wanted=("busybox-static:$host" "prometheus:$host") package arch
        for arch in armhf amd64; do
            for package in "${mirror_packages[@]}" libc6 busybox-static; do
                wanted+=("$package:$arch")
            done
        done
        wanted+=("$declared_archive:armhf" "$declared_program:armhf")
        debian_download "$debs" "${wanted[@]}"
        mkdir -p "$new/tools"
        lay_out_tools "$debs" "$host" "$new/tools"
        lay_out_mirror "$debs" armhf armv7 "$new" "${mirror_packages[@]}" "$declared_archive"
        lay_out_mirror "$debs" amd64 amd64 "$new" "${mirror_packages[@]}"
        lay_out_program "$debs" armhf armv7 "$new" "$declared_program"
        make_base_image "$debs" armhf arm v7 "$new"
        make_base_image "$debs" amd64 amd64 '' "$new"
        rm -rf "$debs" "$new/unpacked"
        chmod 755 "$new"
        mv -T "$new" "$debian_parts"
        step_result="made of Debian's packages, in $debian_parts"
    fi
    exec {debian_fd}>&-
}

# Programs that run on this machine, and one for ARM to try emulation with.
lay_out_tools() {
    local debs=$1 host=$2 tools=$3 unpacked
    unpacked=$(mktemp -d "$debs/tools.XXXXXX")
    debian_unpack "$debs" busybox-static "$host" "$unpacked/host"
    debian_unpack "$debs" prometheus "$host" "$unpacked/host"
    debian_unpack "$debs" busybox-static armhf "$unpacked/arm"
    cp "$unpacked/host/bin/busybox" "$unpacked/host/usr/bin/promtool" "$tools"
    cp "$unpacked/arm/bin/busybox" "$tools/busybox-arm"
}

# lay_out_mirror DEBS DEBIAN_ARCH RELEASE_ARCH TARGET PACKAGE...: the releases of the components for an architecture.
lay_out_mirror() {
    local package component version name unpacked stage folder
    for package in "${@:5}"; do
        component=${package#prometheus-}
        component=${component//-/_}
        version=$(debian_upstream_version "$1" "$package" "$2")
        name=$component-$version.linux-$3
        unpacked=$4/unpacked/$component-$3
        stage=$4/unpacked/$component-$3.stage/$name
        folder=$4/mirror/$component/v$version
        mkdir -p "$stage" "$folder"
        debian_unpack "$1" "$package" "$2" "$unpacked"
        lay_out_release "$unpacked" "$package" "$component" "$stage"
        tar --create --owner=0 --group=0 --numeric-owner --sort=name --mtime="@$(stat -c %Y "$stage/$component")" \
            --directory "$(dirname "$stage")" "$name" | gzip --no-name >"$folder/$name.tar.gz"
        (cd "$folder" && sha256sum "$name.tar.gz" >>sha256sums.txt)
        printf '%s\n' "$version" >"$4/mirror/$component/latest"
    done
}

# lay_out_program DEBS DEBIAN_ARCH RELEASE_ARCH TARGET PACKAGE: a program alone, with its checksum beside it.
lay_out_program() {
    local component=${5#prometheus-} version folder name
    component=${component//-/_}
    version=$(debian_upstream_version "$1" "$5" "$2")
    name=$component-linux-$3
    folder=$4/mirror/$component/v$version
    mkdir -p "$folder"
    debian_unpack "$1" "$5" "$2" "$4/unpacked/$component-$3"
    cp "$4/unpacked/$component-$3/usr/bin/$5" "$folder/$name"
    (cd "$folder" && sha256sum "$name" | cut -d ' ' -f 1 >"$name.sha256")
    printf '%s\n' "$version" >"$4/mirror/$component/latest"
}

# lay_out_release UNPACKED PACKAGE COMPONENT STAGE: what a release of the component has in its root folder.
lay_out_release() {
    local doc=$1/usr/share/doc/$2 config
    cp --preserve=timestamps "$1/usr/bin/$2" "$4/$3"
    cp "$doc/copyright" "$4/LICENSE"
    if [[ -f $doc/NOTICE ]]; then
        cp "$doc/NOTICE" "$4/NOTICE"
    else
        printf '%s\n' "$3" >"$4/NOTICE"
    fi
    for config in "$1"/etc/prometheus/*.yml; do
        if [[ -f $config ]]; then
            cp "$config" "$4"
        fi
    done
    case $3 in
        prometheus)
            cp "$1/usr/bin/promtool" "$4"
            cp -r "$doc/examples/consoles" "$doc/examples/console_libraries" "$4"
            ;;
        alertmanager) cp "$1/usr/bin/amtool" "$4" ;;
    esac
}

# Serves the mirror until the end of the command, and sets mirror_url.
serve_mirror() {
    local tries port
    for ((tries = 0; tries < 50; tries++)); do
        port=$((20000 + RANDOM % 12000))
        setpriv --pdeathsig TERM "$debian_parts/tools/busybox" httpd -f -p "127.0.0.1:$port" -h "$debian_parts/mirror" 2>/dev/null </dev/null &
        mirror_pid=$!
        mirror_url=http://127.0.0.1:$port
        if mirror_answers; then
            at_exit end_process "$mirror_pid"
            step_result="$(mirror_contents) at $mirror_url"
            return
        fi
        end_process "$mirror_pid"
    done
    fail 'The local release mirror could not be started on 127.0.0.1'
}

# Whether it is our server that answers, and not another one that has the port.
mirror_answers() {
    local tries
    for ((tries = 0; tries < 50; tries++)); do
        kill -0 "$mirror_pid" 2>/dev/null || return 1
        if [[ $(curl --silent --noproxy '*' --max-time 5 "$mirror_url/prometheus/latest") == "$(mirror_version)" ]]; then
            return
        fi
        sleep 0.1
    done
    return 1
}

# mirror_version: the version of Prometheus in it.
mirror_version() {
    cat "$debian_parts/mirror/prometheus/latest"
}

mirror_contents() {
    local component contents=''
    for component in "$debian_parts"/mirror/*/; do
        contents+=", $(basename "$component") $(cat "$component/latest")"
    done
    printf '%s\n' "${contents#, }"
}
