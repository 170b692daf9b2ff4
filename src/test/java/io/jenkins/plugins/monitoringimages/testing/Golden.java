package io.jenkins.plugins.monitoringimages.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Files that say what a text must be; they lie beside the tests that read them. */
public final class Golden {

    private Golden() {}

    /** The file's text. */
    public static String text(Class<?> test, String name) {
        try (InputStream file = test.getResourceAsStream(name)) {
            assertThat(file).as("golden file %s beside %s", name, test.getName()).isNotNull();
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
