package io.jenkins.plugins.monitoringimages.plugin.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.cloudbees.plugins.credentials.CredentialsMatchers;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import com.cloudbees.plugins.credentials.impl.UsernamePasswordCredentialsImpl;
import hudson.AbortException;
import hudson.ProxyConfiguration;
import hudson.model.FreeStyleBuild;
import hudson.security.ACL;
import hudson.util.Secret;
import io.jenkins.plugins.monitoringimages.docker.connection.DockerTls;
import io.jenkins.plugins.monitoringimages.http.HttpProxy;
import io.jenkins.plugins.monitoringimages.http.HttpSettings;
import io.jenkins.plugins.monitoringimages.model.RegistryCredentials;
import io.jenkins.plugins.monitoringimages.plugin.config.RegistryLogin;
import io.jenkins.plugins.monitoringimages.release.MirrorPassword;
import io.jenkins.plugins.monitoringimages.spec.BuildSpec;
import io.jenkins.plugins.monitoringimages.spec.reader.SpecReader;
import java.util.List;
import java.util.Map;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.docker.commons.credentials.DockerRegistryEndpoint;
import org.jenkinsci.plugins.docker.commons.credentials.DockerServerCredentials;
import org.jenkinsci.plugins.docker.commons.credentials.DockerServerEndpoint;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Credentials and proxies that a run may use, as they are found in a real Jenkins. */
@WithJenkins
class CredentialsJenkinsTest {

    private static final String PUSHED = "output: registry";
    private static final RegistryCredentials GEOFF =
            new RegistryCredentials("registry.example.org:5000", "geoff", "pass:word-of-14+");

    private static FreeStyleBuild run;

    @BeforeAll
    static void setUp(JenkinsRule jenkins) throws Exception {
        run = jenkins.buildAndAssertSuccess(jenkins.createFreeStyleProject());
        var credentials = SystemCredentialsProvider.getInstance().getCredentials();
        credentials.add(new UsernamePasswordCredentialsImpl(
                CredentialsScope.GLOBAL, "registry", null, "geoff", "pass:word-of-14+"));
        credentials.add(new UsernamePasswordCredentialsImpl(
                CredentialsScope.GLOBAL, "other", null, "keeper", "some-word-of-14+"));
        credentials.add(new UsernamePasswordCredentialsImpl(
                CredentialsScope.SYSTEM, "hidden", null, "admin", "another-word-14"));
        credentials.add(new DockerServerCredentials(
                CredentialsScope.GLOBAL, "docker", null, Secret.fromString("KEY"), "CERTIFICATE", "AUTHORITY"));
    }

    @Test
    void findsTheKeysForADockerServer() throws Exception {
        DockerServerEndpoint server = new DockerServerEndpoint("tcp://docker.example.org:2376", "docker");

        assertThat(DockerServers.tls(server, run)).isEqualTo(DockerTls.ofContents("KEY", "CERTIFICATE", "AUTHORITY"));
        assertThat(DockerServers.tls(null, run)).isNull();
        assertThat(DockerServers.tls(new DockerServerEndpoint("unix:///socket", null), run)).isNull();
    }

    @Test
    void saysWhichKeysAreNotThere() {
        assertThatExceptionOfType(AbortException.class)
                .isThrownBy(() -> DockerServers.tls(new DockerServerEndpoint("tcp://docker:2376", "gone"), run))
                .withMessage("docker.credentialsId: there are no Docker server credentials 'gone' that this job may use"
                        + " for tcp://docker:2376");
    }

    @Test
    void findsTheLoginOfAMirrorAndShowsNoPassword() throws Exception {
        Mirrors.Login login = Mirrors.login("https://mirror.example.org/releases", "registry", "mirrorCredentialsId", run);

        assertThat(login.user()).isEqualTo("geoff");
        assertThat(login.password()).isEqualTo(new MirrorPassword("pass:word-of-14+"));
        assertThat(login.toString()).doesNotContain("pass:word");
    }

    @Test
    void saysWhichLoginOfAMirrorIsNotThere() {
        for (String id : List.of("gone", "hidden", "docker")) {
            assertThatExceptionOfType(AbortException.class)
                    .isThrownBy(() -> Mirrors.login("https://mirror.example.org", id, "mirrorCredentialsId", run))
                    .withMessage("mirrorCredentialsId: there is no user name with password '" + id
                            + "' that this job may use for https://mirror.example.org");
        }
        assertThatExceptionOfType(AbortException.class)
                .isThrownBy(() -> Mirrors.login("", "registry", "mirrorCredentialsId", run))
                .withMessageContaining("is for a mirror, and none is given");
    }

    @Test
    void findsTheLoginForARegistry() throws Exception {
        assertThat(logins(endpoint("https://registry.example.org:5000", "registry"), PUSHED)).containsExactly(GEOFF);
        assertThat(logins(endpoint("https://registry.example.org:5000/", null), PUSHED)).isEmpty();
        assertThat(logins(null, PUSHED)).isEmpty();
    }

    @Test
    void takesTheLoginOfTheSystemForTheHostOfATagOrBase() throws Exception {
        RegistryLogin tags = new RegistryLogin("registry.example.org:5000", "registry");
        RegistryLogin base = new RegistryLogin("base.example.org", "other");
        RegistryLogin elsewhere = new RegistryLogin("elsewhere.example.org", "gone");

        assertThat(logins(null, PUSHED, base, elsewhere, tags))
                .containsExactly(GEOFF, new RegistryCredentials("base.example.org", "keeper", "some-word-of-14+"));
        assertThat(logins(null, "output: docker", tags, base)).extracting(RegistryCredentials::address)
                .containsExactly("base.example.org");
        assertThat(logins(endpoint("https://registry.example.org:5000", "other"), PUSHED, tags))
                .extracting(RegistryCredentials::username)
                .containsExactly("keeper");
    }

    @Test
    void theJobsOwnLoginCanBeThatOfTheBase() throws Exception {
        assertThat(logins(endpoint("https://base.example.org", "other"), "output: docker"))
                .extracting(RegistryCredentials::address)
                .containsExactly("base.example.org");
    }

    @Test
    void useOfALoginIsTracked() throws Exception {
        logins(endpoint("https://registry.example.org:5000", "registry"), PUSHED);

        assertThat(CredentialsProvider.getFingerprintOf(CredentialsMatchers.firstOrNull(
                        CredentialsProvider.lookupCredentialsInItemGroup(
                                UsernamePasswordCredentialsImpl.class, Jenkins.get(), ACL.SYSTEM2, List.of()),
                        CredentialsMatchers.withId("registry"))))
                .isNotNull()
                .satisfies(fingerprint -> assertThat(fingerprint.getJobs()).contains(run.getParent().getFullName()));
    }

    @Test
    void doesNotFindALoginThatIsForTheSystemAlone() {
        assertThatExceptionOfType(AbortException.class)
                .isThrownBy(() -> logins(endpoint("https://registry.example.org:5000", "hidden"), PUSHED))
                .withMessageContaining("there are no registry credentials 'hidden' that this job may use");
        assertThatExceptionOfType(AbortException.class)
                .isThrownBy(() -> logins(null, PUSHED, new RegistryLogin("registry.example.org:5000", "hidden")))
                .withMessageContaining("registryLogins of the system configuration: there are no registry credentials 'hidden'");
    }

    @Test
    void refusesToPushElsewhere() {
        assertThatExceptionOfType(AbortException.class)
                .isThrownBy(() -> logins(new DockerRegistryEndpoint(null, null), PUSHED))
                .withMessageContaining("would be pushed to registry.example.org:5000; allowed: a name without a registry");
        assertThatExceptionOfType(AbortException.class)
                .isThrownBy(() -> logins(endpoint("https://other.example.org", null), PUSHED))
                .withMessageContaining("allowed: a name that begins with other.example.org/");
    }

    @Test
    void takesTheProxyOfTheBuildOrElseOfTheController() throws Exception {
        ProxyConfiguration controller =
                new ProxyConfiguration("proxy.example.org", 3128, "geoff", "proxy-password", "here\n*.example.org, there");

        HttpSettings ofController = Proxies.settings(Map.of(), controller);
        HttpSettings ofBuild = Proxies.settings(Map.of("http_proxy", "http://other:8080"), controller);

        assertThat(ofController.proxyForHttps())
                .isEqualTo(new HttpProxy("proxy.example.org", 3128, "geoff", "proxy-password"));
        assertThat(ofController.noProxy()).containsExactly("here", "*.example.org", "there");
        assertThat(ofBuild.proxyForHttp()).isEqualTo(HttpProxy.of("other", 8080));
        assertThat(ofBuild.proxyForHttps()).isNull();
        assertThat(Proxies.settings(Map.of(), null)).isEqualTo(HttpSettings.defaults());
    }

    private static List<RegistryCredentials> logins(
            DockerRegistryEndpoint own, String output, RegistryLogin... ofSystem) throws Exception {
        BuildSpec plan = SpecReader.read(
                "image: {tags: ['registry.example.org:5000/prometheus:1'], base: 'base.example.org/busybox', " + output + "}",
                Map.of());
        return new Registries(List.of(ofSystem), run).logins(own, plan.image());
    }

    private static DockerRegistryEndpoint endpoint(String url, String credentialsId) {
        return new DockerRegistryEndpoint(url, credentialsId);
    }
}
