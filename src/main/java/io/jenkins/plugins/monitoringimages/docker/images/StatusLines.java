package io.jenkins.plugins.monitoringimages.docker.images;

import com.github.dockerjava.api.model.ResponseItem;
import io.jenkins.plugins.monitoringimages.docker.connection.OutputLine;
import io.jenkins.plugins.monitoringimages.event.BuildEvents;
import java.util.HashMap;
import java.util.Map;

/** What an engine says while it works, such as of a pull: a layer's changes of state are passed on, not each of its progress bars. */
public final class StatusLines {

    private final BuildEvents events;
    private final Map<String, String> states = new HashMap<>();
    private String error = "";

    public StatusLines(BuildEvents events) {
        this.events = events;
    }

    public synchronized void read(ResponseItem item) {
        if (item.getErrorDetail() != null && item.getErrorDetail().getMessage() != null) {
            error = OutputLine.clean(item.getErrorDetail().getMessage());
        } else if (item.getRawValues().get("error") instanceof String text) {
            error = OutputLine.clean(text);
        } else if (item.getStatus() != null) {
            String id = item.getId() == null ? "" : item.getId();
            if (!item.getStatus().equals(states.put(id, item.getStatus()))) {
                events.output(OutputLine.clean(id.isEmpty() ? item.getStatus() : id + ": " + item.getStatus()));
            }
        }
    }

    /** The engine's reason for failing, or an empty text. */
    public synchronized String error() {
        return error;
    }
}
