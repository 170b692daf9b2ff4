package io.jenkins.plugins.monitoringimages.slack;

import io.jenkins.plugins.monitoringimages.model.InvalidValueException;
import io.jenkins.plugins.monitoringimages.http.HttpSettings;
import java.io.Serializable;
import java.time.Duration;

/**
 * How messages are delivered.
 *
 * @param hosts where they may be sent to
 * @param http proxies, the time to connect, retries and waits; its limit on the time between two bytes is not used
 * @param timeout how long one attempt may take, above zero
 */
public record DeliveryOptions(AllowedHosts hosts, HttpSettings http, Duration timeout) implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final int RETRIES = 2;

    public DeliveryOptions {
        if (timeout.isNegative() || timeout.isZero()) {
            throw new InvalidValueException(timeout.toString(), "a time-out above zero");
        }
    }

    /** To Slack only, without a proxy, 20 seconds an attempt, two retries. */
    public static DeliveryOptions defaults() {
        return new DeliveryOptions(
                AllowedHosts.slackOnly(), HttpSettings.defaults().withRetries(RETRIES), Duration.ofSeconds(20));
    }

    public DeliveryOptions withHosts(AllowedHosts newHosts) {
        return new DeliveryOptions(newHosts, http, timeout);
    }

    /** With the proxies and limits of other settings; the number of attempts stays what it is. */
    public DeliveryOptions withHttp(HttpSettings newHttp) {
        return new DeliveryOptions(hosts, newHttp.withRetry(http.retry()), timeout);
    }


    public DeliveryOptions withTimeout(Duration newTimeout) {
        return new DeliveryOptions(hosts, http, newTimeout);
    }
}
