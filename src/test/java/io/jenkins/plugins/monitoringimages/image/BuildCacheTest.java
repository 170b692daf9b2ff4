package io.jenkins.plugins.monitoringimages.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.monitoringimages.model.Sha256;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildCacheTest {

    private static final Sha256 INPUTS = Sha256.of(new byte[] {1});
    private static final Sha256 OTHERS = Sha256.of(new byte[] {2});
    private static final MadeImage IMAGE = new MadeImage(
            "sha256:" + "a".repeat(64), Instant.parse("2026-01-02T03:04:05Z"), 42, Optional.of("/-/ready answered 200"));

    @TempDir
    Path folder;

    @Test
    void findsAnImageByWhatWentIntoIt() {
        builds().remember(INPUTS, IMAGE);

        assertThat(builds().image(INPUTS)).contains(IMAGE);
        assertThat(builds().image(OTHERS)).isEmpty();
    }

    @Test
    void anImageMayHaveNoProof() {
        MadeImage unproven = new MadeImage(IMAGE.id(), IMAGE.made(), 42, Optional.empty());

        builds().remember(INPUTS, unproven);

        assertThat(builds().image(INPUTS)).contains(unproven);
    }

    @Test
    void aConfigurationThatWasFoundGoodIsNoImage() {
        builds().rememberGood(INPUTS);

        assertThat(builds().wasFoundGood(INPUTS)).isTrue();
        assertThat(builds().wasFoundGood(OTHERS)).isFalse();
        assertThat(builds().image(INPUTS)).isEmpty();
    }

    @Test
    void aLineBreakInAProofBreaksNoNote() {
        builds().remember(INPUTS, new MadeImage(IMAGE.id(), IMAGE.made(), 42, Optional.of("two\nlines")));

        assertThat(builds().image(INPUTS).orElseThrow().proof()).contains("two lines");
    }

    @Test
    void aDamagedNoteIsNotKnown() throws Exception {
        builds().remember(INPUTS, IMAGE);
        Path note = notes().get(0);

        for (String damage : List.of("", "sha256:abc\n", IMAGE.id() + "\nyesterday\n42\n\n", IMAGE.id() + "\n")) {
            Files.writeString(note, damage);
            assertThat(builds().image(INPUTS)).isEmpty();
        }
    }

    @Test
    void aFolderThatCannotBeWrittenIsNoError() throws Exception {
        Files.writeString(folder.resolve("past"), "a file is in the way");

        builds().remember(INPUTS, IMAGE);

        assertThat(builds().image(INPUTS)).isEmpty();
    }

    @Test
    void forgetsAllWhenCleared() throws Exception {
        builds().remember(INPUTS, IMAGE);

        builds().clear();

        assertThat(notes()).isEmpty();
    }

    private BuildCache builds() {
        return BuildCache.in(folder, Clock.systemUTC());
    }

    private List<Path> notes() throws Exception {
        try (Stream<Path> notes = Files.list(folder.resolve("past"))) {
            return notes.toList();
        }
    }
}
