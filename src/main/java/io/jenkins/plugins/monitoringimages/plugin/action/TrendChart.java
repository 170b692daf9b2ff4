package io.jenkins.plugins.monitoringimages.plugin.action;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;

/**
 * The coordinates of one line of the trend, from zero to its largest value. It is drawn by the server as SVG, which
 * needs no script, prints, and takes its colours from the page's theme.
 */
public final class TrendChart {

    static final int WIDTH = 440;
    static final int HEIGHT = 124;
    private static final int LEFT = 8;
    private static final int RIGHT = WIDTH - 8;
    private static final int TOP = 28;
    private static final int BOTTOM = HEIGHT - 22;

    private final String id;
    private final String title;
    private final String largest;
    private final String first;
    private final String last;
    private final List<String> lines = new ArrayList<>();
    private final List<Dot> dots = new ArrayList<>();

    /**
     * @param id names the line's colour in the style sheet
     * @param title what the values are
     * @param points the oldest first
     * @param value of a point; negative where it has none, which leaves a gap
     * @param text a value as people read it
     */
    TrendChart(
            String id, String title, List<TrendPoint> points, ToLongFunction<TrendPoint> value, LongFunction<String> text) {
        this.id = id;
        this.title = title;
        long top = points.stream().mapToLong(value).max().orElse(0);
        this.largest = top < 0 ? "" : text.apply(top);
        this.first = points.size() < 2 ? "" : points.get(0).getName();
        this.last = points.isEmpty() ? "" : points.get(points.size() - 1).getName();
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < points.size(); i++) {
            long here = value.applyAsLong(points.get(i));
            if (here < 0) {
                endLine(line);
                continue;
            }
            Dot dot = new Dot(points.get(i), text.apply(here), x(i, points.size()), y(here, top));
            dots.add(dot);
            line.append(line.isEmpty() ? "" : " ").append(dot.x).append(',').append(dot.y);
        }
        endLine(line);
    }

    public String getId() {
        return id;
    }

    public String getTitle() {
        return title;
    }

    /** The largest value as people read it; empty if there is none. */
    public String getLargest() {
        return largest;
    }

    /** The name of the oldest run; empty if it is the only one. */
    public String getFirst() {
        return first;
    }

    /** The name of the newest run. */
    public String getLast() {
        return last;
    }

    /** The points of each unbroken line, as SVG writes them. */
    public List<String> getLines() {
        return List.copyOf(lines);
    }

    public List<Dot> getDots() {
        return List.copyOf(dots);
    }

    public String getViewBox() {
        return "0 0 " + WIDTH + " " + HEIGHT;
    }

    public int getHeight() {
        return HEIGHT;
    }

    public int getLeft() {
        return LEFT;
    }

    public int getRight() {
        return RIGHT;
    }

    public int getTop() {
        return TOP;
    }

    public int getBottom() {
        return BOTTOM;
    }

    private void endLine(StringBuilder line) {
        if (!line.isEmpty()) {
            lines.add(line.toString());
            line.setLength(0);
        }
    }

    /** A single point stands in the middle. */
    private static String x(int index, int count) {
        double share = count == 1 ? 0.5 : (double) index / (count - 1);
        return coordinate(LEFT + share * (RIGHT - LEFT));
    }

    private static String y(long value, long top) {
        double share = top <= 0 ? 0 : (double) value / top;
        return coordinate(BOTTOM - share * (BOTTOM - TOP));
    }

    private static String coordinate(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    /** A value of a run. */
    public static final class Dot {

        private final TrendPoint point;
        private final String text;
        private final String x;
        private final String y;

        private Dot(TrendPoint point, String text, String x, String y) {
            this.point = point;
            this.text = text;
            this.x = x;
            this.y = y;
        }

        public TrendPoint getPoint() {
            return point;
        }

        /** The value as people read it. */
        public String getText() {
            return text;
        }

        public String getX() {
            return x;
        }

        public String getY() {
            return y;
        }
    }
}
