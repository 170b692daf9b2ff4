package io.jenkins.plugins.monitoringimages.cli.input;

import io.jenkins.plugins.monitoringimages.docker.connection.DockerHost;
import io.jenkins.plugins.monitoringimages.docker.engine.EngineImages;
import io.jenkins.plugins.monitoringimages.event.BuildEvents;
import io.jenkins.plugins.monitoringimages.http.Pause;
import io.jenkins.plugins.monitoringimages.model.BuildException;
import io.jenkins.plugins.monitoringimages.model.ImageReference;
import io.jenkins.plugins.monitoringimages.model.InvalidValueException;
import io.jenkins.plugins.monitoringimages.oci.inspect.ImageSearch;
import io.jenkins.plugins.monitoringimages.oci.read.FoundImage;
import io.jenkins.plugins.monitoringimages.oci.read.ImageFinder;
import io.jenkins.plugins.monitoringimages.oci.read.ImageReader;
import io.jenkins.plugins.monitoringimages.oci.registry.RegistryAccess;
import io.jenkins.plugins.monitoringimages.oci.registry.RegistryClient;
import io.jenkins.plugins.monitoringimages.oci.registry.RegistryImages;
import io.jenkins.plugins.monitoringimages.oci.registry.login.RegistryLogins;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What is inspected, and where it is looked for. */
public final class InspectedPlace {

    private static final String DOCKER = "docker:";
    private static final String ALLOWED = "the name of an image, docker:NAME for one of the container engine, oci:DIR for an OCI"
            + " layout, or archive:FILE for an archive such as docker save writes";

    @Parameters(
            paramLabel = "IMAGE",
            description = "What to look at. NAME: in its registry, or where it names none on the container engine and then in"
                    + " Docker Hub; docker:NAME: on the container engine; oci:DIR: in an OCI layout; archive:FILE: in an"
                    + " archive.")
    private String image;

    @Option(
            names = "--docker",
            paramLabel = "HOST",
            description = "Looks on this container engine alone, such as unix:///var/run/docker.sock.")
    private String dockerHost = "";

    @Option(
            names = "--insecure-registry",
            paramLabel = "HOST",
            description = "A registry that is spoken to without TLS, with its port. Can be given several times.")
    private List<String> insecure = new ArrayList<>();

    /** What lies there, at least one image. */
    public List<FoundImage> find(CliEnvironment environment, BuildEvents events) throws UsageException, BuildException, InterruptedException {
        boolean layout = image.startsWith("oci:");
        if (!layout && !image.startsWith("archive:")) {
            return List.of(finder(environment, events).find(name()));
        }
        if (!dockerHost.isEmpty()) {
            throw new UsageException("--docker: " + image + " lies on no container engine; leave out one of them");
        }
        Path path = path();
        List<FoundImage> found = layout ? ImageReader.directory(path) : ImageReader.archive(path);
        if (found.isEmpty()) {
            throw new UsageException(image + " holds no image");
        }
        return found;
    }

    private ImageFinder finder(CliEnvironment environment, BuildEvents events) throws UsageException {
        ImageFinder engine = new EngineImages(engine(environment));
        if (!dockerHost.isEmpty() || image.startsWith(DOCKER)) {
            return engine;
        }
        RegistryLogins logins = new RegistryLogins(List.of(), environment.variables(), environment.home(), events);
        RegistryAccess access = new RegistryAccess(
                environment.http(), RegistryAccess.DOCKER_CERTIFICATES, Set.copyOf(insecure), logins);
        return new ImageSearch(
                new RegistryImages(new RegistryClient(access, environment.clock(), Pause.real(), events)), engine);
    }

    private DockerHost engine(CliEnvironment environment) throws UsageException {
        try {
            return dockerHost.isEmpty()
                    ? environment.dockerHost("")
                    : DockerHost.of(dockerHost, environment.variables());
        } catch (InvalidValueException e) {
            throw new UsageException("--docker: " + e.getMessage());
        }
    }

    private ImageReference name() throws UsageException {
        try {
            return ImageReference.parse(image.startsWith(DOCKER) ? image.substring(DOCKER.length()) : image);
        } catch (InvalidValueException e) {
            throw notAllowed();
        }
    }

    private Path path() throws UsageException {
        try {
            return Path.of(image.substring(image.indexOf(':') + 1));
        } catch (InvalidPathException e) {
            throw notAllowed();
        }
    }

    private UsageException notAllowed() {
        return new UsageException(new InvalidValueException(image, ALLOWED).getMessage());
    }
}
