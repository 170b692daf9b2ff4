package io.jenkins.plugins.monitoringimages.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReleaseContextMemoryTest {

    @TempDir
    Path directory;

    @Test
    void isWrittenWithin48MegabytesWhateverTheSizeOfTheTarball() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx48m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ContextProcess.class.getName(),
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();

        assertThat(process.inputReader().readLine()).isEqualTo("written");
        assertThat(process.waitFor()).isZero();
    }
}
