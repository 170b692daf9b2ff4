package io.jenkins.plugins.monitoringimages.component.prometheus.discovery;

import io.jenkins.plugins.monitoringimages.component.http.HttpClientSection;
import io.jenkins.plugins.monitoringimages.yaml.Report;
import io.jenkins.plugins.monitoringimages.yaml.Rules;
import io.jenkins.plugins.monitoringimages.yaml.Scalars;
import io.jenkins.plugins.monitoringimages.yaml.Section;
import io.jenkins.plugins.monitoringimages.yaml.Shape;
import io.jenkins.plugins.monitoringimages.yaml.YamlNode.Fields;
import java.util.Arrays;
import java.util.function.BiConsumer;

/** What several kinds of service discovery have in common. */
final class Kinds {

    /** Names and the values that an instance may have; {@code values} may not be empty in all kinds. */
    static final Section FILTER = Section.named("a filter")
            .keys(Scalars.TEXT, "name")
            .keys(Shape.listOf(Scalars.TEXT), "values")
            .build();

    private Kinds() {}

    static Section.Builder named(String kind) {
        return Section.named("a section of " + kind + "_sd_configs");
    }

    /** A kind that asks for its targets again and again. */
    static Section.Builder polled(String kind) {
        return named(kind).keys(Scalars.DURATION, "refresh_interval");
    }

    /** A kind that asks by HTTP, with all settings of a client. */
    static Section.Builder polledByHttp(String kind) {
        return polled(kind).with(HttpClientSection.HTTP_CLIENT);
    }

    /** Each of some keys must have a value. */
    static BiConsumer<Fields, Report> required(String... keys) {
        return Arrays.stream(keys)
                .map(key -> Rules.required(key, "this service discovery requires " + key))
                .reduce(BiConsumer::andThen)
                .orElseThrow();
    }

    /** Each of some keys must have a list that is not empty. */
    static BiConsumer<Fields, Report> requiredLists(String... keys) {
        return Arrays.stream(keys)
                .map(key -> Rules.requiredList(key, "this service discovery requires at least one of " + key))
                .reduce(BiConsumer::andThen)
                .orElseThrow();
    }

    /** The secret key is written here or stands in a file. */
    static BiConsumer<Fields, Report> secretKey() {
        return Rules.exactlyOneOf("secret_key", "secret_key_file");
    }

    /** Keys with defaults, which may be left out but not emptied. */
    static BiConsumer<Fields, Report> notEmpty(String... keys) {
        return Arrays.stream(keys)
                .map(key -> Rules.notEmpty(key, "this service discovery requires " + key))
                .reduce(BiConsumer::andThen)
                .orElseThrow();
    }

    static void positiveInterval(Fields kind, Report report) {
        Rules.millis(kind, "refresh_interval").stream().filter(millis -> millis == 0).forEach(millis ->
                report.add(kind.fields().get("refresh_interval").value(), "refresh_interval must be positive"));
        notEmpty("refresh_interval").accept(kind, report);
    }
}
