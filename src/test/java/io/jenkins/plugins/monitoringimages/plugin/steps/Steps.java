package io.jenkins.plugins.monitoringimages.plugin.steps;

import io.jenkins.plugins.monitoringimages.plugin.form.CopiedFilesForm;
import io.jenkins.plugins.monitoringimages.plugin.form.ScrapeJobForm;
import java.util.List;
import org.jenkinsci.plugins.docker.commons.credentials.DockerRegistryEndpoint;
import org.jenkinsci.plugins.docker.commons.credentials.DockerServerEndpoint;

/** Steps that tests start from. */
public final class Steps {

    private Steps() {}

    /** As short as a form can be filled. */
    static BuildMonitoringImageStep shortest() {
        return new BuildMonitoringImageStep(List.of("geoff-prometheus"));
    }

    /** Every argument with a value that is not its default. */
    static BuildMonitoringImageStep full() {
        ScrapeJobForm prometheus = new ScrapeJobForm("prometheus", List.of("localhost:9090"));
        ScrapeJobForm coop = new ScrapeJobForm("coop & \"barn\"", List.of("coop:8081", "pi:9100"));
        coop.setLabels(List.of("yard=back", "note=a=b"));
        coop.setMetricsPath("/stats");
        coop.setScheme("https");
        coop.setScrapeInterval("30s");
        coop.setScrapeTimeout("10s");
        BuildMonitoringImageStep step = new BuildMonitoringImageStep(List.of("geoff-prometheus:1", "shop/prometheus"));
        step.setComponent("prometheus");
        step.setVersion("2.53.5");
        step.setPlatforms(List.of("linux/amd64", "linux/arm/v7"));
        step.setMirror("http://mirror.example.org/releases");
        step.setMirrorCredentialsId("mirror");
        step.setSha256("0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef");
        step.setVerify(false);
        step.setScrapeInterval("20s");
        step.setEvaluationInterval("1m");
        step.setExternalLabels(List.of("site=backyard"));
        step.setAlertmanagers(List.of("alertmanager:9093"));
        step.setRuleFiles(List.of("rules/first.yml"));
        step.setScrapeJobs(List.of(prometheus, coop));
        step.setExtra("remote_write:\n  - url: http://store:9201/write");
        step.setConfigFile("monitoring/prometheus.yml");
        step.setFiles(List.of(new CopiedFilesForm("web.yml", "/etc/prometheus/web.yml")));
        step.setBase("scratch");
        step.setLabels(List.of("owner=geoff"));
        step.setFlags(List.of("--storage.tsdb.retention.time=30d"));
        step.setDocker(new DockerServerEndpoint("tcp://docker.example.org:2376", null));
        step.setRegistry(new DockerRegistryEndpoint("https://registry.example.org:5000", null));
        step.setSmokeTest("required");
        step.setOutput(List.of("docker", "registry", "oci:out/image", "archive:out/${BUILD_NUMBER}.tar"));
        step.setPull("always");
        step.setBuild("dockerfile");
        step.setInstructions(List.of("ENV PATH=$PATH:/opt", "RUN id > /id"));
        step.setKeepReplaced(true);
        step.setSpec("monitoring/coop.yml");
        step.setSet(List.of("smokeTest=off"));
        step.setInsecureRegistries(List.of("registry.example.org:5000"));
        return step;
    }
}
