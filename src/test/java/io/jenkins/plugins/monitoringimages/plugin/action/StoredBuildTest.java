package io.jenkins.plugins.monitoringimages.plugin.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.monitoringimages.build.report.BuildReport;
import io.jenkins.plugins.monitoringimages.build.report.ImageReport;
import io.jenkins.plugins.monitoringimages.build.report.StepTime;
import io.jenkins.plugins.monitoringimages.event.BuildStep;
import io.jenkins.plugins.monitoringimages.event.StepId;
import io.jenkins.plugins.monitoringimages.model.InvalidValueException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StoredBuildTest {

    @TempDir
    private Path folder;

    @Test
    void keepsWhatTheReportSays() throws IOException {
        StoredBuild build = store(Reports.usual());
        assertThat(build.getComponent()).isEqualTo("prometheus");
        assertThat(build.getVersion()).isEqualTo("2.53.5");
        assertThat(build.getMillis()).isEqualTo(4_200);
        assertThat(build.getStepName()).isEqualTo("buildMonitoringImage");
        assertThat(build.getAgent()).isEqualTo("coop-agent");
        assertThat(build.getTags()).containsExactly("geoff-prometheus:latest");
        assertThat(build.getSteps()).extracting(StoredStep::getTitle).containsExactly("Read", "Build");
        assertThat(build.getSteps()).extracting(StoredStep::getPlatform).containsExactly("", "linux/arm/v7");
        StoredImage image = build.getImages().get(0);
        assertThat(image.getId()).isEqualTo(Reports.ID);
        assertThat(image.getDigest()).isEqualTo(Reports.DIGEST);
        assertThat(image.getPlatform()).isEqualTo("linux/arm/v7");
        assertThat(image.getBytes()).isEqualTo(98_000_000L);
        assertThat(image.isReady()).isTrue();
        assertThat(image.getTarballSha256()).isEqualTo("c3".repeat(32));
    }

    @Test
    void keepsTheIndexOfSeveralPlatformsAndTheirCommonTagOnce() throws IOException {
        StoredBuild build = store(Reports.indexed());

        assertThat(build.getIndexDigest()).isEqualTo(Reports.INDEX);
        assertThat(build.getTags()).containsExactly("shop/prometheus:1");
        assertThat(store(Reports.usual()).getIndexDigest()).isEmpty();
    }

    @Test
    void keepsConfigurationAndDockerfileAsFiles() throws IOException {
        StoredBuild build = store(Reports.usual());
        assertThat(build.getFiles()).containsExactly("prometheus.yml", "Dockerfile");
        assertThat(texts().read(1, "prometheus.yml")).contains(Reports.CONFIG);
        assertThat(texts().read(1, "Dockerfile")).contains("FROM scratch\n");
    }

    @Test
    void namesTheDockerfilesOfSeveralPlatformsAfterThem() throws IOException {
        StoredBuild build = store(Reports.of(
                "",
                "",
                Reports.image(Reports.ID, Reports.ARM, 1, "a:1-armv7"),
                Reports.image(Reports.ID, Reports.AMD, 1, "a:1-amd64")));
        assertThat(build.getFiles()).containsExactly("Dockerfile-armv7", "Dockerfile-amd64");
    }

    @Test
    void keepsNoTextThatIsTooLong() throws IOException {
        StoredBuild build = store(Reports.of("#".repeat((4 << 20) + 1), "prometheus.yml"));
        assertThat(build.getFiles()).isEmpty();
    }

    @Test
    void keepsTheFailuresOfPlatforms() throws IOException {
        StoredBuild build = store(Reports.failed("not ready\nlast line"));
        assertThat(build.getFailures()).containsExactly("Smoke test linux/arm/v7: not ready\nlast line");
        assertThat(build.getImages()).isEmpty();
    }

    @Test
    void cutsMessagesAndLists() throws IOException {
        StoredBuild build = store(Reports.failed("x".repeat(100_000)));
        assertThat(build.getFailures().get(0)).hasSizeLessThanOrEqualTo(Untrusted.LONGEST_MESSAGE + 3);
        List<StepTime> steps = Collections.nCopies(10_000, new StepTime(StepId.once(BuildStep.READ), -5));
        StoredBuild many = store(new BuildReport("prometheus", "2.53.5", List.of(), "", List.of(), steps, "", "", -1));
        assertThat(many.getSteps()).hasSize(Untrusted.MOST_ITEMS);
        assertThat(many.getSteps().get(0).getMillis()).isZero();
        assertThat(many.getMillis()).isZero();
    }

    @Test
    void takesControlCharactersOutOfLines() throws IOException {
        StoredBuild build = StoredBuild.of(1, "a\n\u001b[31mb\0", null, Reports.usual(), texts());
        assertThat(build.getStepName()).isEqualTo("a [31mb ");
        assertThat(build.getAgent()).isEmpty();
    }

    static Stream<BuildReport> impossible() {
        return Stream.of(
                new BuildReport("../etc", "2.53.5", List.of(), "", List.of(), List.of(), "", "", 1),
                new BuildReport("prometheus", "<b>", List.of(), "", List.of(), List.of(), "", "", 1),
                new BuildReport("prometheus", "2.53.5", List.of(), "sha256:<b>", List.of(), List.of(), "", "", 1),
                Reports.of("a", "../prometheus.yml"),
                Reports.of("a", ".htaccess"),
                Reports.of("a", null),
                Reports.of("", "", Reports.image("sha256:short", Reports.ARM, 1)),
                Reports.of("", "", Reports.image(null, Reports.ARM, 1)),
                Reports.of("", "", Reports.image(Reports.ID, Reports.ARM, 1, "<script>alert(1)</script>")),
                Reports.of("", "", Reports.detailed(Reports.ID, Reports.ARM, 1, "sha256:$(id)", "FROM scratch")),
                Reports.of("", "", new ImageReport(null, List.of(), "", "", null, 0, false, null, "")),
                new BuildReport(
                        "prometheus", "2.53.5", List.of(), "", List.of(), List.of(new StepTime(null, 1)), "", "", 1),
                new BuildReport(
                        "prometheus",
                        "2.53.5",
                        List.of(), "",
                        List.of(),
                        List.of(new StepTime(new StepId(BuildStep.BUILD, "<img>"), 1)),
                        "",
                        "",
                        1));
    }

    @ParameterizedTest
    @MethodSource("impossible")
    void refusesAReportThatCannotBeRightAndKeepsNothing(BuildReport report) {
        assertThatThrownBy(() -> store(report)).isInstanceOf(InvalidValueException.class);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void readsNoFileButThoseOfTheRun() {
        assertThatThrownBy(() -> texts().read(1, "../../build.xml")).isInstanceOf(InvalidValueException.class);
    }

    private StoredBuild store(BuildReport report) throws IOException {
        return StoredBuild.of(1, "buildMonitoringImage", "coop-agent", report, texts());
    }

    private KeptTexts texts() {
        return new KeptTexts(folder);
    }
}
