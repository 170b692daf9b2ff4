/** One way to speak HTTP: proxies, TLS, redirects, retries and limits on time and size. Knows nothing of what is asked for. */
package io.jenkins.plugins.monitoringimages.http;
