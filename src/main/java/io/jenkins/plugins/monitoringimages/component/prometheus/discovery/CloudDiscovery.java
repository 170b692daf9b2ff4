package io.jenkins.plugins.monitoringimages.component.prometheus.discovery;

import io.jenkins.plugins.monitoringimages.component.http.HttpClientSection;
import io.jenkins.plugins.monitoringimages.component.http.Urls;
import io.jenkins.plugins.monitoringimages.yaml.Report;
import io.jenkins.plugins.monitoringimages.yaml.Rules;
import io.jenkins.plugins.monitoringimages.yaml.Scalars;
import io.jenkins.plugins.monitoringimages.yaml.Section;
import io.jenkins.plugins.monitoringimages.yaml.Shape;
import io.jenkins.plugins.monitoringimages.yaml.YamlNode.Fields;
import io.jenkins.plugins.monitoringimages.yaml.YamlNode.Scalar;
import java.util.List;
import java.util.Map;

/** Clouds whose logins have rules of their own. */
final class CloudDiscovery {

    private static final List<String> AZURE_METHODS = List.of("OAuth", "ManagedIdentity", "SDK", "WorkloadIdentity");
    private static final List<String> OPENSTACK_ROLES = List.of("instance", "hypervisor", "loadbalancer");
    private static final String[] OCI_API_KEY = {"tenancy", "user", "fingerprint", "key_file"};

    static final Map<String, Section> KINDS = Map.of(
            "azure", Kinds.polledByHttp("azure")
                    .keys(Scalars.TEXT, "environment", "subscription_id", "tenant_id", "client_id", "resource_group")
                    .keys(Scalars.SECRET, "client_secret")
                    .keys(Scalars.oneOf("an unknown authentication method", AZURE_METHODS), "authentication_method")
                    .keys(Scalars.INTEGER, "port")
                    .rule(Kinds.notEmpty("authentication_method"))
                    .rule(Kinds.required("subscription_id"))
                    .rule(CloudDiscovery::azureLogin)
                    .build(),
            "gce", Kinds.polled("gce")
                    .keys(Scalars.TEXT, "project", "zone", "filter", "tag_separator")
                    .keys(Scalars.INTEGER, "port")
                    .rule(Kinds.required("project", "zone"))
                    .build(),
            "oci", Kinds.polledByHttp("oci")
                    .keys(Scalars.oneOf("an unknown auth method", List.of("api_key", "instance_principal")), "auth")
                    .keys(Scalars.TEXT, OCI_API_KEY)
                    .keys(Scalars.TEXT, "key_passphrase_file", "region")
                    .keys(Scalars.SECRET, "key_passphrase")
                    .keys(Shape.listOf(Scalars.matching("not a compartment", "its OCID", "(?s).+"), "empty list item; allowed: a compartment"),
                            "compartments")
                    .keys(Scalars.INTEGER, "port")
                    .rule(Kinds.notEmpty("auth"))
                    .rule(Kinds.required("region"))
                    .rule(CloudDiscovery::ociLogin)
                    .rule(Kinds::positiveInterval)
                    .build(),
            "openstack", Kinds.polled("openstack")
                    .keys(Scalars.TEXT, "identity_endpoint", "username", "userid", "project_name", "project_id",
                            "domain_name", "domain_id", "application_credential_name", "application_credential_id",
                            "region")
                    .keys(Scalars.SECRET, "password", "application_credential_secret")
                    .keys(Scalars.oneOf("an unknown role", OPENSTACK_ROLES), "role")
                    .keys(Scalars.oneOf("an unknown availability", List.of("public", "internal", "admin")),
                            "availability")
                    .keys(Scalars.BOOLEAN, "all_tenants")
                    .keys(Scalars.INTEGER, "port")
                    .keys(HttpClientSection.TLS, "tls_config")
                    .rule(Kinds.notEmpty("availability"))
                    .rule(Kinds.required("role", "region"))
                    .build(),
            "stackit", Kinds.polledByHttp("stackit")
                    .keys(Scalars.TEXT, "project", "region", "service_account_key_path", "private_key_path",
                            "credentials_file_path")
                    .keys(Scalars.SECRET, "service_account_key", "private_key")
                    .keys(Urls.ANY, "endpoint")
                    .keys(Scalars.INTEGER, "port")
                    .rule(CloudDiscovery::stackitPlace)
                    .build());

    private CloudDiscovery() {}

    private static void azureLogin(Fields azure, Report report) {
        if (azure.scalar("authentication_method").map(Scalar::text).orElse("OAuth").equals("OAuth")) {
            Kinds.required("tenant_id", "client_id", "client_secret").accept(azure, report);
        }
    }

    private static void ociLogin(Fields oci, Report report) {
        if (oci.scalar("auth").map(Scalar::text).orElse("api_key").equals("api_key")) {
            Kinds.required(OCI_API_KEY).accept(oci, report);
            Rules.atMostOneOf("key_passphrase", "key_passphrase_file").accept(oci, report);
            return;
        }
        for (String key : List.of("tenancy", "user", "fingerprint", "key_file", "key_passphrase",
                "key_passphrase_file")) {
            if (Rules.isSet(oci, key)) {
                report.add(oci.fields().get(key).key(), key + " must not be set with auth: instance_principal");
            }
        }
    }

    private static void stackitPlace(Fields stackit, Report report) {
        boolean emptied = stackit.scalar("region").filter(region -> region.text().isEmpty()).isPresent();
        if (emptied && !Rules.isSet(stackit, "endpoint")) {
            report.add(stackit, "endpoint and region missing; allowed: one of the two");
        }
    }
}
