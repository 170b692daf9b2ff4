# shellcheck shell=bash disable=SC2034,SC2154 # shares variables with the commands that source it
# A base image for the programs of the local mirror: a shell, the C library, and the data that Debian keeps outside of
# the programs, in the form that "docker load" reads.
# An image made by "docker import" would not name the variant of its architecture.

readonly base_name=monitoring-images-base

# make_base_image DEBS DEBIAN_ARCH ARCHITECTURE VARIANT TARGET: writes TARGET/base/<architecture><variant>.tar; the
# mirror has been laid out before.
make_base_image() {
    local name=$3$4 root config layer image data
    root=$5/unpacked/base.$name
    image=$5/unpacked/image.$name
    mkdir -p "$root/bin" "$root/etc" "$root/tmp" "$image" "$5/base"
    debian_unpack "$1" libc6 "$2" "$root"
    debian_unpack "$1" busybox-static "$2" "$root"
    rm -rf "${root:?}/usr/share" "$root"/usr/lib/*/gconv
    mkdir -p "$root/usr/share/prometheus"
    for data in "$5"/unpacked/*-"$name"/usr/share/prometheus; do
        cp -a "$data/." "$root/usr/share/prometheus"
    done
    local applet
    for applet in cat cp df env free id kill ls mkdir mv netstat nslookup ping ps rm sh sleep tail top uname vi wget; do
        ln -s busybox "$root/bin/$applet"
    done
    printf 'root:x:0:0:root:/:/bin/sh\nnobody:x:65534:65534:nobody:/:/bin/false\n' >"$root/etc/passwd"
    printf 'root:x:0:\nnogroup:x:65534:\n' >"$root/etc/group"
    chmod 1777 "$root/tmp"
    tar --create --owner=0 --group=0 --numeric-owner --sort=name --mtime=@0 --directory "$root" . >"$image/layer.tar"
    layer=$(sha256sum <"$image/layer.tar")
    config=$(printf '{"architecture":"%s",%s"os":"linux","config":{"Cmd":["/bin/sh"],"Env":["PATH=/bin:/usr/bin"]},%s}' \
        "$3" "${4:+\"variant\":\"$4\",}" \
        "\"created\":\"1970-01-01T00:00:00Z\",\"rootfs\":{\"type\":\"layers\",\"diff_ids\":[\"sha256:${layer%% *}\"]}")
    printf '%s' "$config" >"$image/config.json"
    printf '[{"Config":"config.json","RepoTags":["%s:%s"],"Layers":["layer.tar"]}]' "$base_name" "$name" \
        >"$image/manifest.json"
    tar --create --owner=0 --group=0 --numeric-owner --directory "$image" manifest.json config.json layer.tar \
        >"$5/base/$name.tar"
}

# load_base_image ARCHITECTURE NAME: puts the base image into the engine under a name, until the end of the command.
load_base_image() {
    local was_there=false
    at_exit forget_image "$2"
    if docker image inspect "$base_name:$1" >/dev/null 2>&1; then
        was_there=true
    fi
    quietly "Loading the base image for $1" docker load --input "$debian_parts/base/$1.tar"
    docker tag "$base_name:$1" "$2"
    if [[ $was_there == false ]]; then
        docker rmi "$base_name:$1" >/dev/null 2>&1 || true
    fi
}

# A private engine forgets all of its images by itself.
forget_image() {
    if [[ $engine_is_private == false ]]; then
        docker rmi "$1" >/dev/null 2>&1
    fi
}
