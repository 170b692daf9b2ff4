package io.jenkins.plugins.monitoringimages.component;

import java.util.List;

/**
 * How a component tells that it is ready, over HTTP on its first port. Of several flags in a list the first that is given counts.
 *
 * @param path that answers 200 when it is ready
 * @param portFlags whose value ends in another port
 * @param prefixFlags whose value, a path, is put before the path
 * @param urlFlags whose value, an address, has such a path, where none of the prefix flags is given
 * @param pathFlags whose value replaces the path
 * @param guardFlags with which TLS or a login may be asked for
 * @param tools commands of the image that ask from within, with {@code {url}} for the address before the path; for engines whose
 *     containers cannot be reached
 */
public record HealthCheck(
        String path,
        List<String> portFlags,
        List<String> prefixFlags,
        List<String> urlFlags,
        List<String> pathFlags,
        List<String> guardFlags,
        List<List<String>> tools) {

    public HealthCheck {
        portFlags = List.copyOf(portFlags);
        prefixFlags = List.copyOf(prefixFlags);
        urlFlags = List.copyOf(urlFlags);
        pathFlags = List.copyOf(pathFlags);
        guardFlags = List.copyOf(guardFlags);
        tools = List.copyOf(tools);
    }
}
