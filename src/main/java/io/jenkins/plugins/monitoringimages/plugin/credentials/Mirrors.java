package io.jenkins.plugins.monitoringimages.plugin.credentials;

import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.common.StandardUsernamePasswordCredentials;
import hudson.AbortException;
import hudson.model.Run;
import hudson.util.Secret;
import io.jenkins.plugins.monitoringimages.plugin.config.MonitoringImagesConfiguration;
import io.jenkins.plugins.monitoringimages.plugin.form.PasswordChoices;
import io.jenkins.plugins.monitoringimages.release.MirrorPassword;
import java.util.Optional;

/** The login of a release mirror: a user name with password, looked up on the controller for a run. */
public final class Mirrors {

    private Mirrors() {}

    /**
     * Who logs in.
     *
     * @param user not secret
     * @param password secret
     */
    public record Login(String user, MirrorPassword password) {}

    /**
     * The login that administrators chose, which goes to their own mirror alone.
     *
     * @param mirror of the build; empty for none
     * @return nothing for another mirror, or where they chose none
     * @throws AbortException if the run may not use the credentials, or there are none
     */
    public static Optional<Login> ofSystem(String mirror, Run<?, ?> run) throws AbortException {
        MonitoringImagesConfiguration system = MonitoringImagesConfiguration.get();
        boolean ofSystem = system.getMirrorCredentialsId() != null
                && system.getMirror() != null
                && mirror.equals(system.getMirror().replaceAll("/+$", ""));
        return ofSystem
                ? Optional.of(login(
                        mirror, system.getMirrorCredentialsId(), "mirrorCredentialsId of the system configuration", run))
                : Optional.empty();
    }

    /**
     * @param mirror to which the login is sent; empty where releases come from their own pages, which want none
     * @param key of the setting that names the credentials, for errors
     * @throws AbortException if there is no mirror, the run may not use the credentials, or there are none with that id
     */
    public static Login login(String mirror, String credentialsId, String key, Run<?, ?> run) throws AbortException {
        if (mirror.isEmpty()) {
            throw new AbortException(key + ": is for a mirror, and none is given; allowed: with a mirror alone");
        }
        StandardUsernamePasswordCredentials credentials = CredentialsProvider.findCredentialById(
                credentialsId, StandardUsernamePasswordCredentials.class, run, PasswordChoices.requirements(mirror));
        if (credentials == null) {
            throw new AbortException(key + ": there is no user name with password '" + credentialsId
                    + "' that this job may use for " + mirror);
        }
        CredentialsProvider.track(run, credentials);
        if (credentials.getUsername().isEmpty() || credentials.getUsername().contains(":")) {
            throw new AbortException(key + ": '" + credentialsId + "' has no user name that a mirror takes;"
                    + " allowed: one without a colon");
        }
        return new Login(credentials.getUsername(), new MirrorPassword(Secret.toString(credentials.getPassword())));
    }
}
