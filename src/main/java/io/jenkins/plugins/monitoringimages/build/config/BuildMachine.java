package io.jenkins.plugins.monitoringimages.build.config;

import io.jenkins.plugins.monitoringimages.model.BuildException;
import io.jenkins.plugins.monitoringimages.model.InvalidValueException;
import io.jenkins.plugins.monitoringimages.model.Platform;
import java.util.Locale;

/**
 * The machine on which a build runs, as Java names it.
 *
 * @param osName the system property {@code os.name}, such as {@code Linux} or {@code Mac OS X}
 * @param osArch the system property {@code os.arch}, such as {@code amd64}
 */
public record BuildMachine(String osName, String osArch) {

    /**
     * The platform whose programs run on it.
     *
     * @throws BuildException if no release that can be used is made for it
     */
    public Platform platform() throws BuildException {
        if (!osName.toLowerCase(Locale.ROOT).equals("linux")) {
            throw new BuildException(
                    "the programs of a release are run on Linux only, and this machine runs " + osName);
        }
        try {
            return Platform.ofMachine(osArch);
        } catch (InvalidValueException e) {
            throw new BuildException("nothing is released for the architecture of this machine, " + osArch, e);
        }
    }
}
