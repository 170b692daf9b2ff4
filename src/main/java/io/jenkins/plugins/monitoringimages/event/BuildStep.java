package io.jenkins.plugins.monitoringimages.event;

/** The named steps of a build, in their order. */
public enum BuildStep {
    READ("Read"),
    RESOLVE("Resolve"),
    RENDER("Render"),
    FETCH("Fetch"),
    VERIFY("Verify"),
    CHECK("Check"),
    BUILD("Build"),
    SMOKE_TEST("Smoke test"),
    WRITE("Write"),
    PUSH("Push"),
    TAG("Tag");

    private final String title;

    BuildStep(String title) {
        this.title = title;
    }

    /** The step's name as users see it. */
    public String title() {
        return title;
    }
}
