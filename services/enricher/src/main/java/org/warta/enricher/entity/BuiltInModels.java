package org.warta.enricher.entity;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.warta.enricher.sequence.SequenceLabeller;
import org.warta.enricher.sequence.SequenceModel;
import org.warta.enricher.sequence.SequenceModelFile;

/** The models of entities that come with the enricher; MODEL_CARD.md beside them tells what they are made of. */
public final class BuiltInModels {
    /** The languages that have one. */
    public static final List<String> LANGUAGES = List.of("id", "en");

    private static final Map<String, SequenceLabeller> LABELLERS = new ConcurrentHashMap<>();

    private BuiltInModels() {}

    /** Whether there is one for the language. */
    public static boolean has(String language) {
        return LANGUAGES.contains(language);
    }

    /** Reads the model of a language; callers keep what they need of it, since it is large. */
    public static SequenceModel model(String language) {
        String resource = resource(language);
        try (InputStream in = Objects.requireNonNull(BuiltInModels.class.getResourceAsStream(resource), resource)) {
            return SequenceModelFile.read(in, resource);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + resource, unreadable);
        }
    }

    static String resource(String language) {
        return "entities-" + language + ".model";
    }

    /** The labeller by the preferred convention of the model of a language, read at the first call. */
    public static SequenceLabeller labeller(String language) {
        return LABELLERS.computeIfAbsent(language, tag -> new SequenceLabeller(model(tag), 0));
    }
}
