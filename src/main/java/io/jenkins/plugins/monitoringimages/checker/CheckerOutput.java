package io.jenkins.plugins.monitoringimages.checker;

import io.jenkins.plugins.monitoringimages.yaml.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds what a checker complains about in what it prints. All versions of promtool print {@code Checking FILE}, and then
 * {@code FAILED:} with the reason on the same line, on the following ones, or both; a blank line ends it. amtool prints
 * {@code Checking 'FILE'  FAILED:} on one line. blackbox_exporter logs {@code msg="Error loading config" err="..."}.
 */
final class CheckerOutput {

    private static final Pattern CHECKING = Pattern.compile("Checking (.+)");
    private static final Pattern CHECKING_FAILED = Pattern.compile("(?:Checking '(.+?)'|(\\./.+?)) +(FAILED: .*)");
    private static final Pattern LOGGED =
            Pattern.compile("(?:ts|time)=\\S+ .*level=(?i:error) .*err=\"((?:[^\"\\\\]|\\\\.)*)\".*");
    private static final Pattern FAILED = Pattern.compile("FAILED: ?(.*)");
    private static final Pattern LINE = Pattern.compile("(?:yaml: )?line ([0-9]{1,9}): (.+)");
    private static final Pattern LINE_AND_COLUMN = Pattern.compile("([0-9]{1,9}):([0-9]{1,9}): (.+)");
    private static final Pattern HEADING = Pattern.compile("yaml: unmarshal errors:");

    private CheckerOutput() {}

    /**
     * All complaints, with the files' names as the program was given them.
     *
     * @param subject the file that a program means which names none
     */
    static List<Finding> findings(String output, String subject) {
        List<Finding> findings = new ArrayList<>();
        String file = subject;
        boolean failing = false;
        for (String line : output.lines().map(String::trim).flatMap(CheckerOutput::parts).toList()) {
            Matcher checking = CHECKING.matcher(line);
            Matcher failed = FAILED.matcher(line);
            String reason = line;
            if (checking.matches()) {
                file = checking.group(1);
                failing = false;
            } else if (failed.matches()) {
                failing = true;
                reason = failed.group(1);
            } else if (line.isEmpty() || line.startsWith("SUCCESS")) {
                failing = false;
            }
            if (failing && !reason.isEmpty()) {
                finding(file, reason, findings);
            }
        }
        return findings;
    }

    /** A line as promtool would have written it. */
    private static Stream<String> parts(String line) {
        Matcher failed = CHECKING_FAILED.matcher(line);
        if (failed.matches()) {
            return Stream.of("Checking " + (failed.group(1) == null ? failed.group(2) : failed.group(1)), failed.group(3));
        }
        Matcher logged = LOGGED.matcher(line);
        return logged.matches()
                ? ("FAILED: " + logged.group(1).replace("\\n", "\n").replace("\\\"", "\"").replace("\\\\", "\\"))
                        .replace("error parsing config file: ", "")
                        .lines()
                        .map(String::trim)
                : Stream.of(line);
    }

    private static void finding(String file, String reason, List<Finding> findings) {
        String text = reason.replace("parsing YAML file " + file + ": ", "");
        text = text.startsWith(file + ": ") ? text.substring(file.length() + 2) : text;
        if (HEADING.matcher(text).matches()) {
            return;
        }
        Matcher line = LINE.matcher(text);
        Matcher lineAndColumn = LINE_AND_COLUMN.matcher(text);
        if (line.matches()) {
            findings.add(new Finding(file, Integer.parseInt(line.group(1)), 0, line.group(2)));
        } else if (lineAndColumn.matches()) {
            findings.add(new Finding(
                    file,
                    Integer.parseInt(lineAndColumn.group(1)),
                    Integer.parseInt(lineAndColumn.group(2)),
                    lineAndColumn.group(3)));
        } else {
            findings.add(new Finding(file, 0, 0, text));
        }
    }
}
