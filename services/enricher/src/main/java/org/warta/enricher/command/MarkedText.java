package org.warta.enricher.command;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.warta.event.Article;
import org.warta.event.Enrichment;
import org.warta.event.Entity;
import org.warta.event.EntityType;
import org.warta.event.Span;
import org.warta.event.TextField;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Ansi.IStyle;
import picocli.CommandLine.Help.Ansi.Style;

/** A text with its entities marked: in colours on a terminal, in brackets elsewhere. */
final class MarkedText {
    private final Ansi ansi;

    MarkedText(Ansi ansi) {
        this.ansi = ansi;
    }

    private record Mark(int start, int end, EntityType type) {}

    String of(Article article, Enrichment enrichment) {
        String topics = enrichment.getTopics().stream()
                .map(topic -> topic.getCode() + " " + percent(topic.getConfidence()))
                .collect(Collectors.joining(", "));
        String head = "language " + enrichment.getLanguage().getTag() + " "
                + percent(enrichment.getLanguage().getConfidence()) + "; topics "
                + (topics.isEmpty() ? "none" : topics);
        return style(head, Style.bold)
                + System.lineSeparator()
                + marked(TextField.HEADLINE, article.getHeadline(), enrichment)
                + System.lineSeparator()
                + System.lineSeparator()
                + marked(TextField.BODY, article.getBody(), enrichment)
                + System.lineSeparator();
    }

    private String marked(TextField field, String text, Enrichment enrichment) {
        List<Mark> marks = new ArrayList<>();
        for (Entity entity : enrichment.getEntities()) {
            for (Span span : entity.getMentions()) {
                if (span.getField() == field) {
                    marks.add(new Mark(span.getStart(), span.getEnd(), entity.getType()));
                }
            }
        }
        marks.sort(Comparator.comparingInt(Mark::start));
        StringBuilder marked = new StringBuilder();
        int chars = 0;
        int codePoints = 0;
        for (Mark mark : marks) {
            int start = text.offsetByCodePoints(chars, mark.start() - codePoints);
            int end = text.offsetByCodePoints(start, mark.end() - mark.start());
            marked.append(text, chars, start).append(mark(text.substring(start, end), mark.type()));
            chars = end;
            codePoints = mark.end();
        }
        return marked.append(text, chars, text.length()).toString();
    }

    private String mark(String words, EntityType type) {
        return ansi.enabled()
                ? style(words, colour(type))
                : "[" + words + " " + type.name().toLowerCase(Locale.ROOT) + "]";
    }

    private static Style colour(EntityType type) {
        return switch (type) {
            case PERSON -> Style.fg_yellow;
            case ORGANISATION -> Style.fg_cyan;
            case PLACE -> Style.fg_green;
            default -> Style.fg_magenta;
        };
    }

    /** Not by picocli's markup, which the text could hold itself. */
    private String style(String text, IStyle style) {
        return ansi.enabled() ? style.on() + text + Style.reset.on() : text;
    }

    private static String percent(double share) {
        return Math.round(share * 100) + " %";
    }
}
