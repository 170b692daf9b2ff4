package io.jenkins.plugins.monitoringimages.component;

/**
 * What a component is.
 *
 * @param id its name in specs, of lower case letters, digits, {@code _} and {@code -}
 * @param title as people write it
 * @param description one line, for the image's label
 * @param licence an SPDX expression; empty where it is not known
 * @param url the project's web page; empty where it is not known
 */
public record About(String id, String title, String description, String licence, String url) {}
