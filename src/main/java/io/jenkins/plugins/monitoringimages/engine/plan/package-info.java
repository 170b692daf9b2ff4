/** The spec of a build: its keys, their rules, and the plan that they give. */
package io.jenkins.plugins.monitoringimages.engine.plan;
