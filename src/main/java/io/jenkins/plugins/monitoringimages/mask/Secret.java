package io.jenkins.plugins.monitoringimages.mask;

/**
 * A secret in a text.
 *
 * @param from where it begins, in characters
 * @param to where it ends
 * @param value what it is, without quotes
 * @param block whether its first line is the sign of a block of text, such as {@code |}
 * @param where it stands
 */
record Secret(int from, int to, String value, boolean block, InlineSecret where) {}
