/** promtool, which has the last word on a configuration, as a program that is run on the build machine. */
package io.jenkins.plugins.monitoringimages.engine.promtool;
