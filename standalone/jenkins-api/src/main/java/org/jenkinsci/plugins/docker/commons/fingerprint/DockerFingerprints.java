// Declaration only: signatures of Jenkins' API that the plugin uses, without behaviour. Never packaged.
package org.jenkinsci.plugins.docker.commons.fingerprint;

import hudson.model.Fingerprint;
import hudson.model.Run;
import java.io.IOException;

public class DockerFingerprints {
    private DockerFingerprints() {}

    public static Fingerprint forImage(Run<?, ?> run, String text1, String text2) throws IOException {
        throw new UnsupportedOperationException();
    }

    public static void addFromFacet(String text1, String text2, Run<?, ?> run) throws IOException {
        throw new UnsupportedOperationException();
    }
}
