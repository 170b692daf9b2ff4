package io.jenkins.plugins.monitoringimages.release;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** Reads small texts from a mirror into memory. */
final class SmallText {

    private final WebClient web;

    SmallText(WebClient web) {
        this.web = web;
    }

    /**
     * One attempt at a text.
     *
     * @param most how many bytes it may have
     * @return nothing where it does not exist
     */
    Optional<String> attempt(Mirror mirror, URI uri, int most)
            throws TransientException, ReleaseException, InterruptedException {
        try (Answer answer = web.get(mirror, uri, Map.of())) {
            return answer.status() == 404 ? Optional.empty() : Optional.of(read(answer, most));
        } catch (IOException e) {
            throw web.failure(uri, e);
        }
    }

    private static String read(Answer answer, int most) throws IOException, ReleaseException, InterruptedException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        for (Optional<ByteBuffer> piece = answer.body().next(); piece.isPresent(); piece = answer.body().next()) {
            byte[] bytes = new byte[piece.get().remaining()];
            piece.get().get(bytes);
            if (text.size() + bytes.length > most) {
                throw new ReleaseException(answer.shown() + " is longer than " + most + " bytes; check the mirror");
            }
            text.writeBytes(bytes);
        }
        return text.toString(StandardCharsets.UTF_8);
    }
}
