package io.jenkins.plugins.monitoringimages.plugin.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import com.cloudbees.plugins.credentials.impl.UsernamePasswordCredentialsImpl;
import hudson.AbortException;
import hudson.ProxyConfiguration;
import hudson.model.FreeStyleBuild;
import hudson.util.Secret;
import io.jenkins.plugins.monitoringimages.docker.connection.DockerTls;
import io.jenkins.plugins.monitoringimages.model.ImageReference;
import io.jenkins.plugins.monitoringimages.model.RegistryCredentials;
import io.jenkins.plugins.monitoringimages.http.HttpProxy;
import io.jenkins.plugins.monitoringimages.http.HttpSettings;
import java.util.List;
import java.util.Map;
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

    private static final List<ImageReference> TAGS =
            List.of(ImageReference.parse("registry.example.org:5000/prometheus:1"));

    private static FreeStyleBuild run;

    @BeforeAll
    static void setUp(JenkinsRule jenkins) throws Exception {
        run = jenkins.buildAndAssertSuccess(jenkins.createFreeStyleProject());
        var credentials = SystemCredentialsProvider.getInstance().getCredentials();
        credentials.add(new UsernamePasswordCredentialsImpl(
                CredentialsScope.GLOBAL, "registry", null, "geoff", "pass:word-of-14+"));
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
    void findsTheLoginForARegistry() throws Exception {
        DockerRegistryEndpoint registry = new DockerRegistryEndpoint("https://registry.example.org:5000", "registry");

        assertThat(Registries.login(registry, TAGS, run))
                .isEqualTo(new RegistryCredentials("registry.example.org:5000", "geoff", "pass:word-of-14+"));
        assertThat(Registries.login(new DockerRegistryEndpoint("https://registry.example.org:5000/", null), TAGS, run))
                .isNull();
    }

    @Test
    void doesNotFindALoginThatIsForTheSystemAlone() {
        DockerRegistryEndpoint registry = new DockerRegistryEndpoint("https://registry.example.org:5000", "hidden");

        assertThatExceptionOfType(AbortException.class)
                .isThrownBy(() -> Registries.login(registry, TAGS, run))
                .withMessageContaining("there are no registry credentials 'hidden' that this job may use");
    }

    @Test
    void refusesToPushElsewhere() {
        assertThatExceptionOfType(AbortException.class)
                .isThrownBy(() -> Registries.login(new DockerRegistryEndpoint(null, null), TAGS, run))
                .withMessageContaining("would be pushed to registry.example.org:5000; allowed: a name without a registry");
        assertThatExceptionOfType(AbortException.class)
                .isThrownBy(() -> Registries.login(
                        new DockerRegistryEndpoint("https://registry.example.org", null),
                        List.of(ImageReference.parse("prometheus")),
                        run))
                .withMessageContaining("Docker Hub; allowed: a name that begins with registry.example.org/");
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
}
