package io.jenkins.plugins.monitoringimages.plugin.stack;

import io.jenkins.plugins.monitoringimages.plugin.steps.MonitoringImage;
import io.jenkins.plugins.monitoringimages.stack.MemberReport;
import io.jenkins.plugins.monitoringimages.stack.StackReport;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jenkinsci.plugins.scriptsecurity.sandbox.whitelists.Whitelisted;

/**
 * What the Pipeline step returns. Only plain fields: a running Pipeline is saved with a serialisation that knows no records.
 */
public final class MonitoringStack implements Serializable {

    private static final long serialVersionUID = 1L;

    private final String name;
    private final String directory;
    private final String together;
    private final ArrayList<String> files;
    private final LinkedHashMap<String, MonitoringImage> images = new LinkedHashMap<>();

    /** @param directory of the workspace that it was written to */
    MonitoringStack(StackReport report, String directory) {
        this.name = report.name();
        this.directory = directory;
        this.together = report.together();
        this.files = new ArrayList<>(report.files());
        for (MemberReport member : report.members()) {
            member.images().ifPresent(build -> images.put(member.member().name(), MonitoringImage.of(build)));
        }
    }

    /** As the spec names it. */
    @Whitelisted
    public String getName() {
        return name;
    }

    /** Below the workspace. */
    @Whitelisted
    public String getDirectory() {
        return directory;
    }

    /** The names of the files in that directory. */
    @Whitelisted
    public List<String> getFiles() {
        return files;
    }

    /** What was seen when all members ran together, or why they could not. */
    @Whitelisted
    public String getTogether() {
        return together;
    }

    /** The images by the names of their members; a member for hosts has none. */
    @Whitelisted
    public Map<String, MonitoringImage> getImages() {
        return images;
    }

    /** The name. */
    @Whitelisted
    @Override
    public String toString() {
        return name;
    }
}
