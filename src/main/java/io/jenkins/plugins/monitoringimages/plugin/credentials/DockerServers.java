package io.jenkins.plugins.monitoringimages.plugin.credentials;

import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.domains.DomainRequirement;
import com.cloudbees.plugins.credentials.domains.URIRequirementBuilder;
import hudson.AbortException;
import hudson.model.Run;
import hudson.util.Secret;
import io.jenkins.plugins.monitoringimages.docker.connection.DockerTls;
import java.util.ArrayList;
import java.util.List;
import org.jenkinsci.plugins.docker.commons.credentials.DockerServerCredentials;
import org.jenkinsci.plugins.docker.commons.credentials.DockerServerDomainRequirement;
import org.jenkinsci.plugins.docker.commons.credentials.DockerServerEndpoint;

/** The keys for a container engine, looked up on the controller for a run. */
public final class DockerServers {

    private DockerServers() {}

    /**
     * @param server null for none
     * @return null where the server names no credentials
     * @throws AbortException if the run may not use the credentials, or there are none with that id
     */
    public static DockerTls tls(DockerServerEndpoint server, Run<?, ?> run) throws AbortException {
        if (server == null || server.getCredentialsId() == null) {
            return null;
        }
        List<DomainRequirement> requirements =
                new ArrayList<>(URIRequirementBuilder.fromUri(server.getUri()).build());
        requirements.add(new DockerServerDomainRequirement());
        DockerServerCredentials credentials = CredentialsProvider.findCredentialById(
                server.getCredentialsId(), DockerServerCredentials.class, run, requirements);
        if (credentials == null) {
            throw new AbortException("docker.credentialsId: there are no Docker server credentials '"
                    + server.getCredentialsId() + "' that this job may use for "
                    + (server.getUri() == null ? "the default server" : server.getUri()));
        }
        CredentialsProvider.track(run, credentials);
        Secret key = credentials.getClientKeySecret();
        return DockerTls.ofContents(
                key == null ? "" : key.getPlainText(),
                credentials.getClientCertificate(),
                credentials.getServerCaCertificate());
    }
}
