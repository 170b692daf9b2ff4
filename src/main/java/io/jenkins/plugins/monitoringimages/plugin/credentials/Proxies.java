package io.jenkins.plugins.monitoringimages.plugin.credentials;

import hudson.AbortException;
import hudson.ProxyConfiguration;
import hudson.util.Secret;
import io.jenkins.plugins.monitoringimages.model.InvalidValueException;
import io.jenkins.plugins.monitoringimages.http.HttpProxy;
import io.jenkins.plugins.monitoringimages.http.HttpSettings;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Through which proxy a build downloads: the one that its environment names, or else the controller's. */
public final class Proxies {

    private Proxies() {}

    /**
     * @param controller null for none
     * @throws AbortException if the environment names a proxy that is none
     */
    public static HttpSettings settings(Map<String, String> environment, ProxyConfiguration controller)
            throws AbortException {
        HttpSettings settings;
        try {
            settings = HttpSettings.fromEnvironment(environment);
        } catch (InvalidValueException e) {
            throw new AbortException("The environment of the build names a proxy that is none: " + e.getMessage());
        }
        boolean own = settings.proxyForHttp() != null || settings.proxyForHttps() != null;
        return own || controller == null || controller.getName() == null ? settings : of(settings, controller);
    }

    private static HttpSettings of(HttpSettings settings, ProxyConfiguration controller) {
        String user = controller.getUserName() == null ? "" : controller.getUserName();
        HttpProxy proxy = new HttpProxy(
                controller.getName(), controller.getPort(), user, Secret.toString(controller.getSecretPassword()));
        String direct = controller.getNoProxyHost();
        List<String> noProxy = direct == null
                ? List.of()
                : Arrays.stream(direct.split("[\\s,|]+")).filter(host -> !host.isEmpty()).toList();
        return settings.withProxies(proxy, proxy, noProxy);
    }
}
