package io.jenkins.plugins.monitoringimages.oci;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;

/**
 * Gzip without compression. Tools differ in what they make of an image with compressed and plain layers side by side, while what a
 * compressor makes of the same bytes differs from version to version; this is gzip to the former and always the same.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc1952">RFC 1952, gzip</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc1951#section-3.2.4">RFC 1951, stored blocks</a>
 */
final class StoredGzip {

    private static final int LARGEST_BLOCK = 0xffff;
    private static final int BLOCK_HEADER = 5;
    /** Magic number, deflate, no flags, no time, no hint, unknown system. */
    private static final byte[] HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff};
    private static final int TRAILER = 8;

    private StoredGzip() {}

    static byte[] of(byte[] plain) {
        int blocks = Math.max(1, (plain.length + LARGEST_BLOCK - 1) / LARGEST_BLOCK);
        ByteBuffer gzip = ByteBuffer.allocate(HEADER.length + blocks * BLOCK_HEADER + plain.length + TRAILER)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(HEADER);
        for (int block = 0; block < blocks; block++) {
            int start = block * LARGEST_BLOCK;
            int length = Math.min(LARGEST_BLOCK, plain.length - start);
            gzip.put((byte) (block == blocks - 1 ? 1 : 0))
                    .putShort((short) length)
                    .putShort((short) ~length)
                    .put(plain, start, length);
        }
        CRC32 crc = new CRC32();
        crc.update(plain);
        return gzip.putInt((int) crc.getValue()).putInt(plain.length).array();
    }
}
