/**
 * What tests of several rooms need: releases made on the spot, a server that hands them out and can misbehave, and a
 * server that answers as Slack does.
 */
package io.jenkins.plugins.monitoringimages.testing;
