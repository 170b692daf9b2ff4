package io.jenkins.plugins.monitoringimages.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoredGzipTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 0xfffe, 0xffff, 0x10000, 0x1ffff, 300_000})
    void isGzipThatAnybodyInflates(int length) throws IOException {
        byte[] plain = new byte[length];
        new Random(length).nextBytes(plain);

        byte[] gzip = StoredGzip.of(plain);

        assertThat(new GZIPInputStream(new ByteArrayInputStream(gzip)).readAllBytes()).isEqualTo(plain);
        assertThat(Arrays.equals(gzip, StoredGzip.of(plain))).isTrue();
    }
}
