package io.jenkins.plugins.monitoringimages.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.monitoringimages.model.Sha256;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BlobCacheTest {

    private static final Sha256 HELLO = sha256("hello");

    private static final LockWait WAIT = LockWait.of(Clock.systemUTC(), notice -> {});

    @TempDir
    Path parent;

    private Path directory;
    private BlobCache cache;

    @BeforeEach
    void open() {
        directory = parent.resolve("cache");
        cache = new BlobCache(directory, BlobCache.DEFAULT_CAP, Clock.systemUTC());
    }

    @Test
    void findsNothingWhereNothingIs() throws Exception {
        assertThat(cache.find(HELLO)).isEmpty();
    }

    @Test
    void findsWhatWasLoaded() throws Exception {
        try (CachedBlob blob = cache.obtain(HELLO, loading("hello"))) {
            assertThat(blob.loaded()).isTrue();
            assertThat(blob.size()).isEqualTo(5);
            assertThat(blob.file()).hasContent("hello");
        }
        try (CachedBlob blob = cache.obtain(HELLO, loading("never asked for"))) {
            assertThat(blob.loaded()).isFalse();
        }
        assertThat(cache.find(HELLO)).hasValueSatisfying(blob -> {
            assertThat(blob.file()).hasContent("hello");
            blob.close();
        });
    }

    @Test
    void anotherBuildIsWaitedForNotInSilenceAndNotForEver() throws Exception {
        List<String> notices = new ArrayList<>();
        LockWait impatient = new LockWait(
                new EverySecond(), Duration.ofSeconds(2), Duration.ofMinutes(1), notices::add);
        BlobCache waiting = new BlobCache(directory, BlobCache.DEFAULT_CAP, Clock.systemUTC(), impatient);
        waiting.size();
        CacheLock lock = CacheLock.exclusive(
                directory.toRealPath().resolve("locks").resolve(HELLO.hex() + ".download"), WAIT);
        try (lock) {
            assertThatThrownBy(() -> waiting.obtain(HELLO, loading("hello")))
                    .isInstanceOf(CacheException.class)
                    .hasMessageContaining("for more than 1 minutes (process " + ProcessHandle.current().pid() + ", since 2");
        }

        assertThat(notices).singleElement().asString()
                .startsWith("Waiting for another build, which uses the same of the cache: process ");
        assertThat(directory.resolve("locks").toFile().list()).noneMatch(name -> name.endsWith(".holder"));
        waiting.obtain(HELLO, loading("hello")).close();
    }

    @Test
    void whatAKilledProcessLeftOfACheckIsRemovedWhenNoCheckTakesAsLong() throws Exception {
        cache.size();
        Path old = Files.createDirectories(directory.resolve("scratch").resolve("check-1").resolve("rules")).getParent();
        Path young = Files.createDirectories(directory.resolve("scratch").resolve("check-2"));
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofHours(2))));

        new BlobCache(directory, BlobCache.DEFAULT_CAP, Clock.systemUTC()).size();

        assertThat(old).doesNotExist();
        assertThat(young).exists();
    }

    @Test
    void aDirectoryWhereABlobBelongsIsReplaced() throws Exception {
        cache.size();
        Files.createDirectories(directory.resolve("blobs").resolve(HELLO.hex()).resolve("x"));

        cache.obtain(HELLO, loading("hello")).close();

        assertThat(directory.resolve("blobs").resolve(HELLO.hex())).hasContent("hello");
    }

    /** A clock that goes on by a second whenever it is looked at. */
    private static final class EverySecond extends Clock {

        private Instant now = Instant.EPOCH;

        @Override
        public Instant instant() {
            now = now.plusSeconds(1);
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    @Test
    void loadsAgainWhatIsDamaged() throws Exception {
        cache.obtain(HELLO, loading("hello")).close();
        Files.writeString(directory.resolve("blobs").resolve(HELLO.hex()), "hullo");

        assertThat(cache.find(HELLO)).isEmpty();
        try (CachedBlob blob = cache.obtain(HELLO, loading("hello"))) {
            assertThat(blob.loaded()).isTrue();
        }
    }

    @Test
    void keepsNothingOfALoaderThatFails() {
        assertThatThrownBy(() -> cache.<IllegalStateException>obtain(HELLO, file -> {
                    file.write(ByteBuffer.allocate(3));
                    throw new IllegalStateException("broke off");
                }))
                .hasMessage("broke off");
        assertThat(directory.resolve("tmp")).isEmptyDirectory();
        assertThat(directory.resolve("blobs")).isEmptyDirectory();
    }

    @Test
    void removesWhatNobodyUsesAnyMore() throws Exception {
        CachedBlob used = cache.obtain(HELLO, loading("hello"));
        cache.clear();
        assertThat(used.file()).exists();

        used.close();
        cache.clear();
        assertThat(used.file()).doesNotExist();
        assertThat(cache.size()).isZero();
    }

    @Test
    void remembersTextsByKindAndKey() throws Exception {
        cache.remember("tag", "a/b:latest", "one");
        cache.remember("tag", "a/b:latest", "two");

        assertThat(cache.note("tag", "a/b:latest")).contains("two");
        assertThat(cache.note("other", "a/b:latest")).isEmpty();
        cache.forget("tag", "a/b:latest");
        assertThat(cache.note("tag", "a/b:latest")).isEmpty();
    }

    @Test
    void leavesTheWorkOfOthersAlone() throws Exception {
        cache.clear();
        Path theirs = Files.writeString(directory.resolve("tmp").resolve("theirs.download"), "half a blob");
        CacheLock lock = CacheLock.exclusive(directory.toRealPath().resolve("locks").resolve("theirs.download"), WAIT);
        try (lock) {
            new BlobCache(directory, 1, Clock.systemUTC()).clear();

            assertThat(theirs).exists();
        }
        new BlobCache(directory, 1, Clock.systemUTC()).clear();
        assertThat(theirs).doesNotExist();
    }

    @Test
    void aThreadThatWaitsForALockCanBeInterrupted() throws Exception {
        Path file = parent.toRealPath().resolve("lock");
        CacheLock lock = CacheLock.exclusive(file, WAIT);
        try (lock) {
            Thread.currentThread().interrupt();

            assertThatThrownBy(() -> CacheLock.shared(file, WAIT)).isInstanceOf(InterruptedException.class);
        }
    }

    @Test
    void isForItsOwnerAlone() throws Exception {
        cache.clear();

        assertThat(mode(directory)).isEqualTo("rwx------");
    }

    @Test
    void leavesTheModeOfADirectoryThatIsThere() throws Exception {
        Files.createDirectory(directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-x---")));

        cache.clear();

        assertThat(mode(directory)).isEqualTo("rwxr-x---");
        assertThat(mode(directory.resolve("blobs"))).isEqualTo("rwx------");
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private static Loader<RuntimeException> loading(String text) {
        return file -> {
            file.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
            return sha256(text);
        };
    }

    private static Sha256 sha256(String text) {
        return Sha256.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
