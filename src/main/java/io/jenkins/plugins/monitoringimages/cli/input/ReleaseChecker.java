package io.jenkins.plugins.monitoringimages.cli.input;

import io.jenkins.plugins.monitoringimages.build.config.ReleaseConfigCheckers;
import io.jenkins.plugins.monitoringimages.component.CheckedFiles;
import io.jenkins.plugins.monitoringimages.component.ConfigChecker;
import io.jenkins.plugins.monitoringimages.event.BuildEvents;
import io.jenkins.plugins.monitoringimages.model.BuildException;
import io.jenkins.plugins.monitoringimages.model.FilePattern;
import io.jenkins.plugins.monitoringimages.model.ReleaseVersion;
import io.jenkins.plugins.monitoringimages.release.ReleaseSource;
import io.jenkins.plugins.monitoringimages.spec.BuildSpec;
import io.jenkins.plugins.monitoringimages.spec.SpecException;
import io.jenkins.plugins.monitoringimages.spec.reader.SpecReader;
import io.jenkins.plugins.monitoringimages.yaml.ConfigText;
import io.jenkins.plugins.monitoringimages.yaml.Finding;
import io.jenkins.plugins.monitoringimages.yaml.Report;
import io.jenkins.plugins.monitoringimages.yaml.Rules;
import io.jenkins.plugins.monitoringimages.yaml.YamlNode.Fields;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Checks a configuration by the program of a release, which is downloaded, verified and kept as for a build. */
public final class ReleaseChecker {

    @Option(
            names = "--mirror",
            paramLabel = "URL",
            description = "From where the release's checker is taken that configurations of Alertmanager and blackbox_exporter need, in place"
                    + " of the component's own releases.")
    private String mirror = "";

    @Mixin
    private CacheDirectory cache;

    @Mixin
    private TrustedAuthorities authorities;

    /**
     * @param component a catalog id
     * @param version the exact release that checks; empty for the latest
     * @param beside what lies in the configuration's directory
     * @throws BuildException if the checker cannot be had or run
     */
    public List<Finding> check(
            String component,
            Optional<ReleaseVersion> version,
            String name,
            byte[] config,
            NeighbouringFiles beside,
            CliEnvironment environment,
            BuildEvents events)
            throws BuildException, UsageException, InterruptedException {
        authorities.trust();
        BuildSpec spec = spec(component, version);
        try (ReleaseSource releases = cache.releases(environment)) {
            ReleaseVersion exact = releases.resolve(spec.component(), spec.version(), spec.release(), events);
            ConfigChecker checker = new ReleaseConfigCheckers(
                            releases, cache.tarballs(environment), environment.machine())
                    .checker(spec, exact, events)
                    .orElseThrow(() -> new BuildException(spec.component().title() + " has no checker"));
            return checker.check(
                    new CheckedFiles(config, name, Map.of(), templates(config, beside), Optional.empty()), events);
        }
    }

    private BuildSpec spec(String component, Optional<ReleaseVersion> version) throws UsageException {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("component", component);
        values.put("version", version.map(ReleaseVersion::toString).orElse("latest"));
        values.put("image", Map.of("tags", List.of("any")));
        if (!mirror.isEmpty()) {
            values.put("release", Map.of("mirror", mirror));
        }
        try {
            return SpecReader.read(values);
        } catch (SpecException e) {
            throw new UsageException(e.problems().get(0).message());
        }
    }

    /** Those of Alertmanager, which amtool reads too, as far as they lie below the configuration's directory. */
    private static Map<String, byte[]> templates(byte[] config, NeighbouringFiles beside) {
        Map<String, byte[]> templates = new LinkedHashMap<>();
        if (ConfigText.read(config, new Report("")).orElse(null) instanceof Fields root) {
            Rules.scalars(root, "templates").stream()
                    .map(pattern -> new FilePattern(pattern.text()))
                    .filter(pattern -> !pattern.text().startsWith("/") && !pattern.text().contains(".."))
                    .flatMap(pattern -> beside.matching(pattern).stream())
                    .forEach(path -> beside.read(path).ifPresent(bytes -> templates.put(path, bytes)));
        }
        return templates;
    }
}
