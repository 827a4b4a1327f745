package org.warta.producer.format;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Markdown cut into its front matter and the text below it. YAML is composed, never constructed: no types, no tags, no
 * aliases of collections.
 *
 * @param fields what the front matter says; empty where there is none
 * @param text the Markdown below
 * @param linesBefore lines of the file above that text
 */
record FrontMatter(Value.Mapping fields, String text, int linesBefore) {
    private static final String FENCE = "---";
    private static final int MAX_DEPTH = 20;

    /** @throws MalformedException when the front matter is not closed, no YAML or no mapping */
    static FrontMatter split(String file) throws MalformedException {
        List<String> lines = file.lines().toList();
        if (lines.isEmpty() || !lines.get(0).stripTrailing().equals(FENCE)) {
            return new FrontMatter(nothing(), file, 0);
        }
        for (int i = 1; i < lines.size(); i++) {
            if (lines.get(i).stripTrailing().equals(FENCE)) {
                String yaml = String.join("\n", lines.subList(1, i)) + "\n";
                String text = String.join("\n", lines.subList(i + 1, lines.size()));
                return new FrontMatter(fields(yaml), text, i + 1);
            }
        }
        throw new MalformedException(1, "has front matter that is not closed: end it with a line of " + FENCE);
    }

    private static Value.Mapping nothing() {
        return new Value.Mapping(new Value.Place(1, ""), Map.of());
    }

    private static Value.Mapping fields(String yaml) throws MalformedException {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(Integer.MAX_VALUE); // the file's own limit is the limit
        options.setNestingDepthLimit(MAX_DEPTH);
        options.setMaxAliasesForCollections(0);
        try {
            Node root = new Yaml(options).compose(new StringReader(yaml));
            Value value = root == null ? null : value(root, "", lineOf(root));
            if (value == null) {
                return nothing();
            }
            if (value instanceof Value.Mapping mapping) {
                return mapping;
            }
            throw new MalformedException(value.place().line(), "has front matter that is no list of `name: value`");
        } catch (MarkedYAMLException broken) {
            int line = broken.getProblemMark() == null
                    ? 1
                    : broken.getProblemMark().getLine() + 2;
            throw new MalformedException(line, "has front matter that is no valid YAML: " + broken.getProblem());
        } catch (YAMLException broken) {
            throw new MalformedException(1, "has front matter that is no valid YAML: " + broken.getMessage());
        }
    }

    private static @Nullable Value value(Node node, String path, int line) throws MalformedException {
        Value.Place place = new Value.Place(line, path);
        if (node instanceof MappingNode mapping) {
            return new Value.Mapping(place, entries(mapping, path));
        }
        if (node instanceof SequenceNode sequence) {
            List<Value> items = new ArrayList<>();
            for (Node item : sequence.getValue()) {
                Value value = value(item, path + "/" + items.size(), lineOf(item));
                if (value != null) {
                    items.add(value);
                }
            }
            return new Value.Sequence(place, items);
        }
        return node instanceof ScalarNode scalar && !Tag.NULL.equals(scalar.getTag())
                ? new Value.Text(place, scalar.getValue())
                : null;
    }

    private static Map<String, Value> entries(MappingNode mapping, String path) throws MalformedException {
        Map<String, Value> entries = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (NodeTuple entry : mapping.getValue()) {
            int line = lineOf(entry.getKeyNode());
            if (!(entry.getKeyNode() instanceof ScalarNode key)) {
                throw new MalformedException(line, "has front matter with a key that is no word");
            }
            String name = path.isEmpty() ? key.getValue() : path + "/" + key.getValue();
            Value value = value(entry.getValueNode(), name, line);
            if (value != null && entries.put(key.getValue(), value) != null) {
                throw new MalformedException(line, "has front matter that says `" + name + "` twice");
            }
        }
        return entries;
    }

    /** The mark counts from 0, and the fence is one line more. */
    private static int lineOf(Node node) {
        return node.getStartMark().getLine() + 2;
    }
}
