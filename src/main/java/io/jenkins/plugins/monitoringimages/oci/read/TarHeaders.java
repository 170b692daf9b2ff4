package io.jenkins.plugins.monitoringimages.oci.read;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipEncoding;
import org.apache.commons.compress.archivers.zip.ZipEncodingHelper;

/**
 * Goes from header to header of a tar without reading what is between them. Understands what tars of images have: ustar, and the
 * long names and sizes of POSIX and GNU.
 */
final class TarHeaders {

    private static final ZipEncoding UTF_8 = ZipEncodingHelper.getZipEncoding("UTF-8");
    private static final int BLOCK = 512;
    private static final int LONGEST_EXTENSION = 1 << 16;

    private final SeekableByteChannel channel;
    private final long end;
    private long position;

    TarHeaders(SeekableByteChannel channel) throws IOException {
        this.channel = channel;
        this.end = channel.size();
    }

    /**
     * A file of a tar.
     *
     * @param link what it leads to; empty for what is no link
     * @param offset of its first byte in the tar
     */
    record Entry(String name, byte type, String link, long offset, long size) {
        boolean isDirectory() {
            return type == TarArchiveEntry.LF_DIR || name.endsWith("/");
        }
    }

    /** The next entry; null at the end. */
    Entry next() throws IOException {
        Map<String, String> extended = new HashMap<>();
        while (true) {
            byte[] block = read(BLOCK);
            if (block.length < BLOCK || isZero(block)) {
                return null;
            }
            TarArchiveEntry header = parse(block);
            long size = sizeOf(header, extended);
            if (size < 0 || size > end - position) {
                throw new IOException("it ends within a file, so that it is damaged or incomplete");
            }
            byte type = header.getLinkFlag();
            long offset = position;
            if (type == 'x' || type == 'g' || type == 'L' || type == 'K') {
                extend(extended, type, extension(size));
            }
            position = offset + (size + BLOCK - 1) / BLOCK * BLOCK;
            if (type == 0 || type == '0' || type == '7' || type == '1' || type == '2' || type == '5') {
                boolean link = type == '1' || type == '2';
                return new Entry(
                        extended.getOrDefault("path", header.getName()),
                        type,
                        link ? extended.getOrDefault("linkpath", header.getLinkName()) : "",
                        offset,
                        size);
            }
        }
    }

    private static TarArchiveEntry parse(byte[] block) throws IOException {
        try {
            TarArchiveEntry header = new TarArchiveEntry(block, UTF_8, false);
            if (header.isCheckSumOK()) {
                return header;
            }
        } catch (IllegalArgumentException | IOException e) {
            throw new IOException("it is no tar, or damaged", e);
        }
        throw new IOException("it is no tar, or damaged");
    }

    private static long sizeOf(TarArchiveEntry header, Map<String, String> extended) throws IOException {
        String size = extended.get("size");
        if (size == null) {
            return header.getSize();
        }
        if (!size.matches("[0-9]{1,18}")) {
            throw new IOException("it is no tar, or damaged");
        }
        return Long.parseLong(size);
    }

    private byte[] extension(long size) throws IOException {
        if (size > LONGEST_EXTENSION) {
            throw new IOException("it has a header that is longer than any archive of images has");
        }
        return read((int) size);
    }

    private static void extend(Map<String, String> extended, byte type, byte[] content) {
        String text = new String(content, StandardCharsets.UTF_8);
        switch (type) {
            case 'L' -> extended.put("path", text.replaceFirst("\0.*", ""));
            case 'K' -> extended.put("linkpath", text.replaceFirst("\0.*", ""));
            case 'x' -> text.lines()
                    .map(line -> line.replaceFirst("^[0-9]+ ", "").split("=", 2))
                    .filter(pair -> pair.length == 2)
                    .forEach(pair -> extended.put(pair[0], pair[1]));
            default -> {
                // What holds for all entries is a comment of git, and nothing that is looked at here.
            }
        }
    }

    private byte[] read(int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate((int) Math.max(0, Math.min(length, end - position)));
        channel.position(position);
        while (buffer.hasRemaining() && channel.read(buffer) != -1) {
            // On.
        }
        position += buffer.position();
        return buffer.array();
    }

    private static boolean isZero(byte[] block) {
        for (byte each : block) {
            if (each != 0) {
                return false;
            }
        }
        return true;
    }
}
