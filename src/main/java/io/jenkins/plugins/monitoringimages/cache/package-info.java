/** A directory of content-addressed blobs that any number of builds and processes share. Knows nothing of what they are. */
package io.jenkins.plugins.monitoringimages.cache;
