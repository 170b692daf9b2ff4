/** Archives whose bytes depend on what is in them and on nothing else: no clock, no user, no version of a compressor. */
package io.jenkins.plugins.monitoringimages.archive;
