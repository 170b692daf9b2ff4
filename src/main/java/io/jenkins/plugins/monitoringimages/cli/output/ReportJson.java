package io.jenkins.plugins.monitoringimages.cli.output;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.monitoringimages.build.report.BuildReport;
import io.jenkins.plugins.monitoringimages.build.report.ImageReport;
import io.jenkins.plugins.monitoringimages.build.report.PlatformFailure;
import io.jenkins.plugins.monitoringimages.build.report.StepTime;
import java.util.Locale;

/** A report for programs: sizes in bytes, durations in milliseconds; what does not apply is left out. */
public final class ReportJson {

    static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private ReportJson() {}

    public static String of(BuildReport report) {
        return text(tree(report));
    }

    static ObjectNode tree(BuildReport report) {
        ObjectNode root = JSON.createObjectNode();
        root.put("component", report.component());
        root.put("version", report.version());
        root.put("complete", report.isComplete());
        root.put("millis", report.millis());
        if (!report.indexDigest().isEmpty()) {
            root.put("indexDigest", report.indexDigest());
        }
        report.outputs().forEach(root.withArray("outputs")::add);
        report.configSha256().ifPresent(sha -> root.put("configSha256", sha.toString()));
        ArrayNode images = root.putArray("images");
        report.images().forEach(image -> add(images.addObject(), image));
        ArrayNode failures = root.putArray("failures");
        report.failures().forEach(failure -> add(failures.addObject(), failure));
        ArrayNode steps = root.putArray("steps");
        report.steps().forEach(step -> add(steps.addObject(), step));
        return root;
    }

    static String text(ObjectNode root) {
        try {
            return JSON.writeValueAsString(root) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree of texts and numbers must be writable", e);
        }
    }

    private static void add(ObjectNode node, ImageReport image) {
        node.put("id", image.image().id());
        if (!image.digest().isEmpty()) {
            node.put("digest", image.digest());
        }
        image.tags().forEach(node.withArray("tags")::add);
        node.put("platform", image.image().platform().toString());
        node.put("size", image.image().size());
        if (image.image().unpackedSize() >= 0) {
            node.put("unpackedSize", image.image().unpackedSize());
        }
        node.put("tarball", image.tarball());
        node.put("tarballSha256", image.tarballSha256().toString());
        node.put("tarballSize", image.tarballSize());
        node.put("downloaded", image.downloaded());
        node.put("smokeTest", image.smokeTest().outcome().name().toLowerCase(Locale.ROOT));
        node.put("smokeTestDetail", image.smokeTest().detail());
    }

    private static void add(ObjectNode node, PlatformFailure failure) {
        node.put("step", failure.step().step().title());
        failure.step().platform().ifPresent(platform -> node.put("platform", platform.toString()));
        node.put("message", failure.message());
    }

    private static void add(ObjectNode node, StepTime time) {
        node.put("step", time.step().step().title());
        time.step().platform().ifPresent(platform -> node.put("platform", platform.toString()));
        node.put("millis", time.millis());
    }
}
