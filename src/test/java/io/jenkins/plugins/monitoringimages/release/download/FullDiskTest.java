package io.jenkins.plugins.monitoringimages.release.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jenkins.plugins.monitoringimages.release.ReleaseException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cache on a disk that is full: a file system of its own, with room for less than a tarball. */
class FullDiskTest {

    @TempDir
    Path directory;

    private Path small;

    @BeforeEach
    void mountASmallDisk() throws Exception {
        assumeTrue(Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0), "only root can mount a small disk");
        small = Files.createDirectory(directory.resolve("small"));
        assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", small.toString()), "no file system can be mounted here");
    }

    @AfterEach
    void unmount() throws Exception {
        run("umount", small.toString());
    }

    @Test
    void isSaidInWordsAndLeavesNothingHalfDone() throws Exception {
        try (SourceFixture fixture = SourceFixture.prometheus(small.resolve("cache"))) {
            assertThatThrownBy(fixture::fetch)
                    .isInstanceOf(ReleaseException.class)
                    .hasMessageContaining("No space left on device")
                    .hasMessageNotContainingAny("Exception", "java.", "null");
        }
        try (Stream<Path> files = Files.walk(small)) {
            List<Path> large = files.filter(Files::isRegularFile).filter(file -> file.toFile().length() > 1000).toList();
            assertThat(large).as("what takes room after the failure").isEmpty();
        }
    }

    private static boolean run(String... command) throws Exception {
        return new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }
}
