package io.jenkins.plugins.monitoringimages.plugin.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.monitoringimages.component.prometheus.PrometheusConfig;
import io.jenkins.plugins.monitoringimages.model.Platform;
import io.jenkins.plugins.monitoringimages.spec.BuildSpec;
import io.jenkins.plugins.monitoringimages.spec.ConfigSource;
import io.jenkins.plugins.monitoringimages.spec.SpecException;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class SpecFormTest {

    private final SpecForm form = new SpecForm(UnaryOperator.identity()).list("image.tags", List.of("a"));

    @Test
    void leavesOutWhatIsEmpty() throws SpecException {
        BuildSpec plan = form.text("version", "")
                .text("release.mirror", null)
                .list("image.flags", List.of())
                .pairs("image.labels", List.of())
                .plan();

        assertThat(plan).isEqualTo(new SpecForm(UnaryOperator.identity()).list("image.tags", List.of("a")).plan());
    }

    @Test
    void putsValuesIntoTheirSections() throws SpecException {
        BuildSpec plan = form.text("release.mirror", "http://mirror")
                .pairs("image.labels", List.of("yard=back", "note=a=b"))
                .plan();

        assertThat(plan.release().mirror()).isEqualTo("http://mirror");
        assertThat(plan.image().labels()).containsExactly(Map.entry("yard", "back"), Map.entry("note", "a=b"));
    }

    @Test
    void replacesVariablesEverywhereButInVerbatimTexts() throws SpecException {
        SpecForm expanding = new SpecForm(text -> text.replace("$N", "7"));

        BuildSpec plan = expanding.list("image.tags", List.of("a:$N"))
                .pairs("config.externalLabels", List.of("run=$N"))
                .forms("config.scrapeJobs", List.of(job -> job.text("name", "job$N").text("targets", "host:9$N")))
                .verbatim("config.extra", "remote_write: [{url: 'http://$N'}]")
                .plan();

        PrometheusConfig config = ((ConfigSource.Generated) plan.config()).settings();
        assertThat(plan.image().tags()).hasToString("[a:7]");
        assertThat(config.externalLabels().values()).containsEntry("run", "7");
        assertThat(config.scrapeJobs().get(0).name()).isEqualTo("job7");
        assertThat(config.extra()).contains("$N");
    }

    @Test
    void aPinIsOneChecksumOrOneForEachPlatform() throws SpecException {
        String arm = "a".repeat(64);
        String amd = "b".repeat(64);

        assertThat(tagged().pins("release.sha256", arm).plan().release().pins()).containsOnlyKeys(Platform.parse("linux/arm/v7"));
        assertThat(tagged().pins("release.sha256", "linux/arm/v7=" + arm + "\nlinux/amd64=" + amd).plan().release().pins())
                .containsOnlyKeys(Platform.parse("linux/arm/v7"), Platform.parse("linux/amd64"));
    }

    private static SpecForm tagged() {
        return new SpecForm(text -> text).list("image.tags", List.of("coop"));
    }

    @Test
    void tellsOfALineThatIsNoPairTogetherWithTheOtherProblems() {
        form.pairs("image.labels", List.of("yard")).text("version", "two");

        assertThat(problems()).containsExactly(
                "image.labels: 'yard' is not allowed; allowed: NAME=VALUE, one on each line",
                "version: 'two' is not allowed; allowed: a release version such as 2.53.5, 3.0.0-rc.1 or"
                        + " 2.43.0+stringlabels, or latest");
    }

    @Test
    void tellsOfANameThatIsGivenTwice() {
        form.pairs("image.labels", List.of("yard=back", "yard=front"));

        assertThat(problems()).containsExactly("image.labels: 'yard' is given twice; allowed: once");
    }

    @Test
    void tellsInWhichItemOfAListAProblemIs() {
        form.forms("config.scrapeJobs", List.of(
                job -> job.text("name", "one").text("targets", "one:1"),
                job -> job.text("name", "two").text("targets", "two:2").pairs("labels", List.of("yard"))));

        assertThat(problems()).containsExactly(
                "config.scrapeJobs[1].labels: 'yard' is not allowed; allowed: NAME=VALUE, one on each line");
    }

    private List<String> problems() {
        SpecException e = catchThrowableOfType(SpecException.class, form::plan);
        return e.problems().stream().map(Object::toString).toList();
    }
}
