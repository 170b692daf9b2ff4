package io.jenkins.plugins.monitoringimages.plugin.action;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrendChartTest {

    @TempDir
    private Path folder;

    @Test
    void drawsFromZeroToTheLargestValue() throws IOException {
        TrendChart chart = sizes(point(1, 50), point(2, 100), point(3, 0));
        assertThat(chart.getLines()).containsExactly("8.0,65.0 220.0,28.0 432.0,102.0");
        assertThat(chart.getLargest()).isEqualTo("100 B");
    }

    @Test
    void leavesAGapWhereARunMadeNoImage() throws IOException {
        TrendChart chart = sizes(point(1, 10), failed(2), point(3, 10), point(4, 10));
        assertThat(chart.getLines()).hasSize(2);
        assertThat(chart.getDots()).extracting(dot -> dot.getPoint().getNumber()).containsExactly(1, 3, 4);
    }

    @Test
    void putsTheOnlyRunInTheMiddle() throws IOException {
        assertThat(sizes(point(7, 10)).getDots()).extracting(TrendChart.Dot::getX).containsExactly("220.0");
    }

    @Test
    void isEmptyWithoutAnyImage() throws IOException {
        TrendChart chart = sizes(failed(1));
        assertThat(chart.getLines()).isEmpty();
        assertThat(chart.getLargest()).isEmpty();
        assertThat(sizes().getDots()).isEmpty();
    }

    @Test
    void writesCoordinatesAsSvgWantsThemInAnyLanguage() throws IOException {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.GERMANY);
        try {
            assertThat(sizes(point(1, 1)).getLines()).containsExactly("220.0,28.0");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void aRunCountsWithItsLargestImageAndTheTimeOfAllBuilds() throws IOException {
        TrendPoint point = new TrendPoint(4, "#4", List.of(build(10), build(30), build(20)));
        assertThat(point.getBytes()).isEqualTo(30);
        assertThat(point.getMillis()).isEqualTo(3 * 4_200);
        assertThat(point.getReleases()).isEqualTo("Prometheus 2.53.5");
        assertThat(point.getTags()).containsExactly("geoff-prometheus:latest");
        assertThat(point.isComplete()).isTrue();
        assertThat(failed(5).isComplete()).isFalse();
    }

    private static TrendChart sizes(TrendPoint... points) {
        return new TrendChart("size", "Image size", List.of(points), TrendPoint::getBytes, bytes -> bytes + " B");
    }

    private TrendPoint point(int number, long size) throws IOException {
        return new TrendPoint(number, "#" + number, List.of(build(size)));
    }

    private TrendPoint failed(int number) throws IOException {
        return new TrendPoint(
                number,
                "#" + number,
                List.of(StoredBuild.of(1, "", "", Reports.failed("no"), new KeptTexts(folder))));
    }

    private StoredBuild build(long size) throws IOException {
        return StoredBuild.of(
                1,
                "",
                "",
                Reports.of("", "", Reports.image(Reports.ID, Reports.ARM, size, "geoff-prometheus:latest")),
                new KeptTexts(folder));
    }
}
