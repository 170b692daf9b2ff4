package io.jenkins.plugins.monitoringimages.cli.output;

import io.jenkins.plugins.monitoringimages.oci.inspect.InspectedImage;
import io.jenkins.plugins.monitoringimages.oci.inspect.InspectedLayer;
import io.jenkins.plugins.monitoringimages.oci.read.FoundImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What images are made of, for people. */
public final class InspectText {

    private InspectText() {}

    public static String of(Map<FoundImage, List<InspectedImage>> found) {
        return found.entrySet().stream()
                .map(each -> of(each.getKey(), each.getValue()))
                .collect(Collectors.joining("\n"));
    }

    private static String of(FoundImage found, List<InspectedImage> images) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("found", found.place().name()));
        rows.add(List.of("name", found.names().isEmpty() ? "none" : String.join(", ", found.names())));
        rows.add(List.of("digest", found.digest().orElse("none: a manifest is not kept here")));
        rows.add(List.of(
                "platforms", images.stream().map(image -> image.platform().toString()).collect(Collectors.joining(", "))));
        rows.add(List.of("layers", switch (found.place().layers()) {
            case THERE, COMPARED -> "compared with their digests";
            case LEFT -> "not read; who pulls them compares them with their digests";
        }));
        StringBuilder text = new StringBuilder(TextTable.of(rows));
        images.forEach(image -> text.append('\n').append(of(image)));
        return text.toString();
    }

    private static String of(InspectedImage image) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("  id      ", image.id(), ""));
        if (!image.digest().isEmpty()) {
            rows.add(List.of("  digest", image.digest(), ""));
        }
        for (InspectedLayer layer : image.layers()) {
            String origin = layer.origin().name().toLowerCase(Locale.ROOT);
            rows.add(List.of("  layer", layer.digest(), Sizes.bytes(layer.size()) + ", " + origin));
        }
        String release = (image.title() + " " + image.version()).strip();
        return image.platform() + "\n"
                + TextTable.of(rows)
                + "  release   " + (release.isEmpty() ? "none named" : release) + "\n"
                + "  checksum  " + outcome(image) + "\n";
    }

    private static String outcome(InspectedImage image) {
        String detail = image.release().detail();
        return switch (image.release().outcome()) {
            case PUBLISHED -> "verified: " + detail;
            case DIFFERENT -> "different: " + detail;
            case NOT_CHECKED -> "not checked: " + detail;
        };
    }
}
