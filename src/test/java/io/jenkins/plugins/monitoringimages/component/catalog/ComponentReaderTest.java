package io.jenkins.plugins.monitoringimages.component.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.monitoringimages.component.Component;
import io.jenkins.plugins.monitoringimages.component.ReleaseAsset;
import io.jenkins.plugins.monitoringimages.component.Source;
import io.jenkins.plugins.monitoringimages.model.Platform;
import io.jenkins.plugins.monitoringimages.model.Port;
import io.jenkins.plugins.monitoringimages.model.ReleaseVersion;
import io.jenkins.plugins.monitoringimages.yaml.ConfigException;
import io.jenkins.plugins.monitoringimages.yaml.Finding;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComponentReaderTest {

    private static final ReleaseVersion VERSION = ReleaseVersion.parse("1.2.3");

    @Test
    void whatIsNotSaidIsAsThePrometheusProjectDoesIt() throws Exception {
        Component component = read("{id: my_exporter, ports: [9999], archive: {repository: me/my_exporter}}");

        assertThat(component.title()).isEqualTo("my_exporter");
        assertThat(component.about().url()).isEqualTo("https://github.com/me/my_exporter");
        assertThat(component.releases()).isEqualTo("https://github.com/me/my_exporter/releases/download");
        assertThat(component.releasePage(VERSION)).isEqualTo("https://github.com/me/my_exporter/releases/tag/v1.2.3");
        assertThat(component.programs()).isEqualTo(Map.of("my_exporter", "/bin/my_exporter"));
        assertThat(component.run().user()).isEqualTo(65_534);
        assertThat(component.run().health().path()).isEqualTo("/metrics");
        assertThat(component.platformsOf(VERSION)).hasSize(Platform.names().size());
        assertThat(asset(component).fileName()).isEqualTo("my_exporter-1.2.3.linux-armv7.tar.gz");
        assertThat(asset(component).rootDirectory()).isEqualTo("my_exporter-1.2.3.linux-armv7");
    }

    @Test
    void everythingCanBeSaidOtherwise() throws Exception {
        Component component = read("""
                id: my
                title: My exporter
                description: Exports mine
                licence: MIT
                url: https://example.org/my
                oldest: 1.1.0
                versions: [1.2.3]
                platforms: {linux/arm/v7: ">=1.2", linux/amd64: "*"}
                archive:
                  downloads: https://example.org/files/
                  tag: releases/{id}-{version}
                  file: "{id}_{version}_{platform}.tgz"
                  directory: "{id}"
                  checksums: "{file}.sha256"
                  platformNames: {linux/arm/v7: Linux_armhf}
                programs: {bin/my: /usr/bin/my}
                configuration: {path: /etc/my.yml, sample: conf/my.yml}
                state: /var/lib/my
                user: 1000
                ports: [80, 81/udp]
                flags: [--serve, {flag: "--config={config}", versions: ">=1.2"}]
                repeatable: [--label]
                environment: {HOME: /var/lib/my}
                health: {path: /healthy, portFlags: [--listen]}
                """);

        assertThat(asset(component).releaseTag()).isEqualTo("releases/my-1.2.3");
        assertThat(asset(component).fileName()).isEqualTo("my_1.2.3_Linux_armhf.tgz");
        assertThat(asset(component).checksumsName()).contains("my_1.2.3_Linux_armhf.tgz.sha256");
        assertThat(asset(component).rootDirectory()).isEqualTo("my");
        assertThat(component.versionOf("releases/my-1.2.3")).contains(VERSION);
        assertThat(component.releasePage(VERSION)).isEqualTo("https://example.org/my");
        assertThat(component.mainProgram()).isEqualTo("bin/my");
        assertThat(component.programPath()).isEqualTo("/usr/bin/my");
        assertThat(component.run().ports()).containsExactly(Port.tcp(80), new Port(81, true));
        assertThat(component.run().user()).isEqualTo(1000);
        assertThat(component.run().environment()).isEqualTo(Map.of("HOME", "/var/lib/my"));
        assertThat(component.run().health().portFlags()).containsExactly("--listen");
        assertThat(component.run().flags().with(VERSION, Map.of("config", "/etc/my.yml"), List.of()))
                .containsExactly("--serve", "--config=/etc/my.yml");
        assertThat(component.platformsOf(ReleaseVersion.parse("1.1.0"))).containsExactly(Platform.parse("linux/amd64"));
    }

    @Test
    void aBareProgramLiesInADirectoryOfItsOwn() throws Exception {
        Component component = read("{id: bare, ports: [1], program: {repository: me/bare, file: '{id}-{platform}', checksums: none}}");

        assertThat(asset(component).isBareProgram()).isTrue();
        assertThat(asset(component).fileName()).isEqualTo("bare-linux-armv7");
        assertThat(asset(component).layerName()).isEqualTo("bare-1.2.3.linux-armv7.tar");
        assertThat(asset(component).checksumsName()).isEmpty();
    }

    @Test
    void aPublishedImageIsTheBase() throws Exception {
        Component component = read("{id: web, ports: [3000], image: {name: 'example.org/web:{version}-alpine'}}");

        assertThat(component.source()).isInstanceOf(Source.Published.class);
        assertThat(component.publishedImage(VERSION)).hasToString("Optional[example.org/web:1.2.3-alpine]");
        assertThat(component.programs()).isEmpty();
        assertThat(component.run().user()).isNegative();
        assertThat(component.run().owner()).isZero();
        assertThat(component.releases()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ports: [1]                                      | 1:1: id is missing; allowed: the name of the component
            {id: Upper, ports: [1], archive: {repository: a/b}} | 1:6: 'Upper' is not an id
            {id: a, ports: [1]}                             | 1:1: one of archive, program, image must be configured
            {id: a, ports: [1], archive: {repository: a/b}, image: {name: 'x:{version}'}} | 1:49: at most one of archive, program, image
            {id: a, ports: [], archive: {repository: a/b}}  | 1:1: ports is missing
            {id: a, ports: [70000], archive: {repository: a/b}} | 1:17: '70000' is not allowed; allowed: a port from 1 to 65535
            {id: a, ports: [1/udp], archive: {repository: a/b}} | 1:17: the first port serves HTTP
            {id: a, ports: [1], archive: {repositry: a/b}}  | 1:30: one of repository, downloads must be configured
            {id: a, ports: [1], archive: {repositry: a/b}}  | 1:31: the key 'repositry' is not known in an archive; did you mean 'repository'?
            {id: a, ports: [1], archive: {downloads: 'https://u:p@h/'}} | 1:42: 'https://<secret>@h/' is not a web address
            {id: a, ports: [1], archive: {repository: a/b, tag: t, file: f}} | 1:1: neither the tag nor the file has {version}
            {id: a, ports: [1], archive: {repository: a/b, file: '{arch}'}} | 1:54: '{arch}' is not allowed
            {id: a, ports: [1], archive: {repository: a/b, file: 'a/../b{version}'}} | 1:54: 'a/../b{version}' is not a name
            {id: a, ports: [1], archive: {repository: a/b}, programs: {../x: /bin/x}} | 1:60: '../x' is not a path within the release
            {id: a, ports: [1], archive: {repository: a/b}, programs: {x: bin/x}} | 1:63: 'bin/x' is not a path in the image
            {id: a, ports: [1], archive: {repository: a/b}, programs: {x: /b, y: /b}} | 1:49: two programs have the same path
            {id: a, ports: [1], archive: {repository: a/b}, flags: ['--c={config}']} | 1:57: {config} stands for nothing
            {id: a, ports: [1], archive: {repository: a/b}, flags: ['--c={confg}']} | 1:57: '--c={confg}' is not allowed; allowed: a text in which the names
            {id: a, ports: [1], archive: {repository: a/b}, flags: [c]} | 1:57: 'c' is not allowed; allowed: a flag that begins with --
            {id: a, ports: [1], archive: {repository: a/b}, flags: [{flag: --c, instead: --d}]} | 1:49: there is no flag --d
            {id: a, ports: [1], archive: {repository: a/b}, platforms: {linux/arm: '*'}} | 1:61: 'linux/arm' is not allowed; allowed: one of
            {id: a, ports: [1], archive: {repository: a/b}, platforms: {linux/386: '>1'}} | 1:72: '>1' is not allowed; allowed: * for all versions
            {id: a, ports: [1], archive: {repository: a/b}, oldest: 2.0.0, versions: [1.0.0]} | 1:64: 1.0.0 is older than the oldest
            {id: a, ports: [1], archive: {repository: a/b}, user: 65536} | 1:55: '65536' is not the number of a user
            {id: a, ports: [1], archive: {repository: a/b}, configuration: {path: /c, check: {program: x, arguments: ['{file}']}}} | 1:49: its check has the program 'x'
            {id: a, ports: [1], archive: {repository: a/b}, configuration: {path: /c, check: {program: a, arguments: [b]}}} | 1:49: its check has no argument with {file}
            {id: a, ports: [1], image: {name: 'grafana/grafana'}} | 1:35: 'grafana/grafana' is not allowed; allowed: an image with {version}
            {id: a, ports: [1], image: {name: 'x:{version}'}, flags: [--a]} | 1:51: flags is for an archive or a program
            {id: a, ports: [1], image: {name: 'x:{version}'}, state: /a} | 1:51: who owns the state directory is not known
            [a]                                             | 1:1: a component must be a map, not a list
            {id                                             | 2:1: this is not YAML
            '# nothing'                                     | : this is empty; allowed: a mapping that declares a component
            """)
    void tellsWhatIsWrongAtItsLine(String text, String finding) {
        assertThatThrownBy(() -> ComponentReader.read(text + "\n", "mine.yml")).isInstanceOfSatisfying(
                ConfigException.class,
                e -> assertThat(e.findings()).extracting(Finding::toString).anySatisfy(found ->
                        assertThat(found).startsWith(finding.startsWith(":") ? "mine.yml" + finding : "mine.yml:" + finding)));
    }

    @Test
    void tellsAllThatIsWrongAtOnce() {
        assertThatThrownBy(() -> ComponentReader.read("id: A\nports: [0]\nuser: me\narchive: {repository: a}\n", "mine.yml"))
                .isInstanceOfSatisfying(ConfigException.class, e -> assertThat(e.findings()).hasSize(4));
    }

    @Property
    void readsOrRefusesAnyTextAndDoesNothingElse(@ForAll String text) {
        try {
            read(text);
        } catch (ConfigException e) {
            assertThat(e.findings()).isNotEmpty();
        }
    }

    @Property
    void readsOrRefusesAnyValueAndDoesNothingElse(@ForAll String value) {
        String quoted = "'" + value.replaceAll("[\\p{Cntrl}\\p{Cs}\\p{Co}\\p{Cn}]", "").replace("'", "''") + "'";
        for (String key : List.of("id", "oldest", "state", "user", "url", "licence")) {
            try {
                read(key + ": " + quoted + "\nports: [" + quoted + "]\narchive: {file: " + quoted + ", repository: " + quoted + "}\n");
            } catch (ConfigException e) {
                assertThat(e.findings()).isNotEmpty();
            }
        }
    }

    private static Component read(String text) throws ConfigException {
        return ComponentReader.read(text, "mine.yml");
    }

    private static ReleaseAsset asset(Component component) {
        return new ReleaseAsset(component, VERSION, Platform.parse("linux/arm/v7"));
    }
}
