package io.jenkins.plugins.monitoringimages.release;

import io.jenkins.plugins.monitoringimages.model.Platform;
import java.util.Map;
import java.util.Optional;

/**
 * For which machine a program was made, as its first bytes say.
 *
 * @param bits 32 or 64
 * @param bigEndian its byte order
 * @param machine the number of the machine
 * @see <a href="https://man7.org/linux/man-pages/man5/elf.5.html">elf(5)</a>
 */
public record ElfHeader(int bits, boolean bigEndian, int machine) {

    /** How many bytes have to be read of a file. */
    public static final int LENGTH = 20;

    private static final int EXECUTABLE = 2;
    private static final int POSITION_INDEPENDENT = 3;

    private static final Map<String, ElfHeader> MACHINES = Map.of(
            "amd64", new ElfHeader(64, false, 62),
            "arm", new ElfHeader(32, false, 40),
            "arm64", new ElfHeader(64, false, 183),
            "386", new ElfHeader(32, false, 3),
            "ppc64le", new ElfHeader(64, false, 21),
            "s390x", new ElfHeader(64, true, 22),
            "mips64", new ElfHeader(64, true, 8),
            "mips64le", new ElfHeader(64, false, 8),
            "riscv64", new ElfHeader(64, false, 243));

    /** What a file begins with, if it is a program of Linux or any other system with ELF. */
    public static Optional<ElfHeader> of(byte[] start) {
        boolean elf = start.length >= LENGTH
                && start[0] == 0x7f
                && start[1] == 'E'
                && start[2] == 'L'
                && start[3] == 'F'
                && (start[4] == 1 || start[4] == 2)
                && (start[5] == 1 || start[5] == 2);
        if (!elf) {
            return Optional.empty();
        }
        boolean bigEndian = start[5] == 2;
        int type = number(start, 16, bigEndian);
        return type == EXECUTABLE || type == POSITION_INDEPENDENT
                ? Optional.of(new ElfHeader(start[4] == 1 ? 32 : 64, bigEndian, number(start, 18, bigEndian)))
                : Optional.empty();
    }

    /** What programs for a platform must have; the variants of arm are not told apart here. */
    public static ElfHeader of(Platform platform) {
        return MACHINES.get(platform.architecture());
    }

    /** The name of the machine, such as {@code arm}, or its number where it is none that is released for. */
    @Override
    public String toString() {
        return MACHINES.entrySet().stream()
                .filter(known -> known.getValue().equals(this))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("machine " + machine + " of " + bits + " bits, " + (bigEndian ? "big" : "little") + " endian");
    }

    private static int number(byte[] start, int at, boolean bigEndian) {
        int first = start[at] & 0xff;
        int second = start[at + 1] & 0xff;
        return bigEndian ? first << 8 | second : second << 8 | first;
    }
}
