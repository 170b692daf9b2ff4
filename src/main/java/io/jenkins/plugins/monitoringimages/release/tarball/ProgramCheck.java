package io.jenkins.plugins.monitoringimages.release.tarball;

import io.jenkins.plugins.monitoringimages.model.Platform;
import io.jenkins.plugins.monitoringimages.release.ElfHeader;
import java.util.Optional;

/** Whether the main program of a release is one for the platform. */
final class ProgramCheck {

    private ProgramCheck() {}

    /** @param found how the program begins; empty where that is no program */
    static ElfHeader check(String name, Optional<ElfHeader> found, Platform platform) throws RefusedException {
        ElfHeader wanted = ElfHeader.of(platform);
        if (found.isEmpty()) {
            throw new RefusedException("its " + name + " is no program for " + platform
                    + ", but empty, a script or something else that is no ELF executable");
        }
        if (!found.get().equals(wanted)) {
            throw new RefusedException("its " + name + " is a program for " + found.get() + ", but one for " + wanted
                    + " (" + platform + ") is wanted");
        }
        return found.get();
    }
}
