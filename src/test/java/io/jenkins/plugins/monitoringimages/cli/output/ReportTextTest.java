package io.jenkins.plugins.monitoringimages.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.monitoringimages.build.report.BuildReport;
import io.jenkins.plugins.monitoringimages.build.report.ImageReport;
import io.jenkins.plugins.monitoringimages.image.BuiltImage;
import io.jenkins.plugins.monitoringimages.image.smoke.SmokeTestResult.Outcome;
import io.jenkins.plugins.monitoringimages.image.smoke.SmokeTestResult;
import io.jenkins.plugins.monitoringimages.model.Platform;
import io.jenkins.plugins.monitoringimages.model.Sha256;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTextTest {

    @Test
    void bothSizesHaveTheirNames() {
        BuildReport report = report(new BuiltImage("sha256:1", Platform.parse("linux/arm/v7"), 45_000_000, 120_000_000));

        assertThat(ReportText.of(report)).contains("45.0 MB compressed, 120.0 MB unpacked");
        assertThat(ReportJson.of(report)).contains("\"size\" : 45000000", "\"unpackedSize\" : 120000000");
    }

    @Test
    void aSizeThatIsNotKnownIsLeftOut() {
        BuildReport report = report(new BuiltImage("sha256:1", Platform.parse("linux/arm/v7"), 45_000_000));

        assertThat(ReportText.of(report)).contains("45.0 MB compressed\n");
        assertThat(ReportJson.of(report)).doesNotContain("unpackedSize");
    }

    private static BuildReport report(BuiltImage image) {
        ImageReport report = new ImageReport(
                image, List.of("coop:latest"), "", "a.tar.gz", new Sha256("a".repeat(64)), 1, true,
                new SmokeTestResult(Outcome.OFF, ""), "");
        return new BuildReport("prometheus", "2.53.5", List.of(report), "", List.of(), List.of(), "", "", 1);
    }
}
