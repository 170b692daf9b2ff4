package io.jenkins.plugins.monitoringimages.slack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.monitoringimages.notify.Notification;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A message as Slack takes it.
 *
 * @param text what is shown where blocks are not, such as in a notification of the desktop; escaped
 * @param blocks the Block Kit blocks, as the maps and lists of their JSON
 */
public record SlackMessage(String text, List<Map<String, Object>> blocks) {

    private static final ObjectMapper JSON = new ObjectMapper();

    public SlackMessage {
        blocks = List.copyOf(blocks);
    }

    /**
     * The message of a notification. Nothing in it can mention anybody, and links are only those of job and run.
     *
     * @param mask takes the secrets of the run out of a text; applied to every text before it is escaped or shortened
     */
    public static SlackMessage of(Notification notification, UnaryOperator<String> mask) {
        return new MessageWriter(notification, new ForeignText(mask)).write();
    }

    /** A message of just one plain text. */
    public static SlackMessage plain(String text) {
        String shown = SlackText.escape(SlackText.clean(text).strip(), Blocks.LONGEST_SECTION);
        return new SlackMessage(shown, List.of(Blocks.section(shown)));
    }

    /** The JSON document to send, in UTF-8. */
    public byte[] json() {
        return json(Map.of());
    }

    /** @param envelope what is sent beside the message, such as the channel */
    byte[] json(Map<String, Object> envelope) {
        Map<String, Object> document = new LinkedHashMap<>(envelope);
        document.put("text", text);
        document.put("mrkdwn", false);
        document.put("blocks", blocks);
        document.put("unfurl_links", false);
        document.put("unfurl_media", false);
        try {
            return JSON.writeValueAsBytes(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A message of texts, lists and maps must be JSON", e);
        }
    }
}
