/** What is left of a build on its run and its job: the page, the files, the environment and the trend. */
package io.jenkins.plugins.monitoringimages.plugin.action;
