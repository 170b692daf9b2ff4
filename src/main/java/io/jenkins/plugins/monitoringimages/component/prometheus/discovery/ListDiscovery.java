package io.jenkins.plugins.monitoringimages.component.prometheus.discovery;

import io.jenkins.plugins.monitoringimages.component.http.Urls;
import io.jenkins.plugins.monitoringimages.model.InvalidValueException;
import io.jenkins.plugins.monitoringimages.yaml.Report;
import io.jenkins.plugins.monitoringimages.yaml.Rules;
import io.jenkins.plugins.monitoringimages.yaml.Scalars;
import io.jenkins.plugins.monitoringimages.yaml.Section;
import io.jenkins.plugins.monitoringimages.yaml.Shape;
import io.jenkins.plugins.monitoringimages.yaml.YamlNode.Fields;
import io.jenkins.plugins.monitoringimages.yaml.YamlNode.Scalar;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Lists of targets that something else keeps: files, name servers, and services of HTTP. */
final class ListDiscovery {

    private static final Shape FILE = Scalars.matching(
            "not a path for file discovery",
            "a path that ends in .json, .yml or .yaml, with * in its last part only",
            "[^*]*(?:\\*[^/]*)?\\.(?:json|yml|yaml|JSON|YML|YAML)");
    private static final List<String> ADDRESS_RECORDS = List.of("A", "AAAA", "MX", "NS");

    static final Map<String, Section> KINDS = Map.of(
            "dns", Kinds.polled("dns")
                    .keys(Shape.listOf(Scalars.TEXT), "names")
                    .keys(Scalars.TEXT, "type")
                    .keys(Scalars.INTEGER, "port")
                    .rule(Kinds.requiredLists("names"))
                    .rule(Kinds.notEmpty("type"))
                    .rule(ListDiscovery::records)
                    .build(),
            "file", Kinds.polled("file")
                    .keys(Shape.listOf(FILE, "empty list item; allowed: the path of a file"), "files")
                    .rule(Kinds.requiredLists("files"))
                    .build(),
            "http", Kinds.polledByHttp("http")
                    .keys(Urls.HTTP, "url")
                    .rule(Kinds.required("url"))
                    .build(),
            "puppetdb", Kinds.polledByHttp("puppetdb")
                    .keys(Urls.HTTP, "url")
                    .keys(Scalars.TEXT, "query")
                    .keys(Scalars.BOOLEAN, "include_parameters")
                    .keys(Scalars.INTEGER, "port")
                    .rule(Kinds.required("url", "query"))
                    .build(),
            "uyuni", Kinds.polledByHttp("uyuni")
                    .keys(Urls.ANY, "server")
                    .keys(Scalars.TEXT, "username", "entitlement", "separator")
                    .keys(Scalars.SECRET, "password")
                    .rule(Kinds.required("server", "username", "password"))
                    .build());

    private ListDiscovery() {}

    private static void records(Fields dns, Report report) {
        String type = dns.scalar("type").map(Scalar::text).orElse("SRV").toUpperCase(Locale.ROOT);
        if (ADDRESS_RECORDS.contains(type)) {
            boolean none = Rules.number(dns, "port").map(port -> port == 0).orElse(dns.value("port").isEmpty());
            if (none) {
                report.add(dns, "a port is required for records of the type " + type);
            }
        } else if (!type.equals("SRV") && !type.isBlank()) {
            report.add(dns.fields().get("type").value(), InvalidValueException.quote(type)
                    + " is an invalid type of DNS records; allowed: SRV, A, AAAA, MX, NS");
        }
    }
}
