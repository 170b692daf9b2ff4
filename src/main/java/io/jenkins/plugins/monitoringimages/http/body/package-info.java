/** Bodies on their way: limited in time, and sent as a stream. */
package io.jenkins.plugins.monitoringimages.http.body;
