package io.jenkins.plugins.monitoringimages.plugin.action;

import io.jenkins.plugins.monitoringimages.build.report.BuildReport;
import io.jenkins.plugins.monitoringimages.build.report.ImageReport;
import io.jenkins.plugins.monitoringimages.build.report.PlatformFailure;
import io.jenkins.plugins.monitoringimages.build.report.StepTime;
import io.jenkins.plugins.monitoringimages.event.BuildStep;
import io.jenkins.plugins.monitoringimages.event.StepId;
import io.jenkins.plugins.monitoringimages.image.BuiltImage;
import io.jenkins.plugins.monitoringimages.image.smoke.SmokeTestResult;
import io.jenkins.plugins.monitoringimages.model.Platform;
import io.jenkins.plugins.monitoringimages.model.Sha256;
import java.util.List;

/** Reports as an agent would send them. */
final class Reports {

    static final String ID = "sha256:" + "a1".repeat(32);
    static final String DIGEST = "sha256:" + "b2".repeat(32);
    static final String OTHER_ID = "sha256:" + "d4".repeat(32);
    static final String INDEX = "sha256:" + "e5".repeat(32);
    static final String CONFIG = "global:\n  scrape_interval: 15s\n";
    static final Platform ARM = Platform.parse("linux/arm/v7");
    static final Platform AMD = Platform.parse("linux/amd64");

    private Reports() {}

    /** The usual one: an image for one platform, pushed. */
    static BuildReport usual() {
        return of(CONFIG, "prometheus.yml", image(ID, ARM, 98_000_000L, "geoff-prometheus:latest"));
    }

    static BuildReport of(String config, String configName, ImageReport... images) {
        List<StepTime> steps = List.of(
                new StepTime(StepId.once(BuildStep.READ), 12), new StepTime(StepId.of(BuildStep.BUILD, ARM), 2_300));
        return new BuildReport("prometheus", "2.53.5", List.of(images), "", List.of(), steps, config, configName, 4_200);
    }

    /** Two images under one tag of a registry. */
    static BuildReport indexed() {
        List<ImageReport> images =
                List.of(image(ID, ARM, 1, "shop/prometheus:1"), image(OTHER_ID, AMD, 1, "shop/prometheus:1"));
        return new BuildReport("prometheus", "2.53.5", images, INDEX, List.of(), List.of(), "", "", 4_200);
    }

    static BuildReport failed(String message) {
        List<PlatformFailure> failures = List.of(new PlatformFailure(StepId.of(BuildStep.SMOKE_TEST, ARM), message));
        return new BuildReport("prometheus", "2.53.5", List.of(), "", failures, List.of(), CONFIG, "prometheus.yml", 900);
    }

    static ImageReport image(String id, Platform platform, long size, String... tags) {
        return detailed(id, platform, size, DIGEST, "FROM scratch\n", tags);
    }

    static ImageReport detailed(
            String id, Platform platform, long size, String digest, String dockerfile, String... tags) {
        return new ImageReport(
                new BuiltImage(id, platform, size),
                List.of(tags),
                digest,
                "prometheus-2.53.5.linux-" + platform.suffix() + ".tar.gz",
                new Sha256("c3".repeat(32)),
                40_000_000L,
                true,
                new SmokeTestResult(SmokeTestResult.Outcome.READY, "answered 200"),
                dockerfile);
    }
}
