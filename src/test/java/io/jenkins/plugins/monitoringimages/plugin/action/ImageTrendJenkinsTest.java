package io.jenkins.plugins.monitoringimages.plugin.action;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.FreeStyleProject;
import hudson.model.Result;
import io.jenkins.plugins.monitoringimages.build.report.BuildReport;
import java.util.List;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.DomNode;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.FailureBuilder;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class ImageTrendJenkinsTest {

    private JenkinsRule jenkins;
    private FreeStyleProject project;

    @BeforeEach
    void use(JenkinsRule rule) throws Exception {
        jenkins = rule;
        project = jenkins.createFreeStyleProject("coop");
    }

    @Test
    void theJobShowsItsLastRunsAsChartsWhosePointsAreLinks() throws Exception {
        build(Reports.usual());
        build(Reports.usual());
        HtmlPage page = jenkins.createWebClient().getPage(project);
        List<DomNode> charts = page.querySelectorAll("svg.monitoring-images-chart");
        assertThat(charts).hasSize(2);
        assertThat(charts).allSatisfy(chart -> {
            assertThat(chart.querySelectorAll("polyline")).hasSize(1);
            assertThat(chart.querySelectorAll("circle")).hasSize(2);
            assertThat(chart.querySelectorAll("a"))
                    .extracting(link -> ((DomElement) link).getAttribute("href"))
                    .containsExactly("/jenkins/job/coop/1/monitoring-images", "/jenkins/job/coop/2/monitoring-images");
        });
        assertThat(((DomElement) charts.get(0).querySelector("a")).getAttribute("aria-label"))
                .isEqualTo("#1: Image size 93.46 MiB");
    }

    @Test
    void theSameIsThereAsATable() throws Exception {
        build(Reports.usual());
        build(Reports.failed("not ready"));
        build(Reports.usual());
        HtmlPage page = jenkins.createWebClient().getPage(project, "monitoring-images");
        assertThat(page.querySelectorAll("#main-panel tbody tr")).hasSize(3);
        assertThat(page.querySelector("#main-panel tbody").asNormalizedText())
                .contains("#1", "93.46 MiB", "4.2 sec", "geoff-prometheus:latest", "complete")
                .contains("#2", "a platform failed");
        assertThat(page.querySelector("#main-panel").asXml()).doesNotContain(" style=", " onclick=", "<style");
    }

    @Test
    void runsWithoutImagesAreLeftOut() throws Exception {
        build(Reports.usual());
        project.getBuildersList().clear();
        project.getBuildersList().add(new FailureBuilder());
        jenkins.buildAndAssertStatus(Result.FAILURE, project);
        build(Reports.usual());
        assertThat(new ImageTrend(project).getPoints()).extracting(TrendPoint::getNumber).containsExactly(1, 3);
    }

    @Test
    void aJobThatBuiltNoImageHasNone() throws Exception {
        jenkins.buildAndAssertSuccess(project);
        assertThat(project.getActions(ImageTrend.class)).isEmpty();
        assertThat(jenkins.createWebClient().getPage(project).querySelectorAll(".monitoring-images-trend")).isEmpty();
    }

    private void build(BuildReport report) throws Exception {
        project.getBuildersList().clear();
        project.getBuildersList().add(ImageActionJenkinsTest.attaching(report));
        jenkins.buildAndAssertSuccess(project);
    }
}
