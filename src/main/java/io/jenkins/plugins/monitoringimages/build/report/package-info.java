/** What a build reports: its images, its failed platforms and the time of each step. */
package io.jenkins.plugins.monitoringimages.build.report;
