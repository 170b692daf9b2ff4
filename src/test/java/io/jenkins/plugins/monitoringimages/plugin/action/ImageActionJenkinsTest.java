package io.jenkins.plugins.monitoringimages.plugin.action;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.EnvVars;
import hudson.Launcher;
import hudson.model.AbstractBuild;
import hudson.model.BuildListener;
import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Item;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.monitoringimages.build.report.BuildReport;
import io.jenkins.plugins.monitoringimages.model.BuildException;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import jenkins.model.Jenkins;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.htmlunit.WebResponse;
import org.htmlunit.html.HtmlPage;
import org.jenkinsci.plugins.docker.commons.fingerprint.DockerFingerprints;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule.WebClient;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.TestBuilder;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
public class ImageActionJenkinsTest {

    private static final String HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'`${7*7}";

    private JenkinsRule jenkins;

    @BeforeEach
    void use(JenkinsRule rule) {
        jenkins = rule;
    }

    @Test
    void thePageShowsWhatWasBuilt() throws Exception {
        Run<?, ?> run = runWith(Reports.usual());
        String page = text(run, "monitoring-images");
        assertThat(page)
                .contains("Prometheus 2.53.5", "geoff-prometheus:latest", "linux/arm/v7", "93.46 MiB")
                .contains(Reports.ID, Reports.DIGEST, "c3".repeat(32), "prometheus-2.53.5.linux-armv7.tar.gz")
                .contains("Read", "Build", "2.3 sec", "scrape_interval: 15s", "FROM scratch");
    }

    @Test
    void runPageAndHistoryPointToThePage() throws Exception {
        Run<?, ?> run = runWith(Reports.usual());
        HtmlPage page = open(run, "");
        assertThat(page.asNormalizedText()).contains("Monitoring images", "geoff-prometheus:latest");
        assertThat(page.getAnchors()).anyMatch(a -> a.getHrefAttribute().endsWith("monitoring-images"));
        WebResponse history = get(run.getParent().getUrl() + "buildHistory/ajax");
        assertThat(history.getContentAsString()).contains(run.getUrl() + "monitoring-images", "<svg");
    }

    @Test
    void severalBuildsOfARunShareThePage() throws Exception {
        Run<?, ?> run = runWith(Reports.usual(), Reports.failed("not ready"));
        assertThat(run.getActions(ImageAction.class)).hasSize(1);
        assertThat(run.getAction(ImageAction.class).getBuilds())
                .extracting(StoredBuild::getNumber)
                .containsExactly(1, 2);
        assertThat(text(run, "monitoring-images")).contains("geoff-prometheus:latest", "Smoke test linux/arm/v7: not ready");
    }

    @Test
    void nothingThatAnAgentSaysBecomesMarkup() throws Exception {
        Run<?, ?> run = run((build, listener) -> {
            BuildReport hostile = Reports.of(
                    HOSTILE,
                    "prometheus.yml",
                    Reports.detailed(Reports.ID, Reports.ARM, 5, Reports.DIGEST, "</pre>" + HOSTILE, "a:1"));
            ImageAction.attach(build, build.getWorkspace(), hostile, HOSTILE);
            ImageAction.attach(build, null, Reports.failed("</div>" + HOSTILE), HOSTILE);
        });
        jenkins.buildAndAssertSuccess((FreeStyleProject) run.getParent());
        for (String path : List.of(
                run.getUrl(),
                run.getUrl() + "monitoring-images",
                run.getParent().getUrl(),
                run.getParent().getUrl() + "monitoring-images",
                run.getParent().getUrl() + "buildHistory/ajax")) {
            assertThat(get(path).getContentAsString()).as(path).doesNotContain("<script>alert", "<img src=x");
        }
        assertThat(text(run, "monitoring-images")).contains(HOSTILE);
    }

    @Test
    void pagesHaveNoInlineScriptOrStyle() throws Exception {
        Run<?, ?> run = runWith(Reports.usual());
        String markup = open(run, "monitoring-images").querySelector("#main-panel").asXml();
        assertThat(markup).doesNotContain(" style=", " onclick=", "javascript:", "<style");
    }

    @Test
    void aFileIsDownloadedAsPlainText() throws Exception {
        Run<?, ?> run = runWith(Reports.usual());
        WebResponse response = get(run.getUrl() + "monitoring-images/download/1/prometheus.yml");
        assertThat(response.getContentAsString()).isEqualTo(Reports.CONFIG);
        assertThat(response.getContentType()).isEqualTo("text/plain");
        assertThat(response.getContentCharset()).isEqualTo(StandardCharsets.UTF_8);
        assertThat(response.getResponseHeaderValue("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(response.getResponseHeaderValue("Content-Disposition"))
                .isEqualTo("attachment; filename=\"prometheus.yml\"");
        assertThat(get(run.getUrl() + "monitoring-images/download/1/Dockerfile").getContentAsString())
                .isEqualTo("FROM scratch\n");
    }

    @Test
    void nothingElseIsDownloaded() throws Exception {
        Run<?, ?> run = runWith(Reports.usual());
        for (String path : List.of("1/build.xml", "1/..%2F..%2Fbuild.xml", "2/Dockerfile", "1", "", "0/Dockerfile")) {
            assertThat(get(run.getUrl() + "monitoring-images/download/" + path).getStatusCode())
                    .as(path)
                    .isIn(400, 404);
        }
    }

    @Test
    void aDownloadIsNoPost() throws Exception {
        Run<?, ?> run = runWith(Reports.usual());
        WebClient client = client();
        WebRequest post = new WebRequest(
                client.createCrumbedUrl(run.getUrl() + "monitoring-images/download/1/Dockerfile"), HttpMethod.POST);
        assertThat(client.getPage(post).getWebResponse().getStatusCode()).isIn(404, 405);
    }

    @Test
    void onlyWhoMayReadTheJobSeesIt() throws Exception {
        Run<?, ?> run = runWith(Reports.usual());
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ)
                .everywhere()
                .toEveryone()
                .grant(Item.READ)
                .everywhere()
                .to("reader"));
        for (String path : List.of("monitoring-images", "monitoring-images/download/1/Dockerfile")) {
            assertThat(client().login("reader").goTo(run.getUrl() + path, null).getWebResponse().getStatusCode())
                    .isEqualTo(200);
            assertThat(client().login("other").goTo(run.getUrl() + path, null).getWebResponse().getStatusCode())
                    .isEqualTo(404);
        }
        assertThat(client().login("other").goTo(run.getParent().getUrl() + "monitoring-images", null).getWebResponse()
                        .getStatusCode())
                .isEqualTo(404);
    }

    @Test
    void secretsAreShownToNobodyAndDownloadedByThoseWhoMayConfigureTheJob() throws Exception {
        String config = "remote_write:\n  - url: http://a/write\n    bearer_token: hunter2 # of the store\n";
        Run<?, ?> run = runWith(Reports.of(config, "prometheus.yml", Reports.image(Reports.ID, Reports.ARM, 1, "a:1")));
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ, Item.READ)
                .everywhere()
                .toEveryone()
                .grant(Item.CONFIGURE)
                .everywhere()
                .to("owner"));
        for (String user : List.of("owner", "reader")) {
            assertThat(client().login(user).goTo(run.getUrl() + "monitoring-images").getBody().getTextContent())
                    .contains("bearer_token: <secret> # of the store")
                    .doesNotContain("hunter2");
        }
        String path = run.getUrl() + "monitoring-images/download/1/prometheus.yml";
        assertThat(client().login("owner").goTo(path, null).getWebResponse().getContentAsString()).isEqualTo(config);
        assertThat(client().login("reader").goTo(path, null).getWebResponse().getContentAsString())
                .isEqualTo(config.replace("hunter2", "<secret>"));
    }

    @Test
    void followingFreestyleStepsAreToldOfTheLastBuild() throws Exception {
        FreeStyleProject project = jenkins.createFreeStyleProject();
        EnvVars seen = new EnvVars();
        project.getBuildersList().add(attaching(Reports.usual()));
        project.getBuildersList().add(new TestBuilder() {
            @Override
            public boolean perform(AbstractBuild<?, ?> build, Launcher launcher, BuildListener listener)
                    throws IOException, InterruptedException {
                seen.putAll(build.getEnvironment(listener));
                return true;
            }
        });
        jenkins.buildAndAssertSuccess(project);
        assertThat(seen)
                .containsEntry("MONITORING_IMAGE_ID", Reports.ID)
                .containsEntry("MONITORING_IMAGE_TAGS", "geoff-prometheus:latest")
                .containsEntry("MONITORING_IMAGE_DIGEST", Reports.DIGEST);
    }

    @Test
    void followingPipelineStepsAreToldOfTheLastBuild() throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class);
        job.setDefinition(new CpsFlowDefinition(
                "echo \"before: ${env.MONITORING_IMAGE_ID}\"\n" + getClass().getName()
                        + ".attachTo(currentBuild.rawBuild)\n"
                        + "withEnv(['OTHER=1']) { echo \"after: ${env.MONITORING_IMAGE_TAGS}\" }",
                false));
        WorkflowRun run = jenkins.buildAndAssertSuccess(job);
        jenkins.assertLogContains("before: null", run);
        jenkins.assertLogContains("after: geoff-prometheus:latest", run);
    }

    /** Called by a Pipeline script. */
    public static void attachTo(Run<?, ?> run) throws BuildException, IOException {
        ImageAction.attach(run, null, Reports.usual(), "buildMonitoringImage");
    }

    @Test
    void valuesOfSeveralImagesStandInTheirOrder() throws Exception {
        String second = "sha256:" + "d4".repeat(32);
        Run<?, ?> run = runWith(Reports.of(
                "",
                "",
                Reports.detailed(Reports.ID, Reports.ARM, 1, "", "FROM scratch\n", "a:1-armv7"),
                Reports.detailed(second, Reports.AMD, 1, "", "FROM scratch\n", "a:1-amd64")));
        EnvVars env = run.getEnvironment(TaskListener.NULL);
        assertThat(env)
                .containsEntry("MONITORING_IMAGE_ID", Reports.ID + " " + second)
                .containsEntry("MONITORING_IMAGE_TAGS", "a:1-armv7 a:1-amd64")
                .containsEntry("MONITORING_IMAGE_DIGEST", "");
    }

    @Test
    void severalPlatformsUnderOneTagHaveTheDigestOfTheirIndex() throws Exception {
        Run<?, ?> run = runWith(Reports.indexed());
        assertThat(run.getEnvironment(TaskListener.NULL))
                .containsEntry("MONITORING_IMAGE_TAGS", "shop/prometheus:1")
                .containsEntry("MONITORING_IMAGE_DIGEST", Reports.INDEX);
        assertThat(text(run, "monitoring-images")).contains(Reports.INDEX, Reports.DIGEST);
    }

    @Test
    void imagesHaveFingerprints() throws Exception {
        Run<?, ?> run = runWith(Reports.usual());
        assertThat(DockerFingerprints.of(Reports.ID)).isNotNull();
        assertThat(get(run.getUrl() + "docker-fingerprints").getStatusCode()).isEqualTo(200);
    }

    @Test
    void whatIsStoredIsThereAfterARestart() throws Exception {
        Run<?, ?> run = runWith(Reports.usual());
        String before = text(run, "monitoring-images");
        FreeStyleProject project = (FreeStyleProject) run.getParent();
        project.getBuildersList().clear();
        project.save();
        jenkins.jenkins.reload();
        Run<?, ?> loaded = jenkins.jenkins.getItemByFullName(project.getFullName(), FreeStyleProject.class).getBuildByNumber(1);
        assertThat(loaded).isNotSameAs(run);
        assertThat(text(loaded, "monitoring-images")).isEqualTo(before);
    }

    @Test
    void theXmlOfARunStaysSmall() throws Exception {
        Run<?, ?> run = runWith(Reports.of(
                "#".repeat(100_000), "prometheus.yml", Reports.image(Reports.ID, Reports.ARM, 1, "a:1")));
assertThat(Files.readString(new File(run.getRootDir(), "build.xml").toPath())).doesNotContain("####");
        assertThat(Run.XSTREAM2.toXML(run.getAction(ImageAction.class))).hasSizeLessThan(4_000);
    }

    @Test
    void whatAnEarlierVersionStoredIsRead() throws Exception {
        ImageAction action = (ImageAction) Run.XSTREAM2.fromXML(getClass().getResource("ImageAction-1.0.xml"));
        StoredBuild build = action.getBuilds().get(0);
        assertThat(build.getVersion()).isEqualTo("2.53.5");
        assertThat(build.getFiles()).containsExactly("prometheus.yml", "Dockerfile");
        assertThat(build.getImages().get(0).getTags()).containsExactly("geoff-prometheus:latest");
        assertThat(build.getSteps()).hasSize(2);
        assertThat(Run.XSTREAM2.toXML(action)).isEqualToIgnoringNewLines(withoutVersion("ImageAction-1.0.xml"));
    }

    @Test
    void whatIsMissingInTheXmlIsEmpty() {
        ImageAction action = (ImageAction) Run.XSTREAM2.fromXML("<" + ImageAction.class.getName() + "><builds><"
                + StoredBuild.class.getName() + "><number>1</number></" + StoredBuild.class.getName() + "></builds></"
                + ImageAction.class.getName() + ">");
        StoredBuild build = action.getBuilds().get(0);
        assertThat(build.getComponent()).isEmpty();
        assertThat(build.getImages()).isEmpty();
        assertThat(build.getFiles()).isEmpty();
        ImageAction bare = (ImageAction) Run.XSTREAM2.fromXML("<" + ImageAction.class.getName() + "/>");
        assertThat(bare.getBuilds()).isEmpty();
    }

    private String withoutVersion(String resource) throws IOException {
        try (InputStream in = getClass().getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replaceAll(" plugin=\"[^\"]*\"", "").strip();
        }
    }

    private Run<?, ?> runWith(BuildReport... reports) throws Exception {
        return run((build, listener) -> {
            for (BuildReport report : reports) {
                ImageAction.attach(build, build.getWorkspace(), report, "buildMonitoringImage");
            }
        });
    }

    private FreeStyleBuild run(Work work) throws Exception {
        FreeStyleProject project = jenkins.createFreeStyleProject();
        project.getBuildersList().add(working(work));
        return jenkins.buildAndAssertSuccess(project);
    }

    static TestBuilder attaching(BuildReport report) {
        return working((build, listener) ->
                ImageAction.attach(build, build.getWorkspace(), report, "buildMonitoringImage"));
    }

    private static TestBuilder working(Work work) {
        return new TestBuilder() {
            @Override
            public boolean perform(AbstractBuild<?, ?> build, Launcher launcher, BuildListener listener)
                    throws IOException {
                try {
                    work.on(build, listener);
                } catch (BuildException e) {
                    throw new IOException(e);
                }
                return true;
            }
        };
    }

    private WebClient client() {
        WebClient client = jenkins.createWebClient();
        client.getOptions().setThrowExceptionOnFailingStatusCode(false);
        return client;
    }

    private WebResponse get(String path) throws Exception {
        return client().goTo(path, null).getWebResponse();
    }

    private HtmlPage open(Run<?, ?> run, String path) throws Exception {
        return jenkins.createWebClient().getPage(run, path);
    }

    /** The text of a page, with what is folded away. */
    private String text(Run<?, ?> run, String path) throws Exception {
        return open(run, path).querySelector("#main-panel").getTextContent();
    }

    /** What a build step of a test does. */
    private interface Work {
        void on(AbstractBuild<?, ?> build, BuildListener listener) throws BuildException, IOException;
    }
}
