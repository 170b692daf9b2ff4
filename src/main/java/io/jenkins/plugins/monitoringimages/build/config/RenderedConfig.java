package io.jenkins.plugins.monitoringimages.build.config;

import io.jenkins.plugins.monitoringimages.component.ConfigFile;
import io.jenkins.plugins.monitoringimages.component.prometheus.PrometheusYaml;
import io.jenkins.plugins.monitoringimages.mask.MaskedConfig;
import io.jenkins.plugins.monitoringimages.model.BuildException;
import io.jenkins.plugins.monitoringimages.model.FilePattern;
import io.jenkins.plugins.monitoringimages.model.Sha256;
import io.jenkins.plugins.monitoringimages.spec.BuildSpec;
import io.jenkins.plugins.monitoringimages.spec.ConfigSource.Generated;
import io.jenkins.plugins.monitoringimages.spec.ConfigSource.UserFile;
import io.jenkins.plugins.monitoringimages.spec.CopiedFiles;
import io.jenkins.plugins.monitoringimages.spec.ImagePaths;
import io.jenkins.plugins.monitoringimages.yaml.Finding;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The files that a spec gives, made without any release or container engine.
 *
 * @param config empty where the image takes the sample of the release, or reads no configuration
 * @param ruleFiles they lie beside the configuration
 * @param files other files of the user's
 */
public record RenderedConfig(Optional<GivenConfig> config, List<RenderedFile> ruleFiles, List<RenderedFile> files) {

    public RenderedConfig {
        ruleFiles = List.copyOf(ruleFiles);
        files = List.copyOf(files);
    }

    /**
     * @param source from where the spec's files are read
     * @throws BuildException if a file is missing, two have one path in the image, or additional YAML cannot be merged
     */
    public static RenderedConfig of(BuildSpec spec, SourceFiles source) throws BuildException {
        ImagePaths taken = ImagePaths.of(spec.component());
        List<RenderedFile> ruleFiles = new ArrayList<>();
        for (String path : spec.ruleFiles()) {
            for (String file : source.matching(new FilePattern(path))) {
                String target = spec.configDirectory() + "/" + file;
                require(taken.take(target, "the rule file " + file), "config.ruleFiles");
                ruleFiles.add(new RenderedFile(file, target, source.read(file)));
            }
        }
        List<RenderedFile> files = new ArrayList<>();
        for (CopiedFiles copied : spec.files()) {
            for (String file : source.matching(copied.from())) {
                require(taken.take(copied.target(file), file), "files");
                files.add(new RenderedFile(file, copied.target(file), source.read(file)));
            }
        }
        List<String> rulePaths = ruleFiles.stream().map(RenderedFile::source).toList();
        return new RenderedConfig(config(spec, source, rulePaths), ruleFiles, files);
    }

    private static Optional<GivenConfig> config(BuildSpec spec, SourceFiles source, List<String> ruleFiles)
            throws BuildException {
        String name = spec.component().config().map(ConfigFile::name).orElse("");
        if (spec.config() instanceof Generated generated) {
            String text = PrometheusYaml.render(generated.settings().withRuleFiles(ruleFiles));
            return Optional.of(new GivenConfig(name, name, text.getBytes(StandardCharsets.UTF_8)));
        }
        if (spec.config() instanceof UserFile file) {
            byte[] bytes = source.read(file.path());
            if (bytes.length == 0) {
                throw new BuildException("The configFile " + file.path() + " is empty; allowed: a configuration, or no "
                        + "configFile at all");
            }
            return Optional.of(new GivenConfig(name, file.path(), bytes));
        }
        return Optional.empty();
    }

    private static void require(Optional<String> obstacle, String key) throws BuildException {
        if (obstacle.isPresent()) {
            throw new BuildException(key + ": " + obstacle.get());
        }
    }

    /** The rule files and the other files. */
    public List<RenderedFile> allFiles() {
        return Stream.concat(ruleFiles.stream(), files.stream()).toList();
    }

    /** Names and checksums of all files: the same for the same content only. */
    public String fingerprint() {
        StringBuilder text = new StringBuilder();
        config.ifPresent(c -> text.append(Sha256.of(c.bytes())).append(' ').append(c.name()).append('\n'));
        allFiles().forEach(f -> text.append(Sha256.of(f.content())).append(' ').append(f.target()).append('\n'));
        return text.toString();
    }

    /** The configuration as it may be shown; an empty one where there is none. */
    public MaskedConfig masked() {
        return MaskedConfig.of(config.map(GivenConfig::text).orElse(""));
    }

    /** Findings without what they quote of the configuration's secrets: one may stand in the wrong place. */
    public List<Finding> masked(List<Finding> findings) {
        UnaryOperator<String> mask = masked().elsewhere();
        return findings.stream()
                .map(f -> new Finding(f.file(), f.line(), f.column(), mask.apply(f.message())))
                .toList();
    }

    @Override
    public String toString() {
        return config.map(GivenConfig::toString).orElse("no configuration of the spec's") + ", "
                + count(ruleFiles.size(), "rule file") + (files.isEmpty() ? "" : ", " + count(files.size(), "other file"));
    }

    private static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
