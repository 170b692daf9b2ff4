package io.jenkins.plugins.monitoringimages.archive;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;

/**
 * Gzip without compression. It is gzip to every tool, while what a compressor makes of the same bytes differs from version to
 * version; this is always the same.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc1952">RFC 1952, gzip</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc1951#section-3.2.4">RFC 1951, stored blocks</a>
 */
public final class StoredGzip extends OutputStream {

    private static final int LARGEST_BLOCK = 0xffff;
    private static final int BLOCK_HEADER = 5;
    /** Magic number, deflate, no flags, no time, no hint, unknown system. */
    private static final byte[] HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff};
    private static final int TRAILER = 8;

    private final OutputStream out;
    private final byte[] block = new byte[LARGEST_BLOCK];
    private final CRC32 crc = new CRC32();
    private int filled;
    private long length;
    private boolean closed;

    /** @param out is closed with this */
    public StoredGzip(OutputStream out) throws IOException {
        this.out = out;
        out.write(HEADER);
    }

    /** The whole of some bytes. */
    public static byte[] of(byte[] plain) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(
                HEADER.length + (plain.length / LARGEST_BLOCK + 1) * BLOCK_HEADER + plain.length + TRAILER);
        try (StoredGzip gzip = new StoredGzip(bytes)) {
            gzip.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
        int done = 0;
        while (done < count) {
            // A full block is written when more comes: the last one has to be marked as such.
            if (filled == LARGEST_BLOCK) {
                writeBlock(false);
            }
            int part = Math.min(count - done, LARGEST_BLOCK - filled);
            System.arraycopy(bytes, offset + done, block, filled, part);
            filled += part;
            done += part;
        }
        crc.update(bytes, offset, count);
        length += count;
    }

    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        try (out) {
            writeBlock(true);
            out.write(ByteBuffer.allocate(TRAILER)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putInt((int) crc.getValue())
                    .putInt((int) length)
                    .array());
        }
    }

    private void writeBlock(boolean last) throws IOException {
        out.write(ByteBuffer.allocate(BLOCK_HEADER)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put((byte) (last ? 1 : 0))
                .putShort((short) filled)
                .putShort((short) ~filled)
                .array());
        out.write(block, 0, filled);
        filled = 0;
    }
}
