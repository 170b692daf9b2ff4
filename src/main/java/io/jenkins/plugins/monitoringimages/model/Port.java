package io.jenkins.plugins.monitoringimages.model;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A port on which a container answers.
 *
 * @param number 1 to 65535
 * @param udp whether over UDP; otherwise over TCP
 */
public record Port(int number, boolean udp) implements Comparable<Port> {

    private static final Pattern SYNTAX = Pattern.compile("(\\d{1,5})(?:/(tcp|udp))?");

    public Port {
        if (number < 1 || number > 65_535) {
            throw new InvalidValueException(Integer.toString(number), "a port from 1 to 65535");
        }
    }

    public static Port tcp(int number) {
        return new Port(number, false);
    }

    /** @throws InvalidValueException if it is not like {@code 9125}, {@code 9125/tcp} or {@code 9125/udp} */
    public static Port parse(String text) {
        Matcher matcher = SYNTAX.matcher(text.trim());
        if (!matcher.matches()) {
            throw new InvalidValueException(text, "a port from 1 to 65535, with /udp where it is not TCP");
        }
        return new Port(Integer.parseInt(matcher.group(1)), "udp".equals(matcher.group(2)));
    }

    @Override
    public int compareTo(Port other) {
        return number != other.number ? Integer.compare(number, other.number) : Boolean.compare(udp, other.udp);
    }

    /** {@code 9125/udp}: as images and engines write it, with the protocol. */
    @Override
    public String toString() {
        return number + (udp ? "/udp" : "/tcp");
    }
}
