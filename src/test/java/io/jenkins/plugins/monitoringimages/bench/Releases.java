package io.jenkins.plugins.monitoringimages.bench;

import io.jenkins.plugins.monitoringimages.model.Sha256;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Random;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipParameters;

/** Further releases in the mirror, made of the one that is there or of noise. */
final class Releases {

    private static final int BLOCK = 1 << 16;

    /** What a program of each platform begins with: class and byte order, an executable, the machine. See elf(5). */
    private static final Map<String, byte[]> MACHINES = Map.of(
            "armv7", elf(1, 1, 40), "arm64", elf(2, 1, 183), "ppc64le", elf(2, 1, 21), "s390x", elf(2, 2, 22));

    private final Machine machine;

    Releases(Machine machine) {
        this.machine = machine;
    }

    /** The ARMv7 release under another version or platform, its programs a byte longer, as another build's would be. */
    void derive(String version, String arch) throws IOException {
        String folder = "prometheus-" + version + ".linux-" + arch;
        Path source = machine.tarball(machine.version(), "armv7");
        write(version, arch, tar -> {
            try (TarArchiveInputStream from =
                    new TarArchiveInputStream(new GZIPInputStream(Files.newInputStream(source), BLOCK))) {
                for (TarArchiveEntry entry = from.getNextEntry(); entry != null; entry = from.getNextEntry()) {
                    String name = folder + entry.getName().substring(entry.getName().indexOf('/'));
                    boolean program = entry.isFile() && (entry.getMode() & 0111) != 0;
                    TarArchiveEntry derived = new TarArchiveEntry(name);
                    derived.setMode(entry.getMode());
                    derived.setSize(entry.getSize() + (program ? folder.length() : 0));
                    tar.putArchiveEntry(derived);
                    if (program) {
                        from.skipNBytes(MACHINES.get(arch).length);
                        tar.write(MACHINES.get(arch));
                    }
                    from.transferTo(tar);
                    if (program) {
                        tar.write(folder.getBytes(StandardCharsets.US_ASCII));
                    }
                    tar.closeArchiveEntry();
                }
            }
        });
    }

    /** A release whose tarball has about this many bytes, which cannot be compressed. */
    void noise(String version, long bytes) throws IOException {
        String folder = "prometheus-" + version + ".linux-armv7/";
        write(version, "armv7", tar -> {
            tar.putArchiveEntry(new TarArchiveEntry(folder));
            tar.closeArchiveEntry();
            for (String name : new String[] {"prometheus", "promtool"}) {
                TarArchiveEntry entry = new TarArchiveEntry(folder + name);
                entry.setMode(0755);
                entry.setSize(bytes / 2);
                tar.putArchiveEntry(entry);
                Random random = new Random(bytes + name.length());
                byte[] block = new byte[BLOCK];
                for (long left = bytes / 2; left > 0; left -= BLOCK) {
                    random.nextBytes(block);
                    if (left == bytes / 2) {
                        System.arraycopy(MACHINES.get("armv7"), 0, block, 0, MACHINES.get("armv7").length);
                    }
                    tar.write(block, 0, (int) Math.min(left, BLOCK));
                }
                tar.closeArchiveEntry();
            }
            for (String name : new String[] {"LICENSE", "NOTICE"}) {
                tar.putArchiveEntry(new TarArchiveEntry(folder + name));
                tar.closeArchiveEntry();
            }
        });
    }

    void remove(String version) throws IOException {
        Machine.delete(machine.tarball(version, "armv7").getParent());
    }

    private static byte[] elf(int bits, int order, int machine) {
        ByteBuffer start = ByteBuffer.allocate(20).order(order == 1 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        start.put(new byte[] {0x7f, 'E', 'L', 'F', (byte) bits, (byte) order, 1});
        return start.putShort(16, (short) 2).putShort(18, (short) machine).array();
    }

    /** What is put into a tarball. */
    @FunctionalInterface
    private interface Content {
        void writeTo(TarArchiveOutputStream tar) throws IOException;
    }

    private void write(String version, String arch, Content content) throws IOException {
        Path file = machine.tarball(version, arch);
        if (Files.exists(file)) {
            return;
        }
        Files.createDirectories(file.getParent());
        GzipParameters usual = new GzipParameters();
        usual.setCompressionLevel(Deflater.DEFAULT_COMPRESSION);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), BLOCK);
                TarArchiveOutputStream tar = new TarArchiveOutputStream(new GzipCompressorOutputStream(out, usual))) {
            content.writeTo(tar);
        }
        Files.writeString(
                file.resolveSibling("sha256sums.txt"),
                sha256(file) + "  " + file.getFileName() + "\n",
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    static Sha256 sha256(Path file) throws IOException {
        MessageDigest digest = Sha256.newDigest();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return Sha256.of(digest);
    }
}
