package io.jenkins.plugins.monitoringimages.release.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.monitoringimages.model.Sha256;
import io.jenkins.plugins.monitoringimages.release.ReleaseException;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Sha256SumsTest {

    private static final Sha256 A = Sha256.of(new byte[] {1});
    private static final Sha256 B = Sha256.of(new byte[] {2});

    @Test
    void readsWhatSha256sumWrites() throws ReleaseException {
        Sha256Sums sums = Sha256Sums.parse(A + "  one.tar.gz\n" + B.hex().toUpperCase() + " *./two.tar.gz\r\n\n");

        assertThat(sums.of("one.tar.gz")).contains(A);
        assertThat(sums.of("two.tar.gz")).contains(B);
        assertThat(sums.of("three.tar.gz")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"<!DOCTYPE html>", "abc  file", "%s file", "%s\tfile", "%s  a/b", "%s  ", "\\%s  a",
        "x%s  a"})
    void refusesALineThatIsSomethingElse(String line) {
        String text = A + "  good\n" + line.formatted(B) + "\n";

        assertThatThrownBy(() -> Sha256Sums.parse(text))
                .isInstanceOf(ReleaseException.class)
                .hasMessageStartingWith("Line 2 of the list of checksums is '");
    }

    @Test
    void refusesTwoChecksumsOfOneFile() {
        assertThatThrownBy(() -> Sha256Sums.parse(A + "  file\n" + B + "  file\n"))
                .hasMessage("Line 2 of the list of checksums gives file another checksum than a line before it");
    }

    @Test
    void refusesAnEndlessList() {
        assertThatThrownBy(() -> Sha256Sums.parse("\n".repeat(Sha256Sums.LONGEST + 1)))
                .hasMessageContaining("longer than 1048576 bytes");
    }

    @Property
    void readsBackWhateverIsWritten(@ForAll("lists") Map<String, Sha256> list) throws ReleaseException {
        String text = list.entrySet().stream()
                .map(e -> e.getValue() + "  " + e.getKey() + "\n")
                .collect(Collectors.joining());

        assertThat(Sha256Sums.parse(text).byName()).isEqualTo(list);
    }

    @Property
    void givesAListOrOneClearErrorForAnyText(@ForAll String text) {
        try {
            Sha256Sums.parse(text);
        } catch (ReleaseException e) {
            assertThat(e.getMessage()).startsWith("Line ").doesNotContain("\n");
        }
    }

    @Provide
    Arbitrary<Map<String, Sha256>> lists() {
        Arbitrary<String> names =
                Arbitraries.strings().alpha().numeric().withChars("._-+").ofMinLength(1).ofMaxLength(40);
        Arbitrary<Sha256> sums = Arbitraries.integers().map(i -> Sha256.of(Integer.toString(i).getBytes()));
        return Arbitraries.maps(names, sums).ofMaxSize(20);
    }
}
