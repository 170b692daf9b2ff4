package io.jenkins.plugins.monitoringimages.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The registry that {@code bin/bench} has started, which keeps all in one folder and remembers nothing beside it.
 *
 * @param machine that has it
 */
record Registry(Machine machine) {

    String address() {
        return machine.registry();
    }

    /** The base image in it, under a name that the engine has too. */
    String base() {
        return address() + "/bench/base:armv7";
    }

    /** Puts the base image there, once for all runs. */
    void prepare() throws IOException, InterruptedException {
        machine.docker("tag", machine.base(), base());
        machine.docker("push", base());
        Machine.copy(machine.registryData(), before());
    }

    /** Removes all but the base image. */
    void reset() throws IOException {
        Path content = machine.registryData().resolve("docker");
        Machine.delete(content);
        Machine.copy(before().resolve("docker"), content);
    }

    /** The least that a push can be: one file, sent by curl. */
    void upload(Path file, String sha256) throws IOException, InterruptedException {
        String script = "place=$(curl -sSf -o /dev/null -D - -X POST \"http://$1/v2/bench/bare/blobs/uploads/\""
                + " | tr -d '\\r' | sed -n 's/^[Ll]ocation: //p')"
                + " && curl -sSf -T \"$2\" \"$place&digest=sha256:$3\"";
        machine.run(List.of("bash", "-c", script, "bash", address(), file.toString(), sha256), Map.of());
    }

    private Path before() {
        return machine.work().resolve("registry-before");
    }
}
