# shellcheck shell=bash disable=SC2034,SC2154 # shares variables with the commands that source it
# The command line: built when it is not there yet or older than its sources, and started fast.

app=$root/standalone/app
jar=$app/target/monitoring-image-1.0-SNAPSHOT.jar
built=$app/target/.built
java_flags=(-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xshare:auto -Xlog:disable -Xlog:all=error:stderr)

# Makes sure that the command line is up to date, and sets class_archive. Until this process and the program that it
# becomes have ended, nobody else builds: the jar of a running Java must not change.
provide_command_line() {
    mkdir -p "$app/target"
    lock shared
    if ! command_line_is_built; then
        lock exclusive
        command_line_is_built || build_command_line
        lock shared
    fi
    class_archive=$app/target/class-archives/$java_id.jsa
    if [[ ! -f $class_archive ]]; then
        archive_classes
    fi
}

command_line_is_built() {
    [[ -f $jar && -f $built ]] &&
        [[ -z $(find "$root/src/main" "$root/standalone/pom.xml" "$app/pom.xml" -newer "$built" -print -quit) ]]
}

build_command_line() {
    has mvn || fail 'Maven is needed to build the command line. On Debian or Ubuntu: sudo apt-get install maven'
    has_jdk || fail 'A JDK (with javac) is needed to build the command line. On Debian or Ubuntu: sudo apt-get install default-jdk-headless'
    local began
    if [[ -t 2 ]]; then
        printf 'Building the command line, once ...\n' >&2
    fi
    began=$(mktemp "$app/target/.began.XXXXXX")
    quietly 'Building the command line' \
        mvn -B -q -f "$root/standalone/pom.xml" package -DskipTests -pl app -am
    rm -rf "$app/target/class-archives"
    # The time of the beginning: what is edited during the build is built again.
    mv "$began" "$built"
}

# Archives the classes that the command line loads (class data sharing), which halves its start. Best effort: without
# the archive, or with one that does not fit, Java loads the classes from the jars.
archive_classes() {
    local dir archive
    dir=$app/target/class-archives
    mkdir -p "$dir"
    archive=$(mktemp -u "$dir/new.XXXXXX")
    "$java" "${java_flags[@]}" -XX:ArchiveClassesAtExit="$archive" -jar "$jar" \
        render "$root/examples/coop.yml" --to "$archive.rendered" >/dev/null 2>&1 </dev/null || true
    # An empty file stands for an archive that could not be made, so that this is not tried at every start.
    [[ -f $archive ]] || : >"$archive"
    mv "$archive" "$class_archive"
    rm -rf "$archive.rendered"
}

# lock shared|exclusive: held until the process ends; where there is no flock, builds at the same time are not kept apart.
lock() {
    if command -v flock >/dev/null; then
        if [[ -z ${lock_fd:-} ]]; then
            exec {lock_fd}>"$app/target/.lock"
        fi
        flock --nonblock "--$1" "$lock_fd" || {
            printf 'Waiting for another run of the command line to end ...\n' >&2
            flock "--$1" "$lock_fd"
        }
    fi
}
