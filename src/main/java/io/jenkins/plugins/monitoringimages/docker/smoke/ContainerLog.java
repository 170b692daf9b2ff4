package io.jenkins.plugins.monitoringimages.docker.smoke;

import com.github.dockerjava.api.model.Frame;
import io.jenkins.plugins.monitoringimages.docker.connection.Connection;
import io.jenkins.plugins.monitoringimages.docker.connection.EngineCall;
import io.jenkins.plugins.monitoringimages.docker.connection.LongCall;
import io.jenkins.plugins.monitoringimages.docker.connection.OutputLine;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What a container has written. */
public final class ContainerLog {

    private static final int LINES = 20;
    private static final int LONGEST = 256 * 1024;

    private ContainerLog() {}

    /** The last 20 lines of both its streams; none if they cannot be had. */
    public static List<String> lastLines(Connection connection, String container) throws InterruptedException {
        StringBuffer text = new StringBuffer();
        try (LongCall<Frame> call = new LongCall<>(connection, frame -> append(text, frame))) {
            call.client()
                    .logContainerCmd(container)
                    .withStdOut(true)
                    .withStdErr(true)
                    .withTail(LINES)
                    .exec(call);
            call.await();
        } catch (RuntimeException e) {
            return List.of("(the log cannot be read: " + EngineCall.message(e) + ")");
        }
        List<String> lines = text.toString()
                .lines()
                .map(OutputLine::clean)
                .filter(line -> !line.isBlank())
                .toList();
        return lines.subList(Math.max(0, lines.size() - LINES), lines.size());
    }

    private static void append(StringBuffer text, Frame frame) {
        if (frame.getPayload() != null && text.length() < LONGEST) {
            text.append(new String(frame.getPayload(), StandardCharsets.UTF_8));
        }
    }
}
