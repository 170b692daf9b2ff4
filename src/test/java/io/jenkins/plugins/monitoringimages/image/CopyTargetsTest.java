package io.jenkins.plugins.monitoringimages.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.jenkins.plugins.monitoringimages.image.dockerfile.Instruction.Copy;
import java.util.List;
import org.junit.jupiter.api.Test;

class CopyTargetsTest {

    private final CopyTargets targets = new CopyTargets(List.of(
            new Copy("bin/", "/bin/", 0), new Copy("share/", "/usr/share/prometheus/", 0),
            new Copy("state/", "/prometheus/", 65534), new Copy("config/", "/etc/prometheus/", 65534)));

    @Test
    void putsAFileToWhereItsFolderIsCopied() {
        assertThat(targets.inImage(ContextEntry.file("share/consoles/index.html")))
                .isEqualTo(ContextEntry.file("usr/share/prometheus/consoles/index.html"));
    }

    @Test
    void putsAFolderToWhereItIsCopied() {
        assertThat(targets.inImage(ContextEntry.program("state"))).isEqualTo(new ContextEntry("prometheus", 0755, 65534, 65534));
    }

    @Test
    void givesTheOwnerOfTheInstructionAndTheModeOfTheContext() {
        assertThat(targets.inImage(new ContextEntry("config/rules/a.yml", 0640, 7, 7)))
                .isEqualTo(new ContextEntry("etc/prometheus/rules/a.yml", 0640, 65534, 65534));
    }

    @Test
    void whatNobodyCopiesHasNoPlace() {
        assertThatIllegalArgumentException().isThrownBy(() -> targets.inImage(ContextEntry.file("binary")));
    }

    @Test
    void leavesFoldersOfTheBaseAsTheyAre() {
        assertThat(targets.rootFolders())
                .containsExactlyInAnyOrder("bin", "usr", "usr/share", "usr/share/prometheus", "etc");
    }
}
