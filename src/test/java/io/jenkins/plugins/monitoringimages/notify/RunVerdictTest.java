package io.jenkins.plugins.monitoringimages.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RunVerdictTest {

    @Test
    void comparesConcurrentRunsByNumberAndNotByTheOrderInWhichTheyEnded() {
        RunVerdict sixthEndedFirst = new RunVerdict(6, RunResult.FAILURE, "");
        RunVerdict fourth = new RunVerdict(4, RunResult.SUCCESS, "2.53.5");

        assertThat(RunVerdict.lastBefore(5, List.of(sixthEndedFirst, fourth))).contains(fourth);
        assertThat(RunVerdict.lastBefore(7, List.of(fourth, sixthEndedFirst))).contains(sixthEndedFirst);
    }

    @Test
    void leavesOutRunsWithoutAVerdict() {
        RunVerdict failed = new RunVerdict(1, RunResult.FAILURE, "");

        assertThat(RunVerdict.lastBefore(4, List.of(
                failed, new RunVerdict(2, RunResult.ABORTED, ""), new RunVerdict(3, RunResult.NOT_BUILT, ""))))
                .contains(failed);
    }

    @Test
    void leavesOutTheRunItself() {
        assertThat(RunVerdict.lastBefore(1, List.of(new RunVerdict(1, RunResult.FAILURE, "")))).isEmpty();
    }

    @Test
    void takesAsLastGoodOnlyARunThatMadeAnImage() {
        RunVerdict good = new RunVerdict(1, RunResult.SUCCESS, "2.53.4");

        assertThat(RunVerdict.lastGoodBefore(4, List.of(
                good, new RunVerdict(2, RunResult.SUCCESS, ""), new RunVerdict(3, RunResult.UNSTABLE, "2.53.5"))))
                .contains(good);
    }

    @Test
    void doesNotCallTheFirstImageANewVersion() {
        assertThat(new RunVerdict(1, RunResult.SUCCESS, "2.53.5").isNewVersionAfter(Optional.empty())).isFalse();
    }

    @Test
    void doesNotCallARunWithoutAnImageANewVersion() {
        Optional<RunVerdict> good = Optional.of(new RunVerdict(1, RunResult.SUCCESS, "2.53.4"));

        assertThat(new RunVerdict(2, RunResult.SUCCESS, "").isNewVersionAfter(good)).isFalse();
        assertThat(new RunVerdict(2, RunResult.FAILURE, "2.53.5").isNewVersionAfter(good)).isFalse();
    }
}
