package io.jenkins.plugins.monitoringimages.plugin.notify;

import hudson.model.ParameterValue;
import hudson.model.ParametersAction;
import hudson.model.PasswordParameterValue;
import hudson.model.Run;
import hudson.util.Secret;
import io.jenkins.plugins.monitoringimages.slack.SecretMask;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** The secrets that a run knows. */
final class RunSecrets {

    private RunSecrets() {}

    /** Takes the values of a run's password parameters out of a text. */
    static UnaryOperator<String> mask(Run<?, ?> run) {
        List<String> secrets = new ArrayList<>();
        for (ParametersAction parameters : run.getActions(ParametersAction.class)) {
            for (ParameterValue value : parameters.getParameters()) {
                if (value instanceof PasswordParameterValue password) {
                    secrets.add(Secret.toString(password.getValue()));
                }
            }
        }
        return SecretMask.of(secrets);
    }
}
