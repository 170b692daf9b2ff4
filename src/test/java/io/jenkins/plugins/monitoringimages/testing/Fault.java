package io.jenkins.plugins.monitoringimages.testing;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A way in which {@link ReleaseServer} misbehaves.
 *
 * @param kind what happens
 * @param number a status code, a number of body bytes after which it happens, or a number of bytes to add to the length
 * @param headers of the answer
 * @param body of the answer, where it is not that of the file
 */
public record Fault(Kind kind, long number, Map<String, String> headers, String body) {

    /** What can go wrong. */
    public enum Kind {
        STATUS,
        RESET,
        END,
        STALL,
        LENGTH,
        CORRUPT,
        IGNORE_RANGE,
        NO_ETAG
    }

    /** Answers with a status such as 503, and nothing else. */
    public static Fault status(int code) {
        return new Fault(Kind.STATUS, code, Map.of(), "");
    }

    /** Answers with a redirect. */
    public static Fault redirect(String location) {
        return status(302).header("Location", location);
    }

    /** Answers 200 with a web page in place of the file. */
    public static Fault html() {
        return new Fault(Kind.STATUS, 200, Map.of("Content-Type", "text/html"), "<!DOCTYPE html>\n<p>Sign in</p>\n");
    }

    /** Resets the connection after some bytes of the body. */
    public static Fault resetAfter(long bytes) {
        return new Fault(Kind.RESET, bytes, Map.of(), "");
    }

    /** Ends the connection in good order after some bytes of the body, all of which arrive. */
    public static Fault endAfter(long bytes) {
        return new Fault(Kind.END, bytes, Map.of(), "");
    }

    /** Falls silent after some bytes of the body, until the server is closed or the client goes away. */
    public static Fault stallAfter(long bytes) {
        return new Fault(Kind.STALL, bytes, Map.of(), "");
    }

    /** Announces another length than it sends; a positive number makes the body too short. */
    public static Fault lengthOff(long bytes) {
        return new Fault(Kind.LENGTH, bytes, Map.of(), "");
    }

    /** Sends the file with its last byte changed. */
    public static Fault corrupt() {
        return new Fault(Kind.CORRUPT, 0, Map.of(), "");
    }

    /** Sends the whole file whatever range is asked for. */
    public static Fault ignoreRange() {
        return new Fault(Kind.IGNORE_RANGE, 0, Map.of(), "");
    }

    /** Sends the file without an ETag. */
    public static Fault noEtag() {
        return new Fault(Kind.NO_ETAG, 0, Map.of(), "");
    }

    /** The same with a header more. */
    public Fault header(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Fault(kind, number, more, body);
    }
}
