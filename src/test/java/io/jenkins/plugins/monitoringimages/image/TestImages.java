package io.jenkins.plugins.monitoringimages.image;

import io.jenkins.plugins.monitoringimages.model.Platform;
import io.jenkins.plugins.monitoringimages.model.Sha256;
import io.jenkins.plugins.monitoringimages.testing.TestTar;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Small images that every engine, registry and tool takes, written by hand: a gzipped layer with a release's directory, and a
 * plain one with a configuration. The same arguments give the same image within one run.
 */
public final class TestImages {

    private static final String MANIFEST = "application/vnd.oci.image.manifest.v1+json";
    private static final String INDEX = "application/vnd.oci.image.index.v1+json";
    private static final String CONFIG = "application/vnd.oci.image.config.v1+json";

    private TestImages() {}

    /** An image such as {@code linux/arm/v7}. */
    public static Image image(String platform) {
        return image(platform, "as it is");
    }

    /** An image whose upper layer and labels are others than those of another mark. */
    public static Image image(String platform, String mark) {
        return image(Platform.parse(platform), mark, List.of(releaseLayer(platform), configLayer(mark)));
    }

    /** The same image, but that its history has these lines, one for each layer. */
    public static Image withHistory(Image image, String... lines) throws IOException {
        String config = new String(image.config().bytes(), StandardCharsets.UTF_8);
        for (String line : lines) {
            config = config.replaceFirst("by hand", line);
        }
        return image(image.platform(), Blob.of(config), image.layers());
    }

    /** An image of these layers. */
    public static Image image(Platform platform, String mark, List<Layer> layers) {
        return image(platform, Blob.of(config(platform, mark, layers)), layers);
    }

    /** An image that runs a program of its layers. */
    public static Image running(Platform platform, String mark, List<Layer> layers, String... command) {
        String entrypoint = "[\"" + String.join("\",\"", command) + "\"]";
        String config = config(platform, mark, layers)
                .replace("[\"/bin/demo\"]", entrypoint)
                .replace("\"User\":\"65534:65534\"", "\"User\":\"0:0\"");
        return image(platform, Blob.of(config), layers);
    }

    private static Image image(Platform platform, Blob config, List<Layer> layers) {
        String manifest = """
                {"schemaVersion":2,"mediaType":"%s","config":%s,"layers":[%s]}"""
                .formatted(MANIFEST, descriptor(CONFIG, config, ""), layers.stream()
                        .map(layer -> descriptor(layer.compression().mediaType(), layer.blob(), ""))
                        .collect(Collectors.joining(",")));
        return new Image(platform, config, Blob.of(manifest), layers);
    }

    /** The images under one name. */
    public static ImageIndex index(Image... images) {
        String manifests = List.of(images).stream()
                .map(image -> descriptor(MANIFEST, image.manifest(), ",\"platform\":" + json(image.platform())))
                .collect(Collectors.joining(","));
        return new ImageIndex(
                Blob.of("{\"schemaVersion\":2,\"mediaType\":\"%s\",\"manifests\":[%s]}".formatted(INDEX, manifests)),
                List.of(images));
    }

    /** A layer as a release's tarball is one: gzipped, below one directory. */
    public static Layer releaseLayer(String platform) {
        String root = "demo-1.2.3." + Platform.parse(platform).releaseName();
        return gzipped(new TestTar()
                .directory(root)
                .file(root + "/demo", ("#!/bin/sh\necho " + platform + "\n").getBytes(StandardCharsets.UTF_8), 0755)
                .file(root + "/LICENSE", "Do as you like.\n"));
    }

    /** A plain layer. */
    public static Layer configLayer(String mark) {
        return Layer.uncompressed(Blob.of(new TestTar()
                .directory("etc")
                .directory("etc/demo")
                .file("etc/demo/demo.yml", "mark: '" + mark + "'\n")
                .bytes()));
    }

    /** A gzipped layer. */
    public static Layer gzipped(TestTar tar) {
        byte[] plain = tar.bytes();
        return new Layer(Blob.of(TestTar.gzip(plain)), Compression.GZIP, Sha256.of(plain), plain.length);
    }

    /** The same image, but the bytes of its lowest layer are others than their digest says. */
    public static Image damaged(Image image) {
        List<Layer> layers = new ArrayList<>(image.layers());
        Layer lowest = layers.get(0);
        layers.set(0, new Layer(
                damaged(lowest.blob()), lowest.compression(), lowest.diffId(), lowest.inflatedSize()));
        return new Image(image.platform(), image.config(), image.manifest(), layers);
    }

    /** As many bytes under the same digest, one of which is another. */
    public static Blob damaged(Blob blob) {
        return new Blob() {
            @Override
            public Sha256 sha256() {
                return blob.sha256();
            }

            @Override
            public long size() {
                return blob.size();
            }

            @Override
            public InputStream open() throws IOException {
                byte[] bytes = blob.bytes();
                bytes[bytes.length / 2] ^= 1;
                return new ByteArrayInputStream(bytes);
            }
        };
    }

    private static String config(Platform platform, String mark, List<Layer> layers) {
        String diffIds = layers.stream().map(layer -> "\"" + layer.diffId().digest() + "\"").collect(Collectors.joining(","));
        String history = layers.stream()
                .map(layer -> "{\"created\":\"2026-01-02T03:04:05Z\",\"created_by\":\"by hand\"}")
                .collect(Collectors.joining(","));
        String plain = json(platform);
        return plain.substring(0, plain.length() - 1)
                + """
                ,"config":{"Entrypoint":["/bin/demo"],"Labels":{"mark":"%s","org.opencontainers.image.title":"demo",\
                "org.opencontainers.image.version":"1.2.3"},"User":"65534:65534"},"created":"2026-01-02T03:04:05Z",\
                "history":[%s],"rootfs":{"diff_ids":[%s],"type":"layers"}}"""
                        .formatted(mark, history, diffIds);
    }

    private static String json(Platform platform) {
        String variant = platform.variant().isEmpty() ? "" : ",\"variant\":\"" + platform.variant() + "\"";
        return "{\"architecture\":\"" + platform.architecture() + "\",\"os\":\"" + platform.os() + "\"" + variant + "}";
    }

    private static String descriptor(String mediaType, Blob blob, String more) {
        return "{\"mediaType\":\"%s\",\"digest\":\"%s\",\"size\":%d%s}"
                .formatted(mediaType, blob.digest(), blob.size(), more);
    }
}
