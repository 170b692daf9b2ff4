package io.jenkins.plugins.monitoringimages.release.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.monitoringimages.cache.BlobCache;
import io.jenkins.plugins.monitoringimages.http.HttpSettings;
import io.jenkins.plugins.monitoringimages.release.ReleaseException;
import io.jenkins.plugins.monitoringimages.release.ReleaseOptions;
import io.jenkins.plugins.monitoringimages.release.ReleaseTarball;
import io.jenkins.plugins.monitoringimages.testing.Fault;
import io.jenkins.plugins.monitoringimages.testing.ReleaseServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CacheConcurrencyTest {

    private static final int BUILDS = 8;

    @TempDir
    Path directory;

    private final List<Process> processes = new ArrayList<>();
    private SourceFixture fixture;

    @BeforeEach
    void start() {
        fixture = SourceFixture.prometheus(directory);
    }

    @AfterEach
    void stop() throws InterruptedException {
        for (Process process : processes) {
            process.destroyForcibly().waitFor();
        }
        fixture.close();
    }

    @Test
    void threadsDownloadATarballOnce() throws Exception {
        List<ReleaseTarball> tarballs = atOnce(() -> {
            try (HttpReleaseSource build = another()) {
                return fetch(build, fixture.verified());
            }
        });

        assertThat(fixture.downloads()).isEqualTo(1);
        assertThat(tarballs).filteredOn(ReleaseTarball::downloaded).hasSize(1);
    }

    @Test
    void threadsDownloadAnUnverifiedTarballOnce() throws Exception {
        fixture.server.failAlways(ReleaseServer.sumsPath(fixture.release), Fault.status(404));

        atOnce(() -> {
            try (HttpReleaseSource build = another()) {
                return fetch(build, fixture.unverified());
            }
        });

        assertThat(fixture.downloads()).isEqualTo(1);
    }

    @Test
    void threadsExtractAToolOnce() throws Exception {
        ReleaseTarball tarball = fixture.fetch();

        List<Path> tools = atOnce(() -> cache().tool(tarball, "promtool"));

        assertThat(tools).containsOnly(tools.get(0));
    }

    @Test
    void aThreadTakesOverWhereAnotherOneFails() throws Exception {
        fixture.server.failNext(fixture.tarballPath(), Fault.corrupt());
        int[] failures = new int[1];

        atOnce(() -> {
            try (HttpReleaseSource build = another()) {
                return fetch(build, fixture.verified());
            } catch (ReleaseException e) {
                synchronized (failures) {
                    failures[0]++;
                }
                return null;
            }
        });

        assertThat(failures[0]).isEqualTo(1);
        assertThat(fixture.downloads()).isEqualTo(2);
    }

    @Test
    void processesDownloadATarballOnce() throws Exception {
        for (int i = 0; i < 3; i++) {
            spawn("fetch", fixture.server.mirror());
        }
        List<String> answers = new ArrayList<>();
        for (Process process : processes) {
            answers.add(readLine(process));
            assertThat(process.waitFor()).isZero();
        }

        assertThat(answers).containsExactlyInAnyOrder("downloaded", "found", "found");
        assertThat(fixture.downloads()).isEqualTo(1);
    }

    @Test
    void aProcessThatIsKilledInADownloadLeavesTheWayFree() throws Exception {
        fixture.server.failNext(fixture.tarballPath(), Fault.stallAfter(60_000));
        Process killed = spawn("fetch", fixture.server.mirror());
        while (fixture.downloads() == 0) {
            Thread.onSpinWait();
        }
        killed.destroyForcibly().waitFor();

        assertThat(fixture.fetch().sha256()).isEqualTo(fixture.release.sha256());
        assertThat(fixture.in("tmp")).isEmpty();
    }

    @Test
    void aProcessThatWaitsTakesOverFromOneThatIsKilled() throws Exception {
        fixture.server.failNext(fixture.tarballPath(), Fault.stallAfter(60_000));
        Process killed = spawn("fetch", fixture.server.mirror());
        while (fixture.downloads() == 0) {
            Thread.onSpinWait();
        }
        Process waiting = spawn("announce", fixture.server.mirror());
        assertThat(readLine(waiting)).isEqualTo("fetching");
        killed.destroyForcibly().waitFor();

        assertThat(readLine(waiting)).isEqualTo("downloaded");
    }

    @Test
    void whatAnotherProcessUsesIsNotRemoved() throws Exception {
        Path file = fixture.fetch().file();
        fixture.source.close();
        Process user = spawn("hold", fixture.server.mirror());
        assertThat(readLine(user)).isEqualTo("found");

        blobs().clear();
        assertThat(file).exists();

        user.destroyForcibly().waitFor();
        blobs().clear();
        assertThat(file).doesNotExist();
    }

    /** As the build of another job makes it, over a cache of its own in the same directory. */
    private HttpReleaseSource another() {
        return new HttpReleaseSource(HttpSettings.defaults(), cache(), Clock.systemUTC(), fixture.waits::add);
    }

    private ReleaseTarball fetch(HttpReleaseSource source, ReleaseOptions options)
            throws ReleaseException, InterruptedException {
        return source.fetch(
                fixture.release.asset(),
                options,
                source.checksum(fixture.release.asset(), options, fixture.events),
                fixture.events);
    }

    private BlobCache blobs() {
        return new BlobCache(directory, BlobCache.DEFAULT_CAP, Clock.systemUTC());
    }

    private ReleaseCache cache() {
        return new ReleaseCache(blobs());
    }

    private static <T> List<T> atOnce(Callable<T> work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(BUILDS);
        CountDownLatch start = new CountDownLatch(BUILDS);
        try {
            List<Future<T>> futures = new ArrayList<>();
            for (int i = 0; i < BUILDS; i++) {
                futures.add(threads.submit(() -> {
                    start.countDown();
                    start.await();
                    return work.call();
                }));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }

    private Process spawn(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                CacheProcess.class.getName(),
                directory.toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        processes.add(process);
        return process;
    }

    private static String readLine(Process process) throws IOException {
        return process.inputReader().readLine();
    }
}
