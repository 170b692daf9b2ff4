/** The benchmark behind {@code bin/bench}: this project and the shell job that it replaces, side by side. */
package io.jenkins.plugins.monitoringimages.bench;
