package io.jenkins.plugins.monitoringimages.oci;

import io.jenkins.plugins.monitoringimages.image.BaseImage;
import io.jenkins.plugins.monitoringimages.image.ImageException;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;

/** When an image was made, as its configuration says. */
public final class ImageTime {

    private ImageTime() {}

    /**
     * To the second; the beginning of 1970 where the image does not say.
     *
     * @throws ImageException if the configuration cannot be read
     */
    public static Instant of(BaseImage image) throws ImageException {
        try {
            String created = Json.read(image.config()).path("created").asText("");
            return created.isEmpty() ? Instant.EPOCH : OffsetDateTime.parse(created).toInstant().truncatedTo(ChronoUnit.SECONDS);
        } catch (DateTimeException e) {
            return Instant.EPOCH;
        } catch (IOException e) {
            throw new ImageException("The configuration of " + image.name() + " cannot be read: " + e.getMessage(), e);
        }
    }
}
