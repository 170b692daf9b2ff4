package io.jenkins.plugins.monitoringimages.docker.build;

import com.github.dockerjava.api.model.BuildResponseItem;
import io.jenkins.plugins.monitoringimages.docker.connection.OutputLine;
import io.jenkins.plugins.monitoringimages.docker.images.StatusLines;
import io.jenkins.plugins.monitoringimages.event.BuildEvents;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what the engine says during one build: passes its lines on, and remembers what the build made.
 *
 * <p>The classic builder names each layer's image in a line {@code  ---> 0123456789ab}, after a line that says
 * {@code Using cache} if it was there before, and each container in a line {@code  ---> Running in 0123456789ab}.
 * Podman names images in lines {@code --> 0123456789ab}.
 */
public final class BuildOutput {

    private static final Pattern IMAGE = Pattern.compile("(?: -)?--> ([0-9a-f]{12})");
    private static final Pattern CONTAINER = Pattern.compile(" ---> Running in ([0-9a-f]{12})");
    /** Said at every instruction of a build for a foreign platform, which is wanted here. */
    private static final String FOREIGN = " ---> [Warning] The requested image's platform";

    private static final int LONGEST_LINE = 16 * 1024;

    private final BuildEvents events;
    private final StatusLines status;
    private final StringBuilder line = new StringBuilder();
    private final List<String> images = new ArrayList<>();
    private final List<String> containers = new ArrayList<>();
    private boolean cached;
    private boolean base;
    private String latest = "";

    public BuildOutput(BuildEvents events) {
        this.events = events;
        this.status = new StatusLines(events);
    }

    public synchronized void read(BuildResponseItem item) {
        if (item.getStream() != null) {
            readText(item.getStream());
        }
        status.read(item);
    }

    /** A last line that no line break ended. */
    public synchronized void end() {
        if (line.length() > 0) {
            readLine(line.toString());
            line.setLength(0);
        }
    }

    /** The engine's reason for failing, or an empty text. */
    public synchronized String error() {
        return status.error();
    }

    /** Short ids of the images that this build made, the first one first; without those of the cache. */
    public synchronized List<String> madeImages() {
        return List.copyOf(images);
    }

    /** Short ids of the containers that this build made. */
    public synchronized List<String> madeContainers() {
        return List.copyOf(containers);
    }

    /** The short id of the image at which the build stood last, its base and the cache's included; or empty. */
    public synchronized String latestImage() {
        return latest;
    }

    private void readText(String text) {
        int start = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
            line.append(text, start, end);
            readLine(line.toString());
            line.setLength(0);
            start = end + 1;
        }
        line.append(text, start, text.length());
        if (line.length() > LONGEST_LINE) {
            end();
        }
    }

    private void readLine(String raw) {
        String text = OutputLine.clean(raw);
        if (!text.isBlank() && !text.startsWith(FOREIGN)) {
            note(text);
            events.output(text);
        }
    }

    private void note(String text) {
        Matcher image = IMAGE.matcher(text);
        Matcher container = CONTAINER.matcher(text);
        if (text.startsWith("Step ")) {
            cached = false;
            base = text.contains(" : FROM ");
        } else if (text.equals(" ---> Using cache")) {
            cached = true;
        } else if (container.matches()) {
            containers.add(container.group(1));
        } else if (image.matches()) {
            latest = image.group(1);
            if (!cached && !base) {
                images.add(latest);
            }
        }
    }
}
