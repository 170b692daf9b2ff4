package io.jenkins.plugins.monitoringimages.release.download;

import io.jenkins.plugins.monitoringimages.component.ReleaseAsset;
import io.jenkins.plugins.monitoringimages.event.TransferProgress;
import io.jenkins.plugins.monitoringimages.http.Answer;
import io.jenkins.plugins.monitoringimages.http.HttpException;
import io.jenkins.plugins.monitoringimages.http.Redirects;
import io.jenkins.plugins.monitoringimages.http.TransientException;
import io.jenkins.plugins.monitoringimages.model.InvalidValueException;
import io.jenkins.plugins.monitoringimages.model.Sha256;
import io.jenkins.plugins.monitoringimages.release.ReleaseException;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A tarball on its way into a file. An attempt that breaks off leaves what has come, and the next one asks for the rest
 * where the server has named the version of the file that it sends; otherwise it begins again. The checksum is computed
 * on the way.
 */
final class Download {

    /** The largest tarball that is taken, in bytes; a real one has about 110 MB. */
    static final long LARGEST = 1L << 30;

    private static final Pattern CONTENT_RANGE = Pattern.compile("bytes (\\d{1,18})-\\d{1,18}/(\\d{1,18}|\\*)");
    private static final byte[] GZIP_MAGIC = {0x1f, (byte) 0x8b};
    private static final byte[] ELF_MAGIC = {0x7f, 'E', 'L', 'F'};

    private final MirrorClient web;
    private final Mirror mirror;
    private final URI uri;
    private final ReleaseAsset asset;
    private final FileChannel file;
    private final TransferProgress progress;
    private final MessageDigest digest = Sha256.newDigest();
    private long received;
    private long total = -1;
    private String validator;

    Download(MirrorClient web, Mirror mirror, ReleaseAsset asset, FileChannel file, TransferProgress progress) {
        this.web = web;
        this.mirror = mirror;
        this.uri = mirror.tarball(asset);
        this.asset = asset;
        this.file = file;
        this.progress = progress;
    }

    /** One attempt. @return the checksum of the whole file */
    Sha256 attempt() throws TransientException, HttpException, ReleaseException, InterruptedException {
        Map<String, String> headers = received > 0 && validator != null
                ? Map.of("Range", "bytes=" + received + "-", "If-Range", validator)
                : Map.of();
        try (Answer answer = web.get(mirror, uri, headers)) {
            begin(answer);
            receive(answer);
        }
        if (total >= 0 && received != total) {
            throw new TransientException(
                    Redirects.show(uri) + " ended after " + received + " of " + total + " bytes");
        }
        if (received == 0) {
            throw new ReleaseException(Redirects.show(uri) + " is empty; check the mirror");
        }
        return Sha256.of(digest);
    }

    private void begin(Answer answer) throws TransientException, ReleaseException, InterruptedException {
        if (answer.status() == 416) {
            restart();
            throw new TransientException(answer.shown() + " has no such rest of the file any more (416)");
        }
        if (answer.status() == 404) {
            throw new ReleaseException(answer.shown() + " does not exist (404); check that " + asset.component().title()
                    + " " + asset.version() + " was released for " + asset.platform() + ", and the mirror");
        }
        if (answer.isWebPage()) {
            throw new ReleaseException(answer.shown()
                    + " is a web page and not a release tarball; check the mirror, and whether it wants a login");
        }
        if (answer.status() == 206) {
            resume(answer);
        } else {
            restart();
            total = answer.length().orElse(-1);
        }
        if (total > LARGEST) {
            throw tooLarge();
        }
        validator = answer.header("ETag")
                .filter(tag -> !tag.startsWith("W/"))
                .or(() -> answer.header("Last-Modified"))
                .orElse(null);
    }

    private void resume(Answer answer) throws TransientException, ReleaseException, InterruptedException {
        Matcher range = CONTENT_RANGE.matcher(answer.header("Content-Range").orElse(""));
        boolean rest = range.matches()
                && isSameVersion(answer)
                && Long.parseLong(range.group(1)) == received
                && (total < 0 || range.group(2).equals("*") || Long.parseLong(range.group(2)) == total);
        if (!rest) {
            restart();
            throw new TransientException(answer.shown() + " sent another part of the file than the one asked for");
        }
    }

    /** Some servers send the rest of whatever file there is now, though they were asked for that of another version. */
    private boolean isSameVersion(Answer answer) {
        String tag = answer.header("ETag").orElse("");
        boolean named = validator != null && validator.startsWith("\"");
        return tag.isEmpty() || !named || tag.equals(validator);
    }

    private void restart() throws ReleaseException, InterruptedException {
        digest.reset();
        received = 0;
        total = -1;
        validator = null;
        try {
            file.truncate(0);
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private void receive(Answer answer) throws TransientException, ReleaseException, InterruptedException {
        for (Optional<ByteBuffer> piece = answer.next(); piece.isPresent(); piece = answer.next()) {
            ByteBuffer bytes = piece.get();
            if (received == 0) {
                checkBeginning(bytes);
            }
            received += bytes.remaining();
            if (received > LARGEST) {
                throw tooLarge();
            }
            digest.update(bytes.duplicate());
            write(bytes);
            progress.moved(received, total);
        }
    }

    private void write(ByteBuffer bytes) throws ReleaseException, InterruptedException {
        try {
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    /** A page that a proxy or a login puts in the way is told before all of it has come. */
    private void checkBeginning(ByteBuffer bytes) throws ReleaseException {
        byte[] magic = asset.isBareProgram() ? ELF_MAGIC : GZIP_MAGIC;
        int length = Math.min(bytes.remaining(), magic.length);
        if (bytes.slice(bytes.position(), length).mismatch(ByteBuffer.wrap(magic, 0, length)) != -1) {
            byte[] shown = new byte[Math.min(bytes.remaining(), 40)];
            bytes.duplicate().get(shown);
            throw new ReleaseException(Redirects.show(uri) + " is not a release "
                    + (asset.isBareProgram() ? "program" : "tarball") + ": it begins with "
                    + InvalidValueException.quote(new String(shown, StandardCharsets.ISO_8859_1))
                    + "; check the mirror, and whether it wants a login");
        }
    }

    private ReleaseException tooLarge() {
        return new ReleaseException(
                Redirects.show(uri) + " is larger than " + LARGEST + " bytes, which no release tarball is");
    }

    private ReleaseException unwritable(IOException e) throws InterruptedException {
        if (e instanceof ClosedByInterruptException) {
            Thread.interrupted();
            throw new InterruptedException();
        }
        return new ReleaseException("The download of " + asset + " cannot be written: " + e.getMessage(), e);
    }
}
