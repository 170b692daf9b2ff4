package io.jenkins.plugins.monitoringimages.docker.smoke;

import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.model.Frame;
import io.jenkins.plugins.monitoringimages.docker.connection.Connection;
import io.jenkins.plugins.monitoringimages.docker.connection.EngineCall;
import io.jenkins.plugins.monitoringimages.docker.connection.LongCall;
import io.jenkins.plugins.monitoringimages.image.ImageException;
import io.jenkins.plugins.monitoringimages.image.SmokeTestRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Asks from inside the container, with what the image brings: {@code promtool} and {@code amtool} beside the main
 * program, or {@code wget} of a base image with busybox. An image from scratch that has none of them, on an engine far
 * away, is ready when it has run for a while and has logged that it listens.
 */
final class ToolProbe implements ReadinessProbe {

    private static final Duration INTERVAL = Duration.ofSeconds(1);
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(5);
    /** What a container runtime answers for a program that is not there or cannot be run. */
    private static final List<Long> NOT_THERE = List.of(126L, 127L);
    /** How the components of the catalog say in their logs that they listen, in all their versions. */
    private static final Pattern LISTENS = Pattern.compile("(?i)listening on|ready to receive web requests");

    private final Connection connection;
    private final String container;
    private final List<List<String>> tools;
    private Duration next;

    ToolProbe(Connection connection, SmokeTestRequest request, String container, Duration from) {
        this.connection = connection;
        this.container = container;
        this.tools = tools(request);
        this.next = from;
    }

    @Override
    public Optional<String> ask(Duration waited) throws ImageException, InterruptedException {
        if (waited.compareTo(next) < 0) {
            return Optional.empty();
        }
        next = waited.plus(INTERVAL);
        for (List<String> tool : List.copyOf(tools)) {
            long exitCode = run(tool);
            if (exitCode == 0) {
                return Optional.of(tool.get(0) + " in the container was answered");
            }
            if (NOT_THERE.contains(exitCode)) {
                tools.remove(tool);
            }
        }
        return tools.isEmpty() && waited.compareTo(LONG_ENOUGH) >= 0 ? fromLog() : Optional.empty();
    }

    private static List<List<String>> tools(SmokeTestRequest request) {
        String folder = request.program().substring(0, request.program().lastIndexOf('/') + 1);
        String url = "http://127.0.0.1:" + request.port();
        List<List<String>> tools = new ArrayList<>();
        if (request.program().endsWith("/prometheus")) {
            // The API answers as soon as the server is ready; promtool's own check of that is not in old versions.
            tools.add(List.of(folder + "promtool", "query", "instant", url, "vector(1)"));
        }
        if (request.program().endsWith("/alertmanager")) {
            tools.add(List.of(folder + "amtool", "config", "show", "--alertmanager.url=" + url));
        }
        tools.add(List.of("/bin/wget", "-q", "-O", "/dev/null", url + request.readyPath()));
        return tools;
    }

    private long run(List<String> tool) throws ImageException, InterruptedException {
        try (LongCall<Frame> call = new LongCall<>(connection, frame -> {})) {
            String id = call.client()
                    .execCreateCmd(container)
                    .withAttachStdout(true)
                    .withAttachStderr(true)
                    .withCmd(tool.toArray(new String[0]))
                    .exec()
                    .getId();
            call.client().execStartCmd(id).exec(call);
            call.await();
            Long exitCode = call.client().inspectExecCmd(id).exec().getExitCodeLong();
            return exitCode == null ? 1 : exitCode;
        } catch (DockerException e) {
            // Old engines answer the start of a missing program with an error instead of an exit code.
            return EngineCall.message(e).contains("executable file not found") ? NOT_THERE.get(0) : 1;
        } catch (RuntimeException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException("while the container was asked");
            }
            throw EngineCall.failed("run " + tool.get(0) + " in the container", e);
        }
    }

    private Optional<String> fromLog() throws InterruptedException {
        boolean listens = ContainerLog.lastLines(connection, container).stream()
                .anyMatch(line -> LISTENS.matcher(line).find());
        return listens ? Optional.of("it runs, and its log says that it listens") : Optional.empty();
    }
}
