# shellcheck shell=bash disable=SC2034,SC2154 # shares variables with the commands that source it
# The command line: built when it is not there yet or older than its sources, and started fast.

app=$root/standalone/app
jar=$app/target/monitoring-image-1.0-SNAPSHOT.jar
built=$app/target/.built
java_flags=(-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xms24m -XX:-UsePerfData -Xshare:auto -Xlog:disable -Xlog:all=error:stderr
    # Without this, Java refuses to log in to a proxy that it reaches https addresses through.
    -Djdk.http.auth.tunneling.disabledSchemes=)

# provide_command_line COMMAND: makes sure that it is up to date, and adds to java_flags what is to run COMMAND. Until this process and the program that it
# becomes have ended, nobody else builds: the jar of a running Java must not change.
provide_command_line() {
    mkdir -p "$app/target"
    lock shared
    if ! command_line_is_built; then
        lock exclusive
        command_line_is_built || build_command_line
        lock shared
    fi
    choose_class_archive "${1:-}"
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

# Class data sharing: Java starts in half the time with an archive of the classes that it loads. The first build that is
# run leaves the best one, at the price of a second at its end; until then one of "render" is used. Best effort:
# without the archive, or with one that does not fit, Java loads the classes from the jars.
choose_class_archive() {
    local archives=$app/target/class-archives
    mkdir -p "$archives"
    adopt_class_archives "$archives"
    if [[ -f $archives/$java_id.build.jsa ]]; then
        java_flags+=("-XX:SharedArchiveFile=$archives/$java_id.build.jsa")
    elif [[ $1 == build && -z ${MONITORING_IMAGES_JAVA_OPTS:-} ]]; then
        # The process that runs Java has this number.
        java_flags+=("-XX:ArchiveClassesAtExit=$archives/$java_id.build.jsa.$$")
    else
        [[ -f $archives/$java_id.jsa ]] || archive_classes "$archives/$java_id.jsa"
        java_flags+=("-XX:SharedArchiveFile=$archives/$java_id.jsa")
    fi
}

# Those of builds that have ended. One that was cut short, by a kill or a full disk, would end Java without a word.
adopt_class_archives() {
    local archive
    for archive in "$1"/*.build.jsa.*; do
        if [[ -f $archive ]] && ! kill -0 "${archive##*.}" 2>/dev/null; then
            if class_archive_is_whole "$archive" && class_archive_is_rich "$archive"; then
                mv -f "$archive" "${archive%.*}" 2>/dev/null || true
            else
                rm -f "$archive"
            fi
        fi
    done
}

# class_archive_is_rich FILE: whether its build came to its end. One that failed early has loaded a few classes, and its archive
# has 5 MB instead of 20 or more.
class_archive_is_rich() {
    (($(wc -c <"$1") > 16000000))
}

# class_archive_is_whole FILE: whether Java takes it, with all of its checksums right.
class_archive_is_whole() {
    # In a shell of its own, which keeps to itself that Java was aborted; it is to leave no report of that either.
    (
        "$java" "${java_flags[@]}" -XX:ErrorFile=/dev/null -XX:-CreateCoredumpOnCrash -Xshare:on -XX:+VerifySharedSpaces \
            -XX:SharedArchiveFile="$1" -cp "$jar" -version
        exit $?
    ) >/dev/null 2>&1
}

# archive_classes TARGET: of a run that needs nothing.
archive_classes() {
    local archive
    archive=$(mktemp -u "$1.XXXXXX")
    "$java" "${java_flags[@]}" -XX:ArchiveClassesAtExit="$archive" -jar "$jar" \
        render "$root/examples/coop.yml" --to "$archive.rendered" >/dev/null 2>&1 </dev/null || true
    # An empty file stands for an archive that could not be made, so that this is not tried at every start.
    if [[ ! -f $archive ]] || ! class_archive_is_whole "$archive"; then
        : >"$archive"
    fi
    mv "$archive" "$1"
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
