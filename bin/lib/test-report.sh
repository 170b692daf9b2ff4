# shellcheck shell=bash disable=SC2034,SC2154 # shares variables with the commands that source it
# What the test suites did, from the reports that Maven's Surefire plugin writes (TEST-*.xml, one per suite).

# forget_reports: so that only this run is counted.
forget_reports() {
    rm -rf "$root"/target/surefire-reports "$root"/standalone/*/target/surefire-reports
}

# print_test_report: a table of the suites, the reason of each test that was skipped, and last the line
# "N passed, N failed, N skipped".
print_test_report() {
    find "$root/target/surefire-reports" "$root"/standalone/*/target/surefire-reports -name 'TEST-*.xml' -print0 \
        2>/dev/null | sort -z | xargs -0 -r awk "$report_program" /dev/null
    # Without a report there is nothing that awk could have counted.
    if ! find "$root/target/surefire-reports" "$root"/standalone/*/target/surefire-reports -name 'TEST-*.xml' \
        2>/dev/null | grep -q .; then
        printf '0 passed, 0 failed, 0 skipped\n'
    fi
}

# Surefire begins every element on a line of its own.
# shellcheck disable=SC2016 # awk's variables, not the shell's
readonly report_program='
function attribute(name,    text) {
    if (!match($0, " " name "=\"[^\"]*\"")) return ""
    text = substr($0, RSTART + length(name) + 3, RLENGTH - length(name) - 4)
    gsub(/&#10;.*/, "", text)
    gsub(/&quot;/, "\"", text); gsub(/&apos;/, "\047", text); gsub(/&lt;/, "<", text); gsub(/&gt;/, ">", text)
    gsub(/&amp;/, "\\&", text)
    return text
}
/<testsuite / {
    suite = attribute("name")
    sub(/^io\.jenkins\.plugins\.monitoringimages\./, "", suite)
    tests = attribute("tests"); bad = attribute("failures") + attribute("errors"); left = attribute("skipped")
    if (!count++) printf "\n%-64s %7s %7s %7s\n", "Suite", "tests", "failed", "skipped"
    printf "%-64s %7d %7d %7d\n", suite, tests, bad, left
    passed += tests - bad - left; failed += bad; skipped += left
}
/<testcase / { test = attribute("name") }
/<skipped/ { reasons = reasons sprintf("Skipped: %s, %s: %s\n", suite, test, attribute("message")) }
/<(failure|error)[ >]/ { reasons = reasons sprintf("Failed: %s, %s: %s\n", suite, test, attribute("message")) }
END {
    if (!count) exit
    if (reasons) printf "\n%s", reasons
    printf "\n%d passed, %d failed, %d skipped\n", passed, failed, skipped
}'
