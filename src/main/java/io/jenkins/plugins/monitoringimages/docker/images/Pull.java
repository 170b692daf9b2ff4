package io.jenkins.plugins.monitoringimages.docker.images;

import com.github.dockerjava.api.command.PullImageCmd;
import com.github.dockerjava.api.model.PullResponseItem;
import io.jenkins.plugins.monitoringimages.docker.connection.Connection;
import io.jenkins.plugins.monitoringimages.docker.connection.EngineCall;
import io.jenkins.plugins.monitoringimages.docker.connection.Logins;
import io.jenkins.plugins.monitoringimages.docker.connection.LongCall;
import io.jenkins.plugins.monitoringimages.event.BuildEvents;
import io.jenkins.plugins.monitoringimages.image.ImageException;
import io.jenkins.plugins.monitoringimages.model.ImageReference;
import io.jenkins.plugins.monitoringimages.model.Platform;
import io.jenkins.plugins.monitoringimages.model.RegistryCredentials;
import java.util.Optional;

/** Lets the engine fetch a base image from its registry. */
public final class Pull {

    private final Connection connection;
    private final BuildEvents events;

    public Pull(Connection connection, BuildEvents events) {
        this.connection = connection;
        this.events = events;
    }

    /**
     * Pulls an image for a platform.
     *
     * @param login that of another registry is not used
     * @param here the platform for which the engine has the image already
     */
    public void run(ImageReference base, Platform platform, Optional<RegistryCredentials> login, Optional<String> here)
            throws ImageException, InterruptedException {
        Optional<RegistryCredentials> used = login.filter(known -> known.isFor(base));
        StatusLines output = new StatusLines(events);
        String failure;
        try (LongCall<PullResponseItem> call = new LongCall<>(connection, output::read)) {
            PullImageCmd command = call.client()
                    .pullImageCmd(base.name())
                    .withTag(base.digest().isEmpty() ? base.tagged().tag() : base.digest())
                    .withPlatform(platform.toString());
            used.ifPresent(known -> command.withAuthConfig(Logins.of(known, base)));
            command.exec(call);
            call.await();
            failure = output.error();
        } catch (RuntimeException e) {
            failure = EngineCall.message(e);
        }
        if (!failure.isEmpty()) {
            String present = here.map(name -> "; the container engine has it for " + name).orElse("");
            throw new ImageException("The base image " + base + " for " + platform + " could not be pulled: "
                    + hidden(failure, used) + present + "; take a base image that exists for " + platform
                    + ", or scratch");
        }
    }

    /** The engine passes on what a registry says, and a registry might repeat what it was told. */
    private static String hidden(String text, Optional<RegistryCredentials> login) {
        return login.map(known -> known.hide(text)).orElse(text);
    }
}
