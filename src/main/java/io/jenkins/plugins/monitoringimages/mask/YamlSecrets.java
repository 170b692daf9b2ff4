package io.jenkins.plugins.monitoringimages.mask;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionEndEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.parser.Parser;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/** Finds the secrets of a text that is YAML, in whatever style and through whatever alias. */
final class YamlSecrets {

    /** Deeper than any configuration; the keys that lead to a value are remembered for each of them. */
    private static final int DEEPEST = 100;

    private final CodePoints places;
    private final Parser parser;
    private final Deque<Level> levels = new ArrayDeque<>();
    private final List<Text> texts = new ArrayList<>();
    private final Map<String, int[]> anchors = new HashMap<>();
    private final TreeSet<Integer> secret = new TreeSet<>();

    /** A list or a map that is being read. */
    private static final class Level {
        private final boolean map;
        private final boolean secret;
        private final String anchor;
        private final int firstText;
        private boolean atKey;
        private String key;
        private List<String> keys;

        Level(boolean map, boolean secret, String anchor, int firstText, List<String> keys) {
            this.keys = keys;
            this.map = map;
            this.secret = secret;
            this.anchor = anchor;
            this.firstText = firstText;
            this.atKey = map;
        }

        void key(String name) {
            // What led to the map comes before its key.
            List<String> longer = new ArrayList<>(key == null ? keys : keys.subList(0, keys.size() - 1));
            longer.add(name);
            keys = longer;
            key = name;
            atKey = false;
        }
    }

    /** A value, and the keys that lead to it. */
    private record Text(ScalarEvent event, List<String> keys) {}

    private YamlSecrets(String text) {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(Integer.MAX_VALUE);
        this.places = new CodePoints(text);
        this.parser = new ParserImpl(new StreamReader(text), options);
    }

    /**
     * All secrets, by their places.
     *
     * @throws org.yaml.snakeyaml.error.YAMLException if it is no YAML
     * @throws IllegalArgumentException if an escape in it is broken
     */
    static List<Secret> of(String text) {
        return new YamlSecrets(text).find();
    }

    private List<Secret> find() {
        while (!parser.checkEvent(Event.ID.StreamEnd)) {
            take(parser.getEvent());
        }
        return secret.stream().map(texts::get).filter(text -> !text.event.getValue().isEmpty()).map(this::secret).toList();
    }

    private void take(Event event) {
        if (levels.isEmpty() && event instanceof ScalarEvent) {
            throw new YAMLException("a text, and no configuration");
        }
        if (event instanceof CollectionStartEvent start) {
            boolean map = start instanceof MappingStartEvent;
            if (levels.size() == DEEPEST) {
                throw new YAMLException("nested too deeply");
            }
            levels.push(new Level(map, isSecret(false), start.getAnchor(), texts.size(), keys()));
        } else if (event instanceof CollectionEndEvent) {
            Level ended = levels.pop();
            remember(ended.anchor, ended.firstText);
            valueEnded();
        } else if (event instanceof ScalarEvent scalar) {
            scalar(scalar);
        } else if (event instanceof AliasEvent alias) {
            int[] meant = anchors.get(alias.getAnchor());
            if (meant != null && isSecret(true)) {
                for (int i = meant[0]; i < meant[1]; i++) {
                    secret.add(i);
                }
            }
            valueEnded();
        }
    }

    private void scalar(ScalarEvent scalar) {
        Level level = levels.peek();
        boolean key = level != null && level.map && level.atKey;
        if (!key && isSecret(true)) {
            secret.add(texts.size());
        }
        texts.add(new Text(scalar, keys()));
        remember(scalar.getAnchor(), texts.size() - 1);
        if (key) {
            level.key(scalar.getValue());
        } else {
            valueEnded();
        }
    }

    /** Whether what comes next is one. */
    private boolean isSecret(boolean text) {
        Level level = levels.peek();
        if (level == null || level.map && level.atKey) {
            return false;
        }
        if (!level.map) {
            return level.secret;
        }
        List<String> keys = keys();
        return !SecretKeys.namesFile(level.key)
                && (level.secret || SecretKeys.isSecret(level.key, keys.subList(0, keys.size() - 1), text));
    }

    /** Those that lead to what comes next. */
    private List<String> keys() {
        return levels.isEmpty() ? List.of() : levels.peek().keys;
    }

    private void remember(String anchor, int firstText) {
        if (anchor != null) {
            anchors.put(anchor, new int[] {firstText, texts.size()});
        }
    }

    private void valueEnded() {
        Level level = levels.peek();
        if (level != null && level.map) {
            level.atKey = !level.atKey;
        }
    }

    private Secret secret(Text text) {
        ScalarEvent event = text.event;
        boolean block = event.getScalarStyle() == ScalarStyle.LITERAL || event.getScalarStyle() == ScalarStyle.FOLDED;
        boolean quoted = !block && event.getScalarStyle() != ScalarStyle.PLAIN;
        int from = places.index(event.getStartMark().getIndex()) + (quoted ? 1 : 0);
        int to = places.index(event.getEndMark().getIndex()) - (quoted ? 1 : 0);
        List<String> keys = text.keys;
        String own = keys.isEmpty() ? "" : keys.get(keys.size() - 1);
        List<String> parents = keys.isEmpty() ? List.of() : keys.subList(0, keys.size() - 1);
        String shown = parents.isEmpty() ? own : parents.get(parents.size() - 1) + "." + own;
        InlineSecret where = new InlineSecret(shown, event.getStartMark().getLine() + 1, SecretKeys.fileKey(own, parents));
        return new Secret(from, to, event.getValue(), block, where);
    }
}
