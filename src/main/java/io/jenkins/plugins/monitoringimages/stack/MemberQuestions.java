package io.jenkins.plugins.monitoringimages.stack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.monitoringimages.component.Offer;
import io.jenkins.plugins.monitoringimages.docker.network.HttpQuestion;
import io.jenkins.plugins.monitoringimages.image.smoke.WebEndpoint;
import io.jenkins.plugins.monitoringimages.spec.StackMember;
import io.jenkins.plugins.monitoringimages.spec.StackSpec;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a member is asked when all run together, by what it offers.
 *
 * @see <a href="https://prometheus.io/docs/prometheus/latest/querying/api/">the API of Prometheus</a>
 * @see <a href="https://github.com/prometheus/alertmanager/blob/main/api/v2/openapi.yaml">the API of Alertmanager</a>
 */
final class MemberQuestions {

    private static final ObjectMapper JSON = new ObjectMapper();
    /** Nobody is to hear of the test alert, wherever this network leads. An end in the far future needs no clock. */
    private static final String SILENCE = """
            {"matchers": [{"name": "alertname", "value": "StackTrial", "isRegex": false}],
             "startsAt": "2000-01-01T00:00:00Z", "endsAt": "2100-01-01T00:00:00Z",
             "createdBy": "Monitoring Images", "comment": "A test alert is not for people"}
            """;
    private static final String TEST_ALERT =
            "[{\"labels\": {\"alertname\": \"StackTrial\"}, \"annotations\": {\"summary\": \"Sent while a stack is tried\"}}]";

    private final StackSpec stack;
    private final StackMember member;
    private final WebEndpoint endpoint;

    MemberQuestions(StackSpec stack, StackMember member, WebEndpoint endpoint) {
        this.stack = stack;
        this.member = member;
        this.endpoint = endpoint;
    }

    /**
     * What it still lacks, worded to follow its name; empty where nothing is.
     *
     * @param address of its container
     */
    Optional<String> missing(String address) {
        if (endpoint.guarded()) {
            // TLS or a login stand before it; its smoke test has seen it ready.
            return Optional.empty();
        }
        HttpQuestion question = new HttpQuestion(address, endpoint.port());
        if (question.get(endpoint.path()).isEmpty()) {
            return Optional.of("is not ready");
        }
        Set<Offer> offers = member.build().component().run().offers();
        Optional<String> missing = offers.contains(Offer.QUERIES) ? missingTargets(question) : Optional.empty();
        return missing.isEmpty() && offers.contains(Offer.ALERTS) ? missingAlert(question) : missing;
    }

    private Optional<String> missingTargets(HttpQuestion question) {
        Set<String> containers = stack.containers().stream().map(StackMember::name).collect(Collectors.toSet());
        JsonNode targets = json(question.get(endpoint.prefix() + "/api/v1/targets?state=active")).path("data").path("activeTargets");
        for (JsonNode target : targets) {
            String job = target.path("labels").path("job").asText();
            if (containers.contains(job) && !target.path("health").asText().equals("up")) {
                return Optional.of("has not scraped " + job + " (" + target.path("scrapeUrl").asText() + "): "
                        + target.path("lastError").asText(target.path("health").asText()));
            }
        }
        long receivers = stack.containers().stream()
                .filter(other -> other.build().component().run().offers().contains(Offer.ALERTS))
                .count();
        JsonNode known = json(question.get(endpoint.prefix() + "/api/v1/alertmanagers")).path("data").path("activeAlertmanagers");
        return targets.isArray() && known.size() >= receivers ? Optional.empty() : Optional.of("does not know the Alertmanager yet");
    }

    private Optional<String> missingAlert(HttpQuestion question) {
        String api = endpoint.prefix() + "/api/v2/";
        boolean taken = question.post(api + "silences", SILENCE).isPresent() && question.post(api + "alerts", TEST_ALERT).isPresent();
        return taken && question.get(api + "alerts").orElse("").contains("StackTrial")
                ? Optional.empty()
                : Optional.of("does not take an alert");
    }

    private static JsonNode json(Optional<String> text) {
        try {
            return JSON.readTree(text.orElse("{}"));
        } catch (JsonProcessingException e) {
            return JSON.createObjectNode();
        }
    }
}
