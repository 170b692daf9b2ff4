package io.jenkins.plugins.monitoringimages.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.jenkins.plugins.monitoringimages.model.InvalidValueException;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * What came of one attempt to deliver a message.
 *
 * @param problem why the message was not taken and what to do about it; empty if it was taken
 * @param again whether another attempt may do better
 * @param retryAfter how long Slack asks to wait before that; null where it did not say
 * @param timestamp of the message, by which it can be replied to; empty for a webhook
 */
record SlackAnswer(String problem, boolean again, Duration retryAfter, String timestamp) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9_]{1,63}");
    private static final Pattern SECONDS = Pattern.compile("\\d{1,6}");
    private static final Set<String> PASSING = Set.of("ratelimited", "rate_limited", "service_unavailable");

    boolean isTaken() {
        return problem.isEmpty();
    }

    Optional<Duration> waitAskedFor() {
        return Optional.ofNullable(retryAfter);
    }

    /** A connection that could not be made, or that broke: the message may or may not have arrived. */
    static SlackAnswer broken(String reason) {
        return new SlackAnswer(reason, true, null, "");
    }

    /** Something that will be the same next time. */
    static SlackAnswer hopeless(String reason) {
        return new SlackAnswer(reason, false, null, "");
    }

    /**
     * Slack's answer. A webhook has taken a message where it answers 200 with the text {@code ok} and nothing else; the Web API
     * answers in JSON, which says {@code "ok": false} with status 200 too.
     *
     * @param mask takes the secret out of what is quoted of the answer, as a server may repeat what it was sent
     */
    static SlackAnswer read(HttpResponse<byte[]> answer, boolean webhook, UnaryOperator<String> mask) {
        int status = answer.statusCode();
        String text = text(answer.body());
        JsonNode json = json(text);
        boolean ok = webhook ? text.equals("ok") : json.path("ok").isBoolean() && json.path("ok").booleanValue();
        if (status == 200 && ok) {
            return new SlackAnswer("", false, null, json.path("ts").asText(""));
        }
        String code = code(json.path("error").asText(text));
        boolean again = status == 429 || status >= 500 || PASSING.contains(code);
        Function<String, String> quote = said -> InvalidValueException.quote(mask.apply(said));
        return new SlackAnswer(problem(status, code, text, json, quote), again, retryAfter(answer.headers()), "");
    }

    private static String problem(
            int status, String code, String text, JsonNode json, Function<String, String> quote) {
        String http = " (HTTP " + status + ")";
        if (status == 407) {
            return "the proxy wants a login" + http + ". Check the proxy's user and password; for https, Java sends "
                    + "them only if started with -Djdk.http.auth.tunneling.disabledSchemes=";
        }
        if (status >= 300 && status < 400) {
            return "it redirects" + http + ", which is not followed. Check the webhook's address";
        }
        if (!code.isEmpty()) {
            String needed = json.path("needed").asText("");
            String details = json.path("response_metadata").path("messages").path(0).asText("");
            return code + http
                    + (needed.isEmpty() ? "" : ", needed: " + quote.apply(needed))
                    + (details.isEmpty() ? "" : ", " + quote.apply(details))
                    + ". " + SlackAdvice.of(code);
        }
        if (status == 429) {
            return "too many messages" + http + ". " + SlackAdvice.of("ratelimited");
        }
        return "an answer that is not Slack's" + http + ": " + quote.apply(text)
                + ". Check the address and the proxy";
    }

    /** @param body null where a proxy refused to connect, which the client tells as an answer without any */
    private static String text(byte[] body) {
        return body == null ? "" : new String(body, StandardCharsets.UTF_8).strip();
    }

    private static String code(String text) {
        return CODE.matcher(text).matches() && !text.equals("ok") ? text : "";
    }

    private static JsonNode json(String text) {
        try {
            return text.startsWith("{") ? JSON.readTree(text) : MissingNode.getInstance();
        } catch (IOException e) {
            return MissingNode.getInstance();
        }
    }

    private static Duration retryAfter(HttpHeaders headers) {
        return headers.firstValue("Retry-After")
                .filter(value -> SECONDS.matcher(value).matches())
                .map(value -> Duration.ofSeconds(Long.parseLong(value)))
                .orElse(null);
    }
}
