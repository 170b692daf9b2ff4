/** How the programs of the Prometheus family make HTTP requests: settings that stand in the configurations of each. */
package io.jenkins.plugins.monitoringimages.component.http;
