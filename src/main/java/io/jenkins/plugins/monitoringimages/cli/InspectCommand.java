package io.jenkins.plugins.monitoringimages.cli;

import io.jenkins.plugins.monitoringimages.cli.input.CacheDirectory;
import io.jenkins.plugins.monitoringimages.cli.input.CliEnvironment;
import io.jenkins.plugins.monitoringimages.cli.input.InspectedPlace;
import io.jenkins.plugins.monitoringimages.cli.input.TrustedAuthorities;
import io.jenkins.plugins.monitoringimages.cli.output.InspectJson;
import io.jenkins.plugins.monitoringimages.cli.output.InspectText;
import io.jenkins.plugins.monitoringimages.event.BuildEvents;
import io.jenkins.plugins.monitoringimages.image.Image;
import io.jenkins.plugins.monitoringimages.model.BuildException;
import io.jenkins.plugins.monitoringimages.oci.inspect.ImageInspector;
import io.jenkins.plugins.monitoringimages.oci.inspect.InspectedImage;
import io.jenkins.plugins.monitoringimages.oci.inspect.PublishedChecksums;
import io.jenkins.plugins.monitoringimages.oci.inspect.ReleaseCheck.Outcome;
import io.jenkins.plugins.monitoringimages.oci.read.FoundImage;
import io.jenkins.plugins.monitoringimages.release.ReleaseOptions;
import io.jenkins.plugins.monitoringimages.release.ReleaseSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code inspect}: what a finished image is made of. */
@Command(
        name = "inspect",
        description = "Prints what an image is made of, and compares the layer of the release with the checksum that its project"
                + " publishes. Ends with 1 if they differ.",
        mixinStandardHelpOptions = true)
final class InspectCommand implements Callable<Integer> {

    private final CliEnvironment environment;

    @Mixin
    private InspectedPlace place;

    @Option(names = "--offline", description = "Asks nobody for the published checksum.")
    private boolean offline;

    @Option(
            names = "--mirror",
            paramLabel = "URL",
            description = "From where the published checksum is taken, in place of the component's own releases.")
    private String mirror = "";

    @Option(names = "--json", description = "Prints JSON.")
    private boolean json;

    @Mixin
    private CacheDirectory cache;

    @Mixin
    private TrustedAuthorities authorities;

    InspectCommand(CliEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws Exception {
        authorities.trust();
        BuildEvents events = new ConsoleEvents(environment, false);
        List<FoundImage> found = place.find(environment, events);
        Map<FoundImage, List<InspectedImage>> inspected;
        if (offline) {
            inspected = inspect(found, PublishedChecksums.offline());
        } else {
            try (ReleaseSource releases = cache.releases(environment)) {
                ReleaseOptions options = ReleaseOptions.of(mirror);
                inspected = inspect(found, asset -> releases.checksum(asset, options, events));
            }
        }
        environment.out().print(json ? InspectJson.of(inspected) : InspectText.of(inspected));
        environment.out().flush();
        boolean different = inspected.values().stream()
                .flatMap(List::stream)
                .anyMatch(each -> each.release().outcome() == Outcome.DIFFERENT);
        return different ? ExitCode.SOFTWARE : ExitCode.OK;
    }

    private static Map<FoundImage, List<InspectedImage>> inspect(List<FoundImage> found, PublishedChecksums checksums)
            throws BuildException, InterruptedException {
        ImageInspector inspector = new ImageInspector(checksums);
        Map<FoundImage, List<InspectedImage>> inspected = new LinkedHashMap<>();
        for (FoundImage each : found) {
            List<InspectedImage> images = new ArrayList<>();
            for (Image one : each.images()) {
                images.add(inspector.inspect(one, each.place()));
            }
            inspected.put(each, images);
        }
        return inspected;
    }
}
