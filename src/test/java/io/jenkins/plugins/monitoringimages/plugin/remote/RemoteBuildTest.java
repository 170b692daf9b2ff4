package io.jenkins.plugins.monitoringimages.plugin.remote;

import static org.assertj.core.api.Assertions.assertThatCode;

import io.jenkins.plugins.monitoringimages.build.BuildEnvironment;
import io.jenkins.plugins.monitoringimages.docker.connection.DockerTls;
import io.jenkins.plugins.monitoringimages.http.HttpProxy;
import io.jenkins.plugins.monitoringimages.http.HttpSettings;
import io.jenkins.plugins.monitoringimages.model.RegistryCredentials;
import io.jenkins.plugins.monitoringimages.spec.BuildSpec;
import io.jenkins.plugins.monitoringimages.release.MirrorPassword;
import io.jenkins.plugins.monitoringimages.spec.reader.SpecReader;
import java.io.ByteArrayOutputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RemoteBuildTest {

    @Test
    void canBeSentToAnAgentWithAllThatItNeeds() throws Exception {
        BuildSpec plan = SpecReader.read(Map.of(
                "image", Map.of("tags", List.of("shop/prometheus"), "output", List.of("registry", "oci:out")),
                "config", Map.of("scrapeJobs", List.of(Map.of("name", "coop", "targets", List.of("coop:8081"))))));
        HttpProxy proxy = new HttpProxy("proxy.example.org", 3128, "user", "secret");
        RemoteBuild build = new RemoteBuild(
                plan,
                new AgentSetup(new BuildEnvironment(
                        Map.of("a", "b"),
                        Optional.of(new MirrorPassword("secret")),
                        List.of(new RegistryCredentials("shop:5000", "user", "secret"))),
                DockerTls.ofContents("key", "certificate", "authority"),
                new Machine("/caches", 1, HttpSettings.defaults().withProxies(proxy, proxy, List.of("localhost"))),
                Map.of("HOME", "/home/jenkins"),
                null,
                step -> {}));

        assertThatCode(() -> new ObjectOutputStream(new ByteArrayOutputStream()).writeObject(build))
                .doesNotThrowAnyException();
    }
}
