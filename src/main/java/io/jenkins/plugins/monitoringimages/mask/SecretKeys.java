package io.jenkins.plugins.monitoringimages.mask;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Which keys of a configuration hold secrets, told by the last word of their names. */
final class SecretKeys {

    private static final Pattern WORDS = Pattern.compile("[^A-Za-z0-9]+|(?<=[a-z0-9])(?=[A-Z])");

    /** What ends the name of a secret, such as {@code smtp_auth_password} or {@code clientSecret}. */
    private static final Set<String> LAST = Set.of("password", "passwd", "passphrase", "pwd", "pass", "token", "tokens", "secret",
            "secrets", "credential", "credentials", "bearer", "community", "cookie", "apikey", "secretkey", "accesskey", "privatekey");

    /** These are secret as texts; as maps they have keys of their own that are, or are not. */
    private static final Set<String> LAST_OF_TEXT = Set.of("auth", "authorization", "basicauth");

    private static final Set<String> NAMES = Set.of("basic_auth_users", "securejsondata", "secure_json_data", "webhook");
    private static final Set<String> LAST_TWO = Set.of("api url", "webhook url", "hook url", "service url");

    /** Keys beside which Prometheus, Alertmanager or blackbox_exporter know one that names a file instead. */
    private static final Set<String> WITH_FILE = Set.of("password", "credentials", "bearer_token", "client_secret", "slack_api_url",
            "api_url", "url", "webhook_url", "smtp_auth_password", "smtp_auth_secret", "auth_password", "auth_secret", "service_key", "routing_key",
            "bot_token", "api_key", "user_key", "token", "token_id", "opsgenie_api_key", "victorops_api_key", "telegram_bot_token", "wechat_api_secret",
            "rocketchat_token", "rocketchat_token_id", "key", "api_secret");

    /** Sections whose keys of these names have none. */
    private static final List<String> WITHOUT_FILE = List.of("azure_sd_configs", "consul_sd_configs", "sigv4", "snmp", "auths");

    private SecretKeys() {}

    /**
     * Whether what stands behind a key is secret.
     *
     * @param parents the keys around it, the outermost first
     * @param text whether it is one value, rather than a list or a map
     */
    static boolean isSecret(String key, List<String> parents, boolean text) {
        String name = key.strip();
        String parent = parents.isEmpty() ? "" : parents.get(parents.size() - 1);
        if (NAMES.contains(name.toLowerCase(Locale.ROOT))
                || name.equals("key") && parent.equals("tls_config")
                || name.equals("url") && parents.contains("webhook_configs")) {
            return true;
        }
        String[] words = WORDS.split(name.toLowerCase(Locale.ROOT).equals(name) ? name : name.replaceFirst("^[^A-Za-z0-9]+", ""));
        String last = words.length == 0 ? "" : words[words.length - 1].toLowerCase(Locale.ROOT);
        if (words.length > 1) {
            String before = words[words.length - 2].toLowerCase(Locale.ROOT);
            if (LAST_TWO.contains(before + " " + last) || last.equals("key") && !before.equals("public")) {
                return true;
            }
        }
        return LAST.contains(last) || text && LAST_OF_TEXT.contains(last);
    }

    /** Whether a key names the file of a secret, which is none, whatever stands around it. */
    static boolean namesFile(String key) {
        String lower = key.toLowerCase(Locale.ROOT);
        return lower.endsWith("_file") || lower.endsWith("_files") || key.equals("file") || key.equals("files") || key.endsWith("File");
    }

    /** The key that names a file instead, where the program that reads the configuration has one. */
    static Optional<String> fileKey(String key, List<String> parents) {
        if (key.equals("secrets") && parents.contains("http_headers")) {
            return Optional.of("files");
        }
        return WITH_FILE.contains(key) && parents.stream().noneMatch(WITHOUT_FILE::contains)
                ? Optional.of(key + "_file")
                : Optional.empty();
    }
}
