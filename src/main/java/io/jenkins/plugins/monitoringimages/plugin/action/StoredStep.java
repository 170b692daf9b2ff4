package io.jenkins.plugins.monitoringimages.plugin.action;

import io.jenkins.plugins.monitoringimages.build.report.StepTime;
import io.jenkins.plugins.monitoringimages.event.StepId;
import io.jenkins.plugins.monitoringimages.model.Platform;
import java.util.Objects;

/** How long a step took. The field names are those of the run's {@code build.xml}. */
public final class StoredStep {

    private final String title;
    private final String platform;
    private final long millis;

    StoredStep(StepTime time) {
        StepId id = Untrusted.present(time.step(), "a step");
        String name = Untrusted.present(id.platformName(), "the name of a platform, or an empty one");
        this.title = Untrusted.present(id.step(), "a step").title();
        this.platform = name.isEmpty() ? "" : Platform.parse(name).toString();
        this.millis = Math.max(0, time.millis());
    }

    /** The name of the step. */
    public String getTitle() {
        return Objects.toString(title, "");
    }

    /** The platform that it was done for; empty for all of them. */
    public String getPlatform() {
        return Objects.toString(platform, "");
    }

    /** In milliseconds. */
    public long getMillis() {
        return millis;
    }
}
