package io.jenkins.plugins.monitoringimages.build.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.monitoringimages.release.ReleaseTarball;
import io.jenkins.plugins.monitoringimages.testing.TestRelease;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReleaseBlobTest {

    private final TestRelease release = TestRelease.prometheus();

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void saysOfATarballThatIsHereWhetherItWasDownloaded(boolean downloaded) {
        assertThat(new ReleaseBlob(tarball(downloaded)).downloaded()).isEqualTo(downloaded);
    }

    @Test
    void saysOfOneThatNobodyHasReadThatItWasNot() {
        assertThat(new ReleaseBlob(release.sha256(), 1, () -> tarball(true)).downloaded()).isFalse();
    }

    private ReleaseTarball tarball(boolean downloaded) {
        return new ReleaseTarball(release.asset(), Path.of("a.tar.gz"), release.sha256(), 1, downloaded);
    }
}
