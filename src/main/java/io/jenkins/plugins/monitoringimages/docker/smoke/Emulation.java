package io.jenkins.plugins.monitoringimages.docker.smoke;

import io.jenkins.plugins.monitoringimages.docker.connection.EngineInfo;
import io.jenkins.plugins.monitoringimages.image.smoke.SmokeTestRequest;
import java.util.Locale;
import java.util.Optional;

/** Tells an image that is broken from a machine that cannot run its platform. */
final class Emulation {

    private Emulation() {}

    /**
     * Why the engine's machine cannot run the image's platform, if that is what the text says.
     *
     * @param text an error of the engine, or the log of a container that ended
     */
    static Optional<String> obstacle(SmokeTestRequest request, EngineInfo engine, String text) {
        boolean foreign = !engine.platform().equals("linux/" + request.platform().architecture());
        if (!foreign) {
            return Optional.empty();
        }
        String machine = "the container engine's machine (" + engine.platform() + ") cannot run " + request.platform();
        if (text.toLowerCase(Locale.ROOT).contains("exec format error")) {
            return Optional.of(machine + "; qemu-user-static with binfmt_misc would let it");
        }
        if (text.contains("exec " + request.program() + ": no such file or directory")
                || text.contains("exec user process caused: no such file or directory")) {
            return Optional.of(machine + "; its emulator is not seen in containers, and must be registered in "
                    + "binfmt_misc with flag F");
        }
        return Optional.empty();
    }
}
