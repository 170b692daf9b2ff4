package io.jenkins.plugins.monitoringimages.build.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.monitoringimages.model.Platform;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ParallelPlatformsTest {

    private static final List<Platform> TWO = List.of(Platform.parse("linux/arm/v7"), Platform.parse("linux/arm64"));

    @Test
    void worksOnSeveralPlatformsAtOnce() throws Exception {
        CountDownLatch bothRun = new CountDownLatch(2);

        ParallelPlatforms.run(TWO, platform -> {
            bothRun.countDown();
            bothRun.await();
            return platform;
        }, new ArrayList<>());

        assertThat(bothRun.getCount()).isZero();
    }

    @Test
    void anInterruptionEndsAllWorkBeforeItIsPassedOn() {
        AtomicInteger ended = new AtomicInteger();
        CountDownLatch never = new CountDownLatch(1);
        Thread caller = Thread.currentThread();

        assertThatThrownBy(() -> ParallelPlatforms.run(TWO, platform -> {
            caller.interrupt();
            try {
                never.await();
                return platform;
            } finally {
                ended.incrementAndGet();
            }
        }, new ArrayList<>())).isInstanceOf(InterruptedException.class);
        assertThat(ended).hasValue(2);
    }

    @Test
    void aMistakeInTheProgramIsNotTakenForAFailureOfThePlatform() {
        assertThatThrownBy(() -> ParallelPlatforms.run(
                        TWO,
                        platform -> {
                            throw new IllegalArgumentException("oops");
                        },
                        new ArrayList<>()))
                .isInstanceOf(IllegalStateException.class)
                .hasRootCauseMessage("oops");
    }
}
