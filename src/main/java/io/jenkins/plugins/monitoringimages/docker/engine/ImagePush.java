package io.jenkins.plugins.monitoringimages.docker.engine;

import com.github.dockerjava.api.model.AuthConfig;
import com.github.dockerjava.api.model.PushResponseItem;
import io.jenkins.plugins.monitoringimages.docker.connection.Connection;
import io.jenkins.plugins.monitoringimages.docker.connection.EngineCall;
import io.jenkins.plugins.monitoringimages.docker.connection.Logins;
import io.jenkins.plugins.monitoringimages.docker.connection.LongCall;
import io.jenkins.plugins.monitoringimages.event.BuildEvents;
import io.jenkins.plugins.monitoringimages.image.ImageException;
import io.jenkins.plugins.monitoringimages.model.ImageReference;
import io.jenkins.plugins.monitoringimages.model.RegistryCredentials;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One push of a tag to its registry. */
final class ImagePush {

    private static final Pattern DIGEST = Pattern.compile("digest: (sha256:[0-9a-f]{64})");

    private final Connection connection;
    private final ImageReference tag;
    private final RegistryCredentials login;
    private final StatusLines output;
    private volatile String digest;

    /** @param login null where the registry wants none */
    ImagePush(Connection connection, ImageReference tag, RegistryCredentials login, BuildEvents events) {
        this.connection = connection;
        this.tag = tag;
        this.login = login;
        this.output = new StatusLines(events);
    }

    /** @return the digest under which the registry keeps the image */
    Optional<String> run() throws ImageException, InterruptedException {
        try (LongCall<PushResponseItem> call = new LongCall<>(connection, this::read)) {
            call.client().pushImageCmd(tag.name()).withTag(tag.tag()).withAuthConfig(authentication()).exec(call);
            call.await();
        } catch (RuntimeException e) {
            throw failed(EngineCall.message(e));
        }
        if (!output.error().isEmpty()) {
            throw failed(output.error());
        }
        return Optional.ofNullable(digest);
    }

    private void read(PushResponseItem item) {
        output.read(item);
        if (item.getAux() != null && item.getAux().getDigest() != null) {
            digest = item.getAux().getDigest();
        } else if (digest == null && item.getStatus() != null) {
            Matcher matcher = DIGEST.matcher(item.getStatus());
            if (matcher.find()) {
                digest = matcher.group(1);
            }
        }
    }

    private AuthConfig authentication() {
        return login == null ? new AuthConfig().withRegistryAddress(tag.registry()) : Logins.of(login, tag);
    }

    /** The engine passes on what a registry says, and a registry might repeat what it was told. */
    private ImageException failed(String reason) {
        String shown = login == null ? reason : login.hide(reason);
        String hint = login == null
                ? "; if the registry wants a login, give one"
                : "; check the registry's address and the login of " + login.username();
        return new ImageException("The image " + tag + " could not be pushed: " + shown + hint);
    }
}
