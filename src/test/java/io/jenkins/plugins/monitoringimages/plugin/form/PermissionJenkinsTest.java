package io.jenkins.plugins.monitoringimages.plugin.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import com.cloudbees.plugins.credentials.impl.UsernamePasswordCredentialsImpl;
import hudson.model.Descriptor;
import hudson.model.FreeStyleProject;
import hudson.model.Item;
import hudson.model.User;
import hudson.security.ACL;
import hudson.security.ACLContext;
import hudson.security.AccessDeniedException3;
import hudson.util.FormValidation;
import io.jenkins.plugins.monitoringimages.component.catalog.ComponentCatalog;
import io.jenkins.plugins.monitoringimages.plugin.config.MonitoringImagesConfiguration;
import io.jenkins.plugins.monitoringimages.plugin.config.RegistryLogin;
import io.jenkins.plugins.monitoringimages.plugin.notify.NotifySlackStep;
import io.jenkins.plugins.monitoringimages.plugin.notify.SlackConfiguration;
import io.jenkins.plugins.monitoringimages.plugin.steps.BuildMonitoringImageStep;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import jenkins.model.Jenkins;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.htmlunit.WebResponse;
import org.htmlunit.util.NameValuePair;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;
import org.kohsuke.stapler.verb.POST;

/** The web methods of the forms are for those who may configure, and for nobody else. */
@WithJenkins
class PermissionJenkinsTest {

    private static JenkinsRule jenkins;
    private static FreeStyleProject job;

    @BeforeAll
    static void setUp(JenkinsRule rule) throws Exception {
        jenkins = rule;
        job = rule.createFreeStyleProject("coop");
        rule.jenkins.setSecurityRealm(rule.createDummySecurityRealm());
        rule.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ, Item.READ).everywhere().to("reader")
                .grant(Jenkins.READ, Item.READ, Item.CONFIGURE).everywhere().to("configurer")
                .grant(Jenkins.ADMINISTER).everywhere().to("admin"));
    }

    @Test
    void everyWebMethodIsPost() {
        assertThat(descriptors().flatMap(descriptor -> Arrays.stream(descriptor.getClass().getMethods()))
                        .filter(method -> method.getName().matches("do(Check|Fill|Test|Preview|Send).*"))
                        .filter(method -> method.getDeclaringClass().getName().contains("monitoringimages")))
                .hasSizeGreaterThan(20)
                .allSatisfy(method -> assertThat(method.isAnnotationPresent(POST.class)).as(method.toString()).isTrue());
    }

    @Test
    void everyCheckTellsNothingToReaders() throws Exception {
        try (ACLContext as = ACL.as2(User.getById("reader", true).impersonate2())) {
            for (Descriptor<?> descriptor : descriptors().toList()) {
                for (Method method : descriptor.getClass().getMethods()) {
                    if (method.getName().startsWith("doCheck")
                            && method.getDeclaringClass().getName().contains("monitoringimages")) {
                        assertThat(((FormValidation) method.invoke(descriptor, arguments(method))).kind)
                                .as(method.toString())
                                .isEqualTo(FormValidation.Kind.OK);
                    }
                }
            }
        }
    }

    @Test
    void showsNothingButTheCurrentValueInTheSelectorsOfReaders() {
        BuildMonitoringImageStep.DescriptorImpl step =
                jenkins.jenkins.getDescriptorByType(BuildMonitoringImageStep.DescriptorImpl.class);

        try (ACLContext as = ACL.as2(User.getById("reader", true).impersonate2())) {
            assertThat(step.doFillComponentItems(job, "alertmanager")).hasSize(1);
            assertThat(step.doFillVersionItems(job, "prometheus")).isEmpty();
            assertThat(step.doFillSmokeTestItems(job, "off")).hasSize(1);
            assertThat(step.doFillPullItems(job, "never")).hasSize(1);
            assertThat(step.doFillBuildItems(job, "assemble")).hasSize(1);
        }
        try (ACLContext as = ACL.as2(User.getById("configurer", true).impersonate2())) {
            assertThat(step.doFillComponentItems(job, "alertmanager")).hasSameSizeAs(ComponentCatalog.ids());
            assertThat(step.doFillVersionItems(job, "prometheus")).contains("latest", "2.53.5");
            assertThat(step.doFillSmokeTestItems(job, "off")).hasSize(3);
            assertThat(step.doFillPullItems(job, "never")).hasSize(3);
            assertThat(step.doFillBuildItems(job, "assemble")).hasSize(2);
        }
    }

    @Test
    void listsCredentialsForAdministratorsAlone() throws Exception {
        SystemCredentialsProvider.getInstance().getCredentials().add(new UsernamePasswordCredentialsImpl(
                CredentialsScope.GLOBAL, "login", null, "geoff", "pass:word-of-14+"));
        RegistryLogin.DescriptorImpl login =
                jenkins.jenkins.getDescriptorByType(RegistryLogin.DescriptorImpl.class);

        try (ACLContext as = ACL.as2(User.getById("configurer", true).impersonate2())) {
            assertThat(login.doFillCredentialsIdItems("", "kept")).extracting(option -> option.value).containsExactly("", "kept");
        }
        try (ACLContext as = ACL.as2(User.getById("admin", true).impersonate2())) {
            assertThat(login.doFillCredentialsIdItems("", "")).extracting(option -> option.value).contains("", "login");
        }
    }

    @Test
    void listsTheMirrorsCredentialsForThoseWhoMayConfigure() {
        BuildMonitoringImageStep.DescriptorImpl step =
                jenkins.jenkins.getDescriptorByType(BuildMonitoringImageStep.DescriptorImpl.class);
        SystemCredentialsProvider.getInstance().getCredentials().add(mirrorLogin());

        try (ACLContext as = ACL.as2(User.getById("reader", true).impersonate2())) {
            assertThat(step.doFillMirrorCredentialsIdItems(job, "", "kept"))
                    .extracting(option -> option.value).containsExactly("", "kept");
        }
        try (ACLContext as = ACL.as2(User.getById("configurer", true).impersonate2())) {
            assertThat(step.doFillMirrorCredentialsIdItems(job, "https://mirror.example.org", ""))
                    .extracting(option -> option.value).contains("mirror");
            assertThat(MonitoringImagesConfiguration.get().doFillMirrorCredentialsIdItems("", "kept"))
                    .extracting(option -> option.value).containsExactly("", "kept");
        }
    }

    private static UsernamePasswordCredentialsImpl mirrorLogin() {
        try {
            return new UsernamePasswordCredentialsImpl(
                    CredentialsScope.GLOBAL, "mirror", null, "geoff", "pass:word-of-14+");
        } catch (Descriptor.FormException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void previewsForThoseWhoMayConfigure() throws Exception {
        assertThat(preview("configurer").getStatusCode()).isEqualTo(200);
        assertThat(preview("configurer").getContentAsString()).contains("job_name", "&lt;b").doesNotContain("<b>");
        assertThat(preview("reader").getStatusCode()).isEqualTo(403);
        // Who is not logged in is sent to the login page.
        assertThat(preview(null).getContentAsString()).doesNotContain("job_name");
    }

    @Test
    void refusesToPreviewByGet() throws Exception {
        try (JenkinsRule.WebClient client = jenkins.createWebClient().withThrowExceptionOnFailingStatusCode(false)) {
            client.login("admin");

            assertThat(client.goTo(previewPath() + "?form={}", null).getWebResponse().getStatusCode())
                    .isIn(404, 405);
        }
    }

    @Test
    void asksForAdministratorsOutsideOfAnItem() {
        try (ACLContext as = ACL.as2(User.getById("configurer", true).impersonate2())) {
            assertThat(FormAccess.mayConfigure(null)).isFalse();
            assertThatExceptionOfType(AccessDeniedException3.class).isThrownBy(() -> FormAccess.checkConfigure(null));
        }
    }

    private static WebResponse preview(String user) throws Exception {
        try (JenkinsRule.WebClient client = jenkins.createWebClient().withThrowExceptionOnFailingStatusCode(false)) {
            if (user != null) {
                client.login(user);
            }
            WebRequest request = new WebRequest(client.createCrumbedUrl(previewPath()), HttpMethod.POST);
            request.setRequestParameters(List.of(new NameValuePair(
                    "form", "{tags: 'a', version: '2.53.5', scrapeJobs: {name: '<b>', targets: 'coop:8081'}}")));
            return client.getPage(request).getWebResponse();
        }
    }

    private static String previewPath() {
        return job.getUrl() + "descriptorByName/" + BuildMonitoringImageStep.class.getName() + "/preview";
    }

    private static Stream<Descriptor<?>> descriptors() {
        return Stream.of(
                jenkins.jenkins.getDescriptorOrDie(BuildMonitoringImageStep.class),
                jenkins.jenkins.getDescriptorOrDie(ScrapeJobForm.class),
                jenkins.jenkins.getDescriptorOrDie(CopiedFilesForm.class),
                MonitoringImagesConfiguration.get(),
                jenkins.jenkins.getDescriptorOrDie(RegistryLogin.class),
                jenkins.jenkins.getDescriptorOrDie(NotifySlackStep.class),
                SlackConfiguration.get());
    }

    /** The job, and texts that every check would refuse. */
    private static Object[] arguments(Method method) {
        return Arrays.stream(method.getParameterTypes()).map(type -> type == Item.class ? job : "\u0001").toArray();
    }
}
