/** Reads a spec section by section, and collects all that is wrong with it. */
package io.jenkins.plugins.monitoringimages.spec.reader;
