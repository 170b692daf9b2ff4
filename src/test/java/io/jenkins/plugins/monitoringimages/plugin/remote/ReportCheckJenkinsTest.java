package io.jenkins.plugins.monitoringimages.plugin.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import hudson.AbortException;
import io.jenkins.plugins.monitoringimages.build.report.BuildReport;
import io.jenkins.plugins.monitoringimages.build.report.ImageReport;
import io.jenkins.plugins.monitoringimages.image.BuiltImage;
import io.jenkins.plugins.monitoringimages.image.smoke.SmokeTestResult;
import io.jenkins.plugins.monitoringimages.model.Platform;
import io.jenkins.plugins.monitoringimages.model.Sha256;
import io.jenkins.plugins.monitoringimages.spec.BuildSpec;
import io.jenkins.plugins.monitoringimages.spec.reader.SpecReader;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Needs Jenkins' classes, though none that runs. */
class ReportCheckJenkinsTest {

    private static final String INDEX = "sha256:" + "1".repeat(64);

    private BuildSpec plan;

    @BeforeEach
    void setUp() throws Exception {
        plan = SpecReader.read(Map.of("image", Map.of("tags", List.of("shop/prometheus"))));
    }

    @Test
    void takesAReportThatBelongsToThePlan() throws Exception {
        BuildReport report = report("prometheus", "", image("linux/arm/v7", "shop/prometheus:latest"));

        assertThat(ReportCheck.check(plan, report)).isSameAs(report);
    }

    @Test
    void refusesAnotherComponent() {
        refuses(report("alertmanager", "", image("linux/arm/v7", "shop/prometheus:latest")), "another component");
    }

    @Test
    void refusesAnotherPlatform() {
        refuses(report("prometheus", "", image("linux/amd64", "shop/prometheus:latest")), "another platform");
    }

    @Test
    void refusesTwoImagesForOnePlatform() {
        ImageReport image = image("linux/arm/v7", "shop/prometheus:latest");

        refuses(
                new BuildReport("prometheus", "2.53.5", List.of(image, image), "", List.of(), List.of(), "", "", 1),
                "not all images");
    }

    @Test
    void refusesTheTagOfAnotherImage() {
        refuses(report("prometheus", "", image("linux/arm/v7", "shop/payroll:latest")), "the tag of another image");
        refuses(report("prometheus", "", image("linux/arm/v7", "<script>")), "a bad tag");
    }

    @Test
    void takesTheTagsOfSeveralOutputsTogetherAndNoMore() throws Exception {
        plan = severalPlatforms();
        ImageReport good = image("linux/arm/v7", "shop/prometheus:latest", "shop/prometheus:latest-armv7");
        ImageReport other = image("linux/amd64", "shop/prometheus:latest");

        assertThat(ReportCheck.check(plan, report(INDEX, good, other)).images()).hasSize(2);
        refuses(report(INDEX, other, image("linux/arm/v7", "shop/prometheus:latest-amd64")), "the tag of another image");
        refuses(report(INDEX, other, image("linux/arm/v7", "shop/prometheus:1.0")), "the tag of another image");
    }

    @Test
    void refusesAnIndexOfASingleImage() {
        refuses(report(INDEX, image("linux/arm/v7", "shop/prometheus:latest")), "an index of a single image");
        refuses(report(null, image("linux/arm/v7", "shop/prometheus:latest")), "lacks the digest of an index");
    }

    @Test
    void refusesTextsThatNoBuildMakes() {
        String endless = "x".repeat((16 << 20) + 1);

        refuses(report("prometheus", endless, image("linux/arm/v7", "shop/prometheus:latest")), "too long");
    }

    private void refuses(BuildReport report, String fault) {
        assertThatExceptionOfType(AbortException.class)
                .isThrownBy(() -> ReportCheck.check(plan, report))
                .withMessageContaining(fault);
    }

    private static BuildReport report(String component, String config, ImageReport image) {
        return new BuildReport(
                component, "2.53.5", List.of(image), "", List.of(), List.of(), config, "prometheus.yml", 1);
    }

    private static BuildSpec severalPlatforms() throws Exception {
        return SpecReader.read(Map.of(
                "platforms", List.of("linux/arm/v7", "linux/amd64"),
                "image", Map.of("tags", List.of("shop/prometheus"))));
    }

    private static BuildReport report(String indexDigest, ImageReport... images) {
        return new BuildReport(
                "prometheus", "2.53.5", List.of(images), indexDigest, List.of(), List.of(), "", "", 1);
    }

    private static ImageReport image(String platform, String... tags) {
        return new ImageReport(
                new BuiltImage("sha256:" + "0".repeat(64), Platform.parse(platform), 1),
                List.of(tags),
                "",
                "prometheus.tar.gz",
                new Sha256("0".repeat(64)),
                1,
                true,
                new SmokeTestResult(SmokeTestResult.Outcome.OFF, ""),
                "FROM scratch");
    }
}
