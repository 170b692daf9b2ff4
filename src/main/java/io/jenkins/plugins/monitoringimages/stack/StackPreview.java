package io.jenkins.plugins.monitoringimages.stack;

import io.jenkins.plugins.monitoringimages.spec.StackSpec;

/** What a stack would be, before anything of it is made. */
public final class StackPreview {

    private StackPreview() {}

    /** Its {@code compose.yaml} with tags instead of digests; empty where all members are for hosts. */
    public static String compose(StackSpec stack) {
        return StackDirectory.preview(stack);
    }
}
