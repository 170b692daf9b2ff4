package io.jenkins.plugins.monitoringimages.docker.smoke;

import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.model.Frame;
import io.jenkins.plugins.monitoringimages.docker.connection.Connection;
import io.jenkins.plugins.monitoringimages.docker.connection.EngineCall;
import io.jenkins.plugins.monitoringimages.docker.connection.LongCall;
import io.jenkins.plugins.monitoringimages.image.ImageException;
import io.jenkins.plugins.monitoringimages.image.smoke.SmokeTestRequest;
import io.jenkins.plugins.monitoringimages.image.smoke.WebEndpoint;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Asks from inside the container, with what the image brings: tools of the component beside its main program, or
 * {@code wget} of a base image with busybox. An image from scratch that has none of them, on an engine far
 * away, is ready when it has run for a while and has logged that it listens.
 */
final class ToolProbe implements ReadinessProbe {

    private static final Duration INTERVAL = Duration.ofSeconds(1);
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(5);
    /** What a container runtime answers for a program that is not there or cannot be run. */
    private static final List<Long> NOT_EXECUTED = List.of(126L, 127L);
    private static final int MOST_OUTPUT = 16 * 1024;
    /** What tools say where TLS or a login is asked for, which is an answer. */
    private static final Pattern REFUSED = Pattern.compile("(?i)x509|certificate|\\b4\\d\\d\\b");
    /** How the components of the catalog say in their logs that they listen, in all their versions. */
    private static final Pattern LISTENS = Pattern.compile("(?i)listening on|ready to receive web requests");

    private final Connection connection;
    private final String container;
    private final List<List<String>> tools;
    private final boolean guarded;
    private final Duration limit;
    private Duration next;

    /**
     * @param from when it asks first, after the container's start
     * @param limit of one ask, for all tools together
     */
    ToolProbe(Connection connection, SmokeTestRequest request, String container, Duration from, Duration limit) {
        this.connection = connection;
        this.container = container;
        this.tools = tools(request);
        this.guarded = request.endpoint().guarded();
        this.next = from;
        this.limit = limit;
    }

    @Override
    public Optional<String> ask(Duration waited) throws ImageException, InterruptedException {
        if (waited.compareTo(next) < 0) {
            return Optional.empty();
        }
        next = waited.plus(INTERVAL);
        long end = System.nanoTime() + limit.toNanos();
        Duration left = limit;
        for (List<String> tool : List.copyOf(tools)) {
            Duration time = left;
            Run result = run(tool, time);
            if (result == Run.ANSWERED) {
                return Optional.of(tool.get(0) + " in the container was answered");
            }
            left = Duration.ofNanos(end - System.nanoTime());
            boolean over = left.isNegative() || left.isZero();
            boolean cut = over && time != limit;
            if (result == Run.NOT_THERE) {
                tools.remove(tool);
            } else if (!cut) {
                // The next ask begins with those for which this one had no time.
                tools.remove(tool);
                tools.add(tool);
            }
            if (over) {
                break;
            }
        }
        return tools.isEmpty() && waited.compareTo(LONG_ENOUGH) >= 0 ? fromLog() : Optional.empty();
    }

    private static List<List<String>> tools(SmokeTestRequest request) {
        WebEndpoint endpoint = request.endpoint();
        List<List<String>> tools = new ArrayList<>();
        for (String scheme : endpoint.guarded() ? List.of("https", "http") : List.of("http")) {
            String url = scheme + "://127.0.0.1:" + endpoint.port();
            String prefix = url + endpoint.prefix();
            request.tools().forEach(tool ->
                    tools.add(tool.stream().map(argument -> argument.replace("{url}", prefix)).toList()));
            tools.add(List.of("/bin/wget", "-q", "-O", "/dev/null", url + endpoint.path()));
        }
        return tools;
    }

    /** What came of a tool: whether it was answered, or is not there. */
    private enum Run {
        ANSWERED,
        NOT_ANSWERED,
        NOT_THERE
    }

    private Run run(List<String> tool, Duration time) throws ImageException, InterruptedException {
        StringBuffer output = new StringBuffer();
        try (LongCall<Frame> call = new LongCall<Frame>(connection, frame -> append(output, frame)).withLimit(time)) {
            String id = EngineCall.askOrStop(connection, "prepare " + tool.get(0), () -> call.client()
                    .execCreateCmd(container)
                    .withAttachStdout(true)
                    .withAttachStderr(true)
                    .withCmd(tool.toArray(new String[0]))
                    .exec()
                    .getId());
            call.client().execStartCmd(id).exec(call);
            call.await();
            Long exitCode = EngineCall.askOrStop(
                    connection, "inspect " + tool.get(0), () -> connection.client().inspectExecCmd(id).exec().getExitCodeLong());
            if (exitCode != null && NOT_EXECUTED.contains(exitCode)) {
                return Run.NOT_THERE;
            }
            boolean refused = guarded && REFUSED.matcher(output).find();
            return refused || exitCode != null && exitCode == 0 ? Run.ANSWERED : Run.NOT_ANSWERED;
        } catch (DockerException e) {
            // Old engines answer the start of a missing program with an error instead of an exit code.
            return EngineCall.message(e).contains("executable file not found") ? Run.NOT_THERE : Run.NOT_ANSWERED;
        } catch (UncheckedIOException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException("while the container was asked");
            }
            return Run.NOT_ANSWERED;
        } catch (RuntimeException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException("while the container was asked");
            }
            throw EngineCall.failed("run " + tool.get(0) + " in the container", e);
        }
    }

    private static void append(StringBuffer output, Frame frame) {
        if (frame.getPayload() != null && output.length() < MOST_OUTPUT) {
            output.append(new String(frame.getPayload(), StandardCharsets.UTF_8));
        }
    }

    private Optional<String> fromLog() throws InterruptedException {
        boolean listens = ContainerLog.lastLines(connection, container).stream()
                .anyMatch(line -> LISTENS.matcher(line).find());
        return listens ? Optional.of("it runs, and its log says that it listens") : Optional.empty();
    }
}
