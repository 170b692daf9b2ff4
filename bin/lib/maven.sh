# shellcheck shell=bash disable=SC2034,SC2154 # shares variables with the commands that source it
# Maven: the installed one for the standalone build; 3.9.6 or later for the plugin's, as its parent POM demands.

readonly newer_maven_version=3.9.11

# Sets maven to a Maven of 3.9.6 or later: the installed one, or one that it brings as an artifact.
find_newer_maven() {
    local installed
    installed=$(mvn --version 2>/dev/null | sed -n 's/^[^A]*Apache Maven \([0-9.]*\).*/\1/p')
    if [[ $(printf '%s\n' 3.9.6 "$installed" | sort -V | head -n 1) == 3.9.6 ]]; then
        maven=mvn
        step_result="Maven $installed"
        return
    fi
    maven=$cache/maven/apache-maven-$newer_maven_version/bin/mvn
    if [[ ! -x $maven ]]; then
        bring_newer_maven
    fi
    step_result="Maven $newer_maven_version, since the installed one is $installed"
}

bring_newer_maven() {
    local unpacked
    mkdir -p "$cache/maven"
    unpacked=$(mktemp -d "$cache/maven/new.XXXXXX")
    at_exit rm -rf "$unpacked"
    # Not from the checkout, whose pom.xml the installed Maven could not read.
    quietly "Bringing Maven $newer_maven_version" env --chdir="$unpacked" mvn -B -q \
        org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy \
        "-Dartifact=org.apache.maven:apache-maven:$newer_maven_version:tar.gz:bin" \
        "-DoutputDirectory=$unpacked"
    tar -xzf "$unpacked/apache-maven-$newer_maven_version-bin.tar.gz" -C "$unpacked"
    # Somebody else may have been faster: then theirs is as good.
    mv -T "$unpacked/apache-maven-$newer_maven_version" "$cache/maven/apache-maven-$newer_maven_version" 2>/dev/null ||
        [[ -x $maven ]] || fail "Maven $newer_maven_version could not be put into $cache/maven"
}
