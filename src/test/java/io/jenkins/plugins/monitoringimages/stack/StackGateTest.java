package io.jenkins.plugins.monitoringimages.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.monitoringimages.build.Approval.Candidate;
import io.jenkins.plugins.monitoringimages.image.smoke.SmokeTestResult;
import io.jenkins.plugins.monitoringimages.image.smoke.SmokeTestResult.Outcome;
import io.jenkins.plugins.monitoringimages.model.BuildException;
import io.jenkins.plugins.monitoringimages.model.Platform;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StackGateTest {

    private static final List<Candidate> IMAGES = List.of(new Candidate(
            Platform.parse("linux/arm/v7"), "sha256:1", List.of(), new SmokeTestResult(Outcome.READY, "it answered")));

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Map<String, List<Candidate>>> runs = Collections.synchronizedList(new ArrayList<>());

    @AfterEach
    void endThreads() {
        threads.shutdownNow();
    }

    @Test
    void allArePassedOnceAllHaveRunTogether() throws Exception {
        StackGate gate = gate("seen");

        List<Future<?>> members = List.of(arrive(gate, "a"), arrive(gate, "b"), arrive(gate, "c"));

        for (Future<?> member : members) {
            member.get();
        }
        assertThat(runs).hasSize(1);
        assertThat(runs.get(0)).containsOnlyKeys("a", "b", "c");
        assertThat(gate.result()).isEqualTo("seen");
    }

    @Test
    void noneIsPassedWhereOneFailed() {
        StackGate gate = gate("seen");
        List<Future<?>> members = List.of(arrive(gate, "a"), arrive(gate, "b"));

        gate.failed("c");

        assertThat(members).allSatisfy(member -> assertThatThrownBy(member::get)
                .isInstanceOf(ExecutionException.class)
                .hasRootCauseMessage("not tagged, since c failed"));
        assertThat(runs).isEmpty();
    }

    @Test
    void noneIsPassedWhereTheyDoNotWorkTogether() {
        StackGate gate = new StackGate(Set.of("a", "b"), images -> {
            throw new BuildException("a does not know b");
        });

        assertThat(List.of(arrive(gate, "a"), arrive(gate, "b"))).allSatisfy(member -> assertThatThrownBy(member::get)
                .cause()
                .hasMessage("not tagged, since the members do not work together: a does not know b"));
    }

    @Test
    void nobodyWaitsForOneThatWasInterrupted() {
        StackGate gate = new StackGate(Set.of("a", "b"), images -> {
            throw new InterruptedException();
        });

        assertThat(List.of(arrive(gate, "a"), arrive(gate, "b")))
                .allSatisfy(member -> assertThatThrownBy(member::get).isInstanceOf(ExecutionException.class));
    }

    private StackGate gate(String result) {
        return new StackGate(Set.of("a", "b", "c"), images -> {
            runs.add(images);
            return result;
        });
    }

    private Future<?> arrive(StackGate gate, String member) {
        return threads.submit((Callable<Void>) () -> {
            gate.await(member, IMAGES);
            return null;
        });
    }
}
