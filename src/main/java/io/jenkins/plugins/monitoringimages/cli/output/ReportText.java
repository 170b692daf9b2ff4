package io.jenkins.plugins.monitoringimages.cli.output;

import io.jenkins.plugins.monitoringimages.build.report.BuildReport;
import io.jenkins.plugins.monitoringimages.build.report.ImageReport;
import io.jenkins.plugins.monitoringimages.build.report.StepTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A report for people. */
public final class ReportText {

    private ReportText() {}

    public static String of(BuildReport report) {
        StringBuilder text = new StringBuilder();
        report.images().forEach(image -> text.append(image(report, image)).append('\n'));
        text.append("Done in ").append(Sizes.duration(Duration.ofMillis(report.millis()))).append(": ")
                .append(report.images().size()).append(report.images().size() == 1 ? " image" : " images");
        if (!report.isComplete()) {
            text.append(", ").append(report.failures().size()).append(" failed");
        }
        return text.append('\n').toString();
    }

    private static String image(BuildReport report, ImageReport image) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("Image", image.image().id()));
        rows.add(List.of("Tags", String.join(", ", image.tags())));
        if (!image.digest().isEmpty()) {
            rows.add(List.of("Digest", image.digest()));
        }
        if (!report.indexDigest().isEmpty()) {
            rows.add(List.of("Index", report.indexDigest()));
        }
        rows.add(List.of("In", String.join(", ", report.outputs())));
        rows.add(List.of("Platform", image.image().platform().toString()));
        rows.add(List.of("Size", Sizes.bytes(image.image().size()) + " compressed"
                + (image.image().unpackedSize() < 0 ? "" : ", " + Sizes.bytes(image.image().unpackedSize()) + " unpacked")));
        rows.add(List.of("Release", report.component() + " " + report.version()));
        rows.add(List.of("Tarball", image.tarball() + ", " + Sizes.bytes(image.tarballSize())
                + (image.downloaded() ? ", downloaded" : ", from the cache")));
        rows.add(List.of("SHA-256", image.tarballSha256().toString()));
        report.configSha256().ifPresent(sha -> rows.add(List.of("Configuration", report.configName() + ", SHA-256 " + sha)));
        rows.add(List.of("Smoke test", image.smokeTest().outcome().name().toLowerCase(Locale.ROOT).replace('_', ' ')
                + ": " + image.smokeTest().detail()));
        rows.add(List.of("Steps", steps(report, image)));
        return TextTable.of(rows);
    }

    private static String steps(BuildReport report, ImageReport image) {
        return report.steps().stream()
                .filter(time -> time.step().platform().map(image.image().platform()::equals).orElse(true))
                .map(ReportText::step)
                .collect(Collectors.joining(", "));
    }

    private static String step(StepTime time) {
        return time.step().step().title() + " " + Sizes.duration(Duration.ofMillis(time.millis()));
    }
}
