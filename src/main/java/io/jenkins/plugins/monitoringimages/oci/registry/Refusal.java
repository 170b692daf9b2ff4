package io.jenkins.plugins.monitoringimages.oci.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.jenkins.plugins.monitoringimages.http.Answer;
import io.jenkins.plugins.monitoringimages.http.TransientException;
import io.jenkins.plugins.monitoringimages.model.InvalidValueException;
import io.jenkins.plugins.monitoringimages.oci.registry.login.Login;
import io.jenkins.plugins.monitoringimages.oci.registry.login.RegistryHost;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

/** What an answer other than the wanted one means, and what helps. */
record Refusal(RegistryHost host, Optional<Login> login) {

    private static final int LONGEST = 1 << 16;
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * @param action what was refused, to follow "to", such as {@code push to shop/prometheus}
     * @return what is thrown; closes the answer
     * @throws TransientException if another attempt may do better
     */
    RegistryException of(Answer answer, String action) throws TransientException, InterruptedException {
        try (answer) {
            int status = answer.status();
            if (answer.isWebPage() && status != 401 && !answer.mayPass()) {
                return new RegistryException(host + " is not a registry: it answered with a web page (" + status
                        + ") when it was asked to " + action + "; check the name");
            }
            JsonNode error = error(answer.beginning(LONGEST));
            String code = error.path("code").asText("").toUpperCase(Locale.ROOT);
            String said = said(status, code, error.path("message").asText(""));
            if (status == 429 || code.equals("TOOMANYREQUESTS")) {
                throw new TransientException(
                        "The rate limit of " + host + " is reached" + said
                                + (login.isEmpty() ? "; a login may have a higher one" : ""),
                        answer.retryAfter());
            }
            if (answer.mayPass()) {
                throw new TransientException(host + " could not " + action + said, answer.retryAfter());
            }
            return new RegistryException(sentence(status, code, said, action));
        }
    }

    private String sentence(int status, String code, String said, String action) {
        if (said.toLowerCase(Locale.ROOT).contains("quota") || status == 507) {
            return "There is no room left at " + host + " to " + action + said + "; remove images there, or raise the quota";
        }
        if (status == 413 || code.equals("SIZE_INVALID")) {
            return host + " does not take so much at once to " + action + said + "; raise its limit on the size of a request";
        }
        if (status == 401) {
            return wrongLogin(said, action);
        }
        if (status == 403 || code.equals("DENIED")) {
            return login.map(who -> host + " does not allow " + who + " to " + action + said
                            + "; give it that right, or check the name")
                    .orElse(host + " does not allow anybody without a login to " + action + said
                            + "; give credentials for it, or run docker login");
        }
        if (status == 404) {
            return host + " has nothing there to " + action + said + "; check registry, repository and tag";
        }
        return host + " refused to " + action + said;
    }

    private String wrongLogin(String said, String action) {
        return login.map(who -> host + " does not accept " + who + " to " + action + said
                        + "; check user and password, and that the repository exists")
                .orElse(host + " wants a login to " + action + said + "; give credentials for it, or run docker login,"
                        + " and check that the repository exists");
    }

    private String said(int status, String code, String message) {
        String hidden = login.map(who -> who.hide(message)).orElse(message);
        return " (" + status + (code.matches("[A-Z_]{1,40}") ? " " + code : "")
                + (hidden.isBlank() ? "" : ": " + InvalidValueException.quote(hidden)) + ")";
    }

    /** The first error of those in an answer, with code and message where it has them. */
    private static JsonNode error(byte[] body) {
        try {
            JsonNode json = JSON.readTree(body);
            JsonNode first = json.path("errors").path(0);
            return first.isMissingNode() ? json : first;
        } catch (IOException e) {
            return MissingNode.getInstance();
        }
    }
}
