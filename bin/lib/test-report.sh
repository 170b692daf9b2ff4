# shellcheck shell=bash disable=SC2034,SC2154 # shares variables with the commands that source it
# What the test suites did, from the reports that Maven's Surefire plugin writes (TEST-*.xml, one per suite).

# forget_reports: so that only this run is counted.
forget_reports() {
    rm -rf "$root"/{target,standalone/*/target}/surefire-reports
}

# print_test_report: a table of the suites, why tests were skipped and what failed, and last the line
# "N passed, N failed, N skipped".
print_test_report() {
    { find "$root"/{target,standalone/*/target}/surefire-reports -name 'TEST-*.xml' -print0 2>/dev/null || true; } |
        sort -z | xargs -0 awk "$report_program" /dev/null
}

# The test cases are counted, not the sums of each suite: where two test engines run one class, Surefire sums up only one
# of them. It begins every element on a line of its own.
# shellcheck disable=SC2016 # awk's variables, not the shell's
readonly report_program='
function attribute(name,    text) {
    if (!match($0, " " name "=\"[^\"]*\"")) return ""
    text = substr($0, RSTART + length(name) + 3, RLENGTH - length(name) - 4)
    gsub(/(&#10;|[ \t])+/, " ", text)
    gsub(/&quot;/, "\"", text); gsub(/&apos;/, "\047", text); gsub(/&lt;/, "<", text); gsub(/&gt;/, ">", text)
    gsub(/&amp;/, "\\&", text)
    return text
}
# The message of a failed or skipped test; without one Surefire writes only what the exception says of itself.
function message(    text) {
    text = attribute("message")
    if (!text && match($0, /<!\[CDATA\[/)) text = substr($0, RSTART + RLENGTH)
    sub(/^ *([a-zA-Z0-9_]+\.)+[A-Za-z0-9_$]+: /, "", text)
    sub(/^ *(Assumption failed: )?/, "", text)
    return length(text) > 400 ? substr(text, 1, 400) " ..." : text
}
function end_of_suite() {
    if (!suite) return
    if (!suites++) printf "\n%-64s %7s %7s %7s\n", "Suite", "tests", "failed", "skipped"
    printf "%-64s %7d %7d %7d\n", suite, tests, bad, left
    passed += tests - bad - left; failed += bad; skipped += left
    suite = ""
}
/<testsuite / {
    end_of_suite()
    suite = attribute("name")
    sub(/^io\.jenkins\.plugins\.monitoringimages\./, "", suite)
    tests = bad = left = 0
}
/^ *<testcase / { test = attribute("name"); tests++; verdict = "" }
/^ *<skipped/ && !verdict {
    verdict = "skipped"; left++
    reason = message()
    if (!((suite, reason) in alike)) { order[++kinds] = suite SUBSEP reason }
    alike[suite, reason]++
}
/^ *<(failure|error)[ >]/ && !verdict {
    verdict = "failed"; bad++
    failures = failures sprintf("Failed: %s, %s: %s\n", suite, test, message())
}
/^ *<system-(out|err)>/ { verdict = "output" }
END {
    end_of_suite()
    if (kinds || failures) printf "\n"
    for (i = 1; i <= kinds; i++) {
        split(order[i], kind, SUBSEP)
        printf "Skipped: %d of %s: %s\n", alike[order[i]], kind[1], kind[2]
    }
    printf "%s", failures
    printf "\n%d passed, %d failed, %d skipped\n", passed, failed, skipped
}'
