package io.jenkins.plugins.monitoringimages.http;

import io.jenkins.plugins.monitoringimages.http.body.RequestBody;
import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A request, before it is sent.
 *
 * @param method such as {@code GET} or {@code PATCH}
 * @param headers beside those that the client sets itself; they are sent on after a redirect, so none of them may be secret
 * @param body empty for none
 * @param login asked for each address anew
 * @param follows whether redirects are followed
 */
public record WebRequest(
        String method,
        URI uri,
        Map<String, String> headers,
        Optional<RequestBody> body,
        Authorization login,
        boolean follows) {

    public WebRequest {
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    /** A request without headers, body and login, which follows redirects. */
    public static WebRequest of(String method, URI uri) {
        return new WebRequest(method, uri, Map.of(), Optional.empty(), Authorization.none(), true);
    }

    public static WebRequest get(URI uri) {
        return of("GET", uri);
    }

    /** The same with a header more. */
    public WebRequest withHeader(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new WebRequest(method, uri, more, body, login, follows);
    }

    public WebRequest withHeaders(Map<String, String> added) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.putAll(added);
        return new WebRequest(method, uri, more, body, login, follows);
    }

    public WebRequest withBody(RequestBody sent) {
        return new WebRequest(method, uri, headers, Optional.of(sent), login, follows);
    }

    public WebRequest withLogin(Authorization other) {
        return new WebRequest(method, uri, headers, body, other, follows);
    }

    /** The same that ends with a redirect, if one is answered. */
    public WebRequest withoutFollowing() {
        return new WebRequest(method, uri, headers, body, login, false);
    }

    /** What is sent after a redirect: 307 and 308 keep method and body, the others ask for what lies there. */
    WebRequest redirected(int status, URI to) {
        boolean keeps = status == 307 || status == 308 || method.equals("GET") || method.equals("HEAD");
        return keeps
                ? new WebRequest(method, to, headers, body, login, follows)
                : new WebRequest("GET", to, headers, Optional.empty(), login, follows);
    }
}
