package io.jenkins.plugins.monitoringimages.plugin.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import hudson.ExtensionList;
import hudson.XmlFile;
import hudson.model.Saveable;
import hudson.model.listeners.SaveableListener;
import io.jenkins.plugins.casc.ConfigurationAsCode;
import io.jenkins.plugins.casc.ConfigurationContext;
import io.jenkins.plugins.casc.ConfiguratorRegistry;
import io.jenkins.plugins.casc.misc.Util;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jenkinsci.plugins.docker.commons.credentials.DockerServerEndpoint;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.TestExtension;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The system configuration: by its page, and as code. */
@WithJenkins
class ConfigurationJenkinsTest {

    private JenkinsRule jenkins;

    @BeforeEach
    void setUp(JenkinsRule rule) {
        jenkins = rule;
    }

    @Test
    void isReadFromCodeSavedByItsPageAndExportedAsTheSameCode() throws Exception {
        String file = getClass().getResource("casc.yaml").toString();
        ConfigurationAsCode.get().configure(file);
        jenkins.configRoundtrip();

        MonitoringImagesConfiguration configuration = MonitoringImagesConfiguration.get();
        assertThat(configuration.getMirror()).isEqualTo("https://mirror.example.org/prometheus");
        assertThat(configuration.getMirrorCredentialsId()).isEqualTo("mirror");
        assertThat(configuration.getAllowedMirrors())
                .containsExactly("https://mirror.example.org/prometheus", "https://other.example.org");
        assertThat(configuration.getBase()).isEqualTo("registry.example.org/busybox:1");
        assertThat(configuration.getCacheMebibytes()).isEqualTo(512);
        assertThat(configuration.getDocker()).isEqualTo(new DockerServerEndpoint("tcp://docker.example.org:2376", null));
        assertThat(configuration.getOutput()).containsExactly("registry", "archive:out/image.tar");
        assertThat(configuration.getRegistryLogins()).singleElement().satisfies(login -> {
            assertThat(login.getHost()).isEqualTo("registry.example.org:5000");
            assertThat(login.getCredentialsId()).isEqualTo("registry");
        });
        ConfigurationContext context = new ConfigurationContext(ConfiguratorRegistry.get());
        String exported = Util.toYamlString(Util.getUnclassifiedRoot(context).get("monitoringImages"));
        assertThat(exported).isEqualTo(Util.toStringFromYamlFile(this, "exported.yaml"));
    }

    @Test
    void refusesWhatIsWrong() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MonitoringImagesConfiguration.get().setOutput(List.of("docker", "podman")))
                .withMessageContaining("output: 'podman' is not allowed; allowed: docker");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RegistryLogin("https://registry.example.org", "registry"))
                .withMessageContaining("registryLogins.host: 'https://registry.example.org' is not allowed; allowed: a host");
    }

    @Test
    void isSavedOnceWhenItsPageIsSubmitted() throws Exception {
        Saves saves = ExtensionList.lookupSingleton(Saves.class);
        MonitoringImagesConfiguration.get().setMirror("https://mirror.example.org");
        saves.number.set(0);
        jenkins.configRoundtrip();

        assertThat(saves.number).hasValue(1);
    }

    /** Counts how often the configuration is written. */
    @TestExtension("isSavedOnceWhenItsPageIsSubmitted")
    public static final class Saves extends SaveableListener {

        private final AtomicInteger number = new AtomicInteger();

        @Override
        public void onChange(Saveable saved, XmlFile file) {
            if (saved instanceof MonitoringImagesConfiguration) {
                number.incrementAndGet();
            }
        }
    }

    @Test
    void forgetsALoginThatIsDeleted() throws Exception {
        MonitoringImagesConfiguration.get().setRegistryLogins(List.of(new RegistryLogin("registry.example.org", "a")));
        MonitoringImagesConfiguration.get().setRegistryLogins(List.of());
        jenkins.configRoundtrip();

        assertThat(new MonitoringImagesConfiguration().getRegistryLogins()).isEmpty();
    }

    @Test
    void keepsNothingThatIsLeftEmptyAndSurvivesARestart() throws Exception {
        MonitoringImagesConfiguration configuration = MonitoringImagesConfiguration.get();
        configuration.setMirror("https://mirror.example.org");
        configuration.setAllowedMirrors(List.of("https://mirror.example.org\nhttps://other.example.org"));
        jenkins.configRoundtrip();

        MonitoringImagesConfiguration loaded = new MonitoringImagesConfiguration();
        assertThat(loaded.getMirror()).isEqualTo("https://mirror.example.org");
        assertThat(loaded.getAllowedMirrors()).hasSize(2);
        assertThat(loaded.getBase()).isNull();
        assertThat(loaded.getDocker()).isNull();
        assertThat(loaded.getCacheMebibytes()).isEqualTo(MonitoringImagesConfiguration.DEFAULT_CACHE_MEBIBYTES);
    }
}
