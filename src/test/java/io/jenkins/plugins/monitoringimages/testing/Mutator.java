package io.jenkins.plugins.monitoringimages.testing;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** Damages good input in the ways in which bad input differs from it; the same seed gives the same damage. */
public final class Mutator {

    private static final List<String> TOKENS = List.of(
            "", "\u0000", "\u202e", "\n", "\r\n", "\t", " ", ":", "- ", "#", "&a ", "*a", "!!binary ", "<<: ", "|", "{", "}", "[", "]", "\"", "'", "\\",
            "\\x", "%", "~", "null", "true", "-1", "99999999999999999999", "1e999", "0x", "\ud800", "😀", "/../", "http://u:hunter2@h:99999/?token=hunter2",
            "a".repeat(5000), "[".repeat(200), "\r\n\r\n", "Content-Length: abc\r\n", "Transfer-Encoding: chunked\r\n", "HTTP/1.1 999 \r\n");

    private final Random random;

    public Mutator(long seed) {
        this.random = new Random(seed);
    }

    /** One to four changes: bytes lost, doubled, overwritten, moved, or a token that means something to somebody. */
    public byte[] damage(byte[] good) {
        byte[] bad = good;
        for (int i = random.nextInt(4); i >= 0; i--) {
            bad = once(bad);
        }
        return bad;
    }

    public String damage(String good) {
        return new String(damage(good.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
    }

    private byte[] once(byte[] good) {
        int from = random.nextInt(good.length + 1);
        int length = Math.min(good.length - from, 1 + random.nextInt(random.nextBoolean() ? 4 : 200));
        ByteArrayOutputStream bad = new ByteArrayOutputStream();
        bad.write(good, 0, from);
        switch (random.nextInt(6)) {
            case 0 -> { }
            case 1 -> {
                bad.write(good, from, length);
                bad.write(good, from, length);
            }
            case 2 -> {
                for (int i = 0; i < length; i++) {
                    bad.write(random.nextInt(256));
                }
            }
            case 3 -> {
                bad.write(good, from, length);
                bad.writeBytes(TOKENS.get(random.nextInt(TOKENS.size())).getBytes(StandardCharsets.UTF_8));
            }
            case 4 -> bad.writeBytes(TOKENS.get(random.nextInt(TOKENS.size())).getBytes(StandardCharsets.UTF_8));
            default -> {
                return bad.toByteArray();
            }
        }
        bad.write(good, from + length, good.length - from - length);
        return bad.toByteArray();
    }
}
