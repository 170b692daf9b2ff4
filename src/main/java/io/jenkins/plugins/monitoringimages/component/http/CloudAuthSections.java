package io.jenkins.plugins.monitoringimages.component.http;

import static io.jenkins.plugins.monitoringimages.yaml.Rules.isSet;

import io.jenkins.plugins.monitoringimages.yaml.Report;
import io.jenkins.plugins.monitoringimages.yaml.Scalars;
import io.jenkins.plugins.monitoringimages.yaml.Section;
import io.jenkins.plugins.monitoringimages.yaml.YamlNode.Fields;

/** How requests are signed for the clouds; those rules between their keys that need the cloud itself are left to promtool. */
public final class CloudAuthSections {

    public static final Section SIGV4 = Section.named("a sigv4")
            .keys(Scalars.TEXT, "region", "access_key", "profile", "role_arn", "external_id")
            .keys(Scalars.SECRET, "secret_key")
            .keys(Scalars.BOOLEAN, "use_fips_sts_endpoint")
            .keys(Scalars.TEXT, "service_name")
            .rule(CloudAuthSections::bothKeysOrNone)
            .build();

    public static final Section AZURE_AD = Section.named("an azuread")
            .keys(Scalars.TEXT, "cloud", "scope")
            .keys(section("managed_identity", "client_id"), "managed_identity")
            .keys(section("workload_identity", "client_id", "tenant_id", "token_file_path"), "workload_identity")
            .keys(section("oauth", "client_id", "client_secret", "tenant_id"), "oauth")
            .keys(section("sdk", "tenant_id"), "sdk")
            .keys(Section.named("a certificate")
                    .keys(Scalars.TEXT, "client_id", "tenant_id", "certificate_path", "certificate_key_path")
                    .keys(Scalars.SECRET, "certificate_password")
                    .keys(Scalars.BOOLEAN, "send_certificate_chain")
                    .build(), "certificate")
            .build();

    public static final Section GOOGLE_IAM = section("google_iam", "credentials_file");

    private CloudAuthSections() {}

    private static void bothKeysOrNone(Fields sigv4, Report report) {
        if (isSet(sigv4, "access_key") != isSet(sigv4, "secret_key")) {
            report.add(sigv4, "both access_key and secret_key must be configured, or neither of them");
        }
    }

    private static Section section(String name, String... texts) {
        return Section.named("a " + name).keys(Scalars.SECRET, texts).build();
    }
}
