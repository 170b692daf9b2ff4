package io.jenkins.plugins.monitoringimages.cli.output;

import io.jenkins.plugins.monitoringimages.build.report.BuildReport;
import io.jenkins.plugins.monitoringimages.stack.MemberReport;
import io.jenkins.plugins.monitoringimages.stack.StackReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The report of a stack for people. */
public final class StackText {

    private StackText() {}

    /** @param directory of the stack, as its user named it */
    public static String of(StackReport report, String directory) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("MEMBER", "VERSION", "WHAT", "SIZE", "STATE"));
        report.members().forEach(member -> rows.add(row(member)));
        StringBuilder text = new StringBuilder(TextTable.of(rows)).append('\n');
        if (!report.together().isEmpty()) {
            text.append(report.together()).append('\n');
        }
        if (report.isComplete()) {
            text.append("Done in ").append(Sizes.duration(Duration.ofMillis(report.millis()))).append(": ")
                    .append(directory).append(" has ").append(String.join(", ", report.files())).append('\n');
        }
        return text.toString();
    }

    private static List<String> row(MemberReport member) {
        String version = member.images().map(BuildReport::version).orElseGet(() -> member.member().build().version().toString());
        String what = member.images().isPresent()
                ? member.images().get().images().stream().flatMap(image -> image.tags().stream()).distinct().collect(Collectors.joining(", "))
                : String.join(", ", member.bundles());
        String size = member.images().stream()
                .flatMap(build -> build.images().stream())
                .map(image -> Sizes.bytes(image.image().size()))
                .collect(Collectors.joining(", "));
        String state = member.isComplete()
                ? member.images().stream().flatMap(build -> build.images().stream())
                        .map(image -> image.smokeTest().outcome().name().toLowerCase(Locale.ROOT).replace('_', ' '))
                        .distinct().collect(Collectors.joining(", "))
                : "failed";
        return List.of(member.member().name(), version, what, size, state.isEmpty() ? "written" : state);
    }
}
