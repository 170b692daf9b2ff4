package io.jenkins.plugins.monitoringimages.testing;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Files that begin as programs of Linux do, and are none. */
public final class TestElf {

    /** Class, byte order (2 is big endian) and machine by architecture, as the ELF specification numbers them. */
    private static final Map<String, int[]> HEADERS = Map.of(
            "amd64", new int[] {2, 1, 62},
            "arm", new int[] {1, 1, 40},
            "arm64", new int[] {2, 1, 183},
            "386", new int[] {1, 1, 3},
            "ppc64le", new int[] {2, 1, 21},
            "s390x", new int[] {2, 2, 22},
            "mips64", new int[] {2, 2, 8},
            "mips64le", new int[] {2, 1, 8},
            "riscv64", new int[] {2, 1, 243});

    private TestElf() {}

    /** @param architecture Go's name, such as {@code arm} */
    public static byte[] program(String architecture, String rest) {
        int[] header = HEADERS.get(architecture);
        byte[] text = rest.getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(64 + text.length)
                .order(header[1] == 2 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        bytes.put(new byte[] {0x7f, 'E', 'L', 'F', (byte) header[0], (byte) header[1], 1});
        bytes.putShort(16, (short) 2).putShort(18, (short) header[2]);
        bytes.position(64);
        return bytes.put(text).array();
    }
}
