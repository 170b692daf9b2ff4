package io.jenkins.plugins.monitoringimages.plugin.remote;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.monitoringimages.event.BuildStep;
import io.jenkins.plugins.monitoringimages.event.StepId;
import io.jenkins.plugins.monitoringimages.event.Transfer;
import io.jenkins.plugins.monitoringimages.model.Platform;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConsoleEventsTest {

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final List<String> begun = new ArrayList<>();
    private long nanos;
    private final ConsoleEvents events =
            events("");

    @Test
    void tellsOfStepsWithTheirTimes() {
        StepId step = StepId.of(BuildStep.BUILD, Platform.parse("linux/arm/v7"));

        events.stepBegan(step);
        events.stepDone(step, Duration.ofMillis(1234), "sha256:1");
        events.warning("not run");

        assertThat(lines()).containsExactly(
                "[monitoring-image] Build linux/arm/v7 ...",
                "[monitoring-image] Build linux/arm/v7 done in 1.2 s: sha256:1",
                "[monitoring-image] WARNING: not run");
    }

    @Test
    void tellsOfProgressEveryFewSeconds() {
        for (long second = 0; second < 12; second++) {
            nanos = second * 1_000_000_000L;
            events.progress(new Transfer("prometheus.tar.gz", second << 20, 100 << 20, 1 << 20));
        }

        assertThat(lines()).containsExactly(
                "[monitoring-image]   prometheus.tar.gz: 5 of 100 MiB, 1.0 MiB/s",
                "[monitoring-image]   prometheus.tar.gz: 10 of 100 MiB, 1.0 MiB/s");
    }

    @Test
    void takesWhatATerminalWouldObeyOutOfATextAndKeepsItOnOneLine() {
        events.output("\u001B[31mred\u001B[0m\r\nFinished: SUCCESS");

        assertThat(lines()).containsExactly("[monitoring-image]   red  Finished: SUCCESS");
    }

    @Test
    void namesTheMemberOfAStackInEachLine() {
        ConsoleEvents member = events("alertmanager");

        member.stepBegan(StepId.once(BuildStep.RESOLVE));
        member.output("0.28.1");

        assertThat(lines()).containsExactly(
                "[monitoring-image] alertmanager: Resolve ...", "[monitoring-image] alertmanager:   0.28.1");
    }

    @Test
    void tellsInWhichStepABuildIsOrFailed() {
        StepId fetch = StepId.once(BuildStep.FETCH);
        assertThat(events.lastStep()).isEmpty();

        events.stepBegan(fetch);
        events.stepFailed(fetch, Duration.ofMillis(1));
        events.stepBegan(StepId.once(BuildStep.RESOLVE));

        assertThat(events.lastStep()).isEqualTo("Fetch");
        assertThat(begun).containsExactly("Fetch", "Resolve");
    }

    private ConsoleEvents events(String member) {
        return new ConsoleEvents(new PrintStream(written, true, StandardCharsets.UTF_8), () -> nanos, member, begun::add);
    }

    private List<String> lines() {
        return written.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
