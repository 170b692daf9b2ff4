/** The file with which a stack is started by Compose. */
package io.jenkins.plugins.monitoringimages.stack.compose;
