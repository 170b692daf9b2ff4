package io.jenkins.plugins.monitoringimages.spec;

import io.jenkins.plugins.monitoringimages.notify.NotifySettings;
import java.io.Serializable;

/**
 * Whom a build on the command line tells what came of it.
 *
 * @param settings what is told, and where
 * @param webhookVariable the environment variable that holds the secret: Slack's webhook, or a bot's token
 */
public record NotifyPlan(NotifySettings settings, String webhookVariable) implements Serializable {

    private static final long serialVersionUID = 1L;
}
