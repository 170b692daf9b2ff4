# shellcheck shell=bash disable=SC2034,SC2154 # shares variables with the commands that source it
# The Java to run with: the one of JAVA_HOME, else the one on the PATH; 17 or later.

# Sets java (the program) and java_id (which build of which version, fit for a file name).
find_java() {
    if [[ -n ${JAVA_HOME:-} ]]; then
        java=$JAVA_HOME/bin/java
        [[ -x $java ]] || fail "JAVA_HOME is $JAVA_HOME, where there is no bin/java; it must be a Java 17 or later"
    else
        java=$(command -v java) || fail 'Java 17 or later is needed. On Debian or Ubuntu: sudo apt-get install default-jdk-headless'
    fi
    read_java_version
    if ((java_version < 17)); then
        fail "Java 17 or later is needed; $java is version $java_version (JAVA_HOME chooses another)"
    fi
}

# From the file "release" of the installation where there is one, which is faster than asking the program.
read_java_version() {
    local real line version='' runtime='' vendor=''
    real=$(readlink -f "$java")
    if [[ -r ${real%/bin/java}/release ]]; then
        while IFS= read -r line; do
            case $line in
                JAVA_VERSION=*) version=${line#*=} ;;
                JAVA_RUNTIME_VERSION=*) runtime=${line#*=} ;;
                IMPLEMENTOR=*) vendor=${line#*=} ;;
            esac
        done <"${real%/bin/java}/release"
    else
        version=$("$java" -version 2>&1 | sed -n 's/.* version \("[^"]*"\).*/\1/p')
    fi
    java_id=${vendor}-${runtime:-$version}
    java_id=${java_id//[^A-Za-z0-9.+-]/}
    version=${version//\"/}
    version=${version#1.}
    java_version=${version%%[!0-9]*}
    java_version=${java_version:-0}
}

has_jdk() {
    if [[ -n ${JAVA_HOME:-} ]]; then
        [[ -x $JAVA_HOME/bin/javac ]]
    else
        has java javac
    fi
}
