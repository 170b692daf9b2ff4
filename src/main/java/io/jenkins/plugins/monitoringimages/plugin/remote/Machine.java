package io.jenkins.plugins.monitoringimages.plugin.remote;

import io.jenkins.plugins.monitoringimages.http.HttpSettings;
import java.io.Serializable;

/**
 * How the machine is used on which a build runs.
 *
 * @param cacheFolder of release tarballs, shared by all jobs on that machine
 * @param cacheBytes how large it may become
 * @param http how releases are downloaded
 */
public record Machine(String cacheFolder, long cacheBytes, HttpSettings http) implements Serializable {

    private static final long serialVersionUID = 1L;
}
