package io.jenkins.plugins.monitoringimages.plugin.notify;

import hudson.EnvVars;
import hudson.model.ParameterValue;
import hudson.model.ParametersAction;
import hudson.model.PasswordParameterValue;
import hudson.model.Run;
import hudson.util.Secret;
import io.jenkins.plugins.monitoringimages.slack.SecretMask;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The secrets that a run knows. */
final class RunSecrets {

    private RunSecrets() {}

    /**
     * Takes the values of a run's password parameters, and of its secret variables, out of a text.
     *
     * @param names of the variables that are secret, such as those that credentials are bound to
     */
    static UnaryOperator<String> mask(Run<?, ?> run, EnvVars environment, Set<String> names) {
        List<String> secrets = new ArrayList<>();
        names.stream().map(environment::get).filter(Objects::nonNull).forEach(secrets::add);
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
