package io.jenkins.plugins.monitoringimages.bench;

import java.util.List;
import java.util.Locale;

/** A picture of cost against size, as SVG: one panel beside the other, each with its points and a line through them. */
final class Chart {

    private static final int WIDTH = 360;
    private static final int HEIGHT = 240;
    private static final int MARGIN = 50;

    private final StringBuilder svg = new StringBuilder();
    private int panels;

    /**
     * @param x what grows
     * @param y what it costs
     */
    record Point(double x, double y) {}

    Chart panel(String title, String xUnit, List<Point> points) {
        double maxX = points.stream().mapToDouble(Point::x).max().orElse(1);
        double maxY = points.stream().mapToDouble(Point::y).max().orElse(1) * 1.1;
        int left = panels++ * (WIDTH + 2 * MARGIN) + MARGIN;
        add("<g transform=\"translate(%d,%d)\">", left, MARGIN);
        add("<text x=\"0\" y=\"-18\" font-weight=\"bold\">%s</text>", title);
        for (int step = 0; step <= 4; step++) {
            double y = HEIGHT - HEIGHT * step / 4.0;
            double x = WIDTH * step / 4.0;
            add("<path d=\"M0 %.1fH%d\" stroke=\"#ccc\"/>", y, WIDTH);
            add("<text x=\"-8\" y=\"%.1f\" text-anchor=\"end\">%.2f</text>", y + 4, maxY * step / 4);
            add("<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%,.0f</text>", x, HEIGHT + 18, maxX * step / 4);
        }
        add("<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>", WIDTH, HEIGHT + 36, xUnit);
        add("<text x=\"-8\" y=\"-18\" text-anchor=\"end\">s</text>");
        StringBuilder line = new StringBuilder();
        for (Point point : points) {
            double x = WIDTH * point.x() / maxX;
            double y = HEIGHT - HEIGHT * point.y() / maxY;
            line.append(String.format(Locale.ROOT, "%.1f,%.1f ", x, y));
            add("<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3.5\" fill=\"#1f5fa8\"/>", x, y);
        }
        add("<polyline points=\"%s\" fill=\"none\" stroke=\"#1f5fa8\" stroke-width=\"1.5\"/>", line.toString().trim());
        add("</g>");
        return this;
    }

    String svg() {
        int width = panels * (WIDTH + 2 * MARGIN);
        int height = HEIGHT + 2 * MARGIN;
        return String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"12\">%n"
                        + "<rect width=\"%d\" height=\"%d\" fill=\"#fff\"/>%n%s</svg>%n",
                width, height, width, height, svg);
    }

    private void add(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
