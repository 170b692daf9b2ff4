package io.jenkins.plugins.monitoringimages.slack;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The few kinds of Block Kit blocks that messages are made of, as the maps of their JSON. The texts given are escaped.
 *
 * @see <a href="https://docs.slack.dev/reference/block-kit/blocks">Blocks and their limits</a>
 */
final class Blocks {

    /** Characters in the text of a section. */
    static final int LONGEST_SECTION = 3_000;
    /** Characters in a header. */
    static final int LONGEST_HEADER = 150;

    private Blocks() {}

    static Map<String, Object> header(String text) {
        Map<String, Object> plain = new LinkedHashMap<>();
        plain.put("type", "plain_text");
        plain.put("text", text);
        plain.put("emoji", false);
        return block("header", "text", plain);
    }

    static Map<String, Object> section(String text) {
        return block("section", "text", markup(text));
    }

    static Map<String, Object> section(String text, List<Object> fields) {
        Map<String, Object> section = section(text);
        section.put("fields", fields);
        return section;
    }

    /** @param fields at most ten, of at most 2,000 characters each, shown in two columns */
    static Map<String, Object> fields(List<Object> fields) {
        return block("section", "fields", fields);
    }

    static Map<String, Object> field(String name, String value) {
        return markup("*" + name + "*\n" + value);
    }

    /** Text with markup, in which Slack does not look for names and addresses on its own. */
    private static Map<String, Object> markup(String text) {
        Map<String, Object> markup = new LinkedHashMap<>();
        markup.put("type", "mrkdwn");
        markup.put("text", text);
        markup.put("verbatim", true);
        return markup;
    }

    private static Map<String, Object> block(String type, String key, Object value) {
        Map<String, Object> block = new LinkedHashMap<>();
        block.put("type", type);
        block.put(key, value);
        return block;
    }
}
