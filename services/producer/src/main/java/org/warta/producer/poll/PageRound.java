package org.warta.producer.poll;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.warta.event.Article;
import org.warta.producer.document.Document;
import org.warta.producer.document.DocumentKind;
import org.warta.producer.document.DocumentReader;
import org.warta.producer.format.Draft;
import org.warta.producer.format.Origin;

/** The pages of articles that one poll found; tells when the last one is there. For many threads. */
final class PageRound {
    private static final Logger log = LoggerFactory.getLogger(PageRound.class);

    private final List<Draft> drafts;
    private final Consumer<List<PageAnswer>> recipient;
    private final AtomicReferenceArray<PageAnswer> answers;
    private final AtomicInteger missing;

    PageRound(List<Draft> drafts, Consumer<List<PageAnswer>> recipient) {
        this.drafts = drafts;
        this.recipient = recipient;
        this.answers = new AtomicReferenceArray<>(drafts.size());
        this.missing = new AtomicInteger(drafts.size());
    }

    /** The page of an article; null where it names none. */
    static @Nullable URI address(Draft draft) {
        String link = draft.article().getAltIds().get("link");
        try {
            return link == null ? null : URI.create(link);
        } catch (IllegalArgumentException malformed) {
            return null;
        }
    }

    /** A page has come. */
    void with(int index, byte[] bytes, Origin origin) {
        Draft draft = drafts.get(index);
        try {
            Document page = DocumentReader.read(bytes, origin);
            List<Draft> found = page.reading().drafts();
            if (page.kind() == DocumentKind.PAGE && found.size() == 1) {
                draft = merged(draft, found.get(0).article());
            }
        } catch (RuntimeException | StackOverflowError broken) {
            log.warn("{} cannot be read", origin.base(), broken);
        }
        answer(index, new PageAnswer(draft, true));
    }

    /** A page has not come. */
    void without(int index, boolean forGood) {
        answer(index, new PageAnswer(drafts.get(index), forGood));
    }

    private void answer(int index, PageAnswer answer) {
        answers.set(index, answer);
        if (missing.decrementAndGet() == 0) {
            List<PageAnswer> all = new ArrayList<>();
            for (int i = 0; i < drafts.size(); i++) {
                all.add(answers.get(i));
            }
            recipient.accept(all);
        }
    }

    /** The feed's article, which is the one that people subscribed to, with what only the page has. */
    private static Draft merged(Draft draft, Article.Builder page) {
        Article.Builder feed = draft.article();
        Article.Builder merged = Article.newBuilder(feed);
        String body = page.getBody();
        if (body.length() > feed.getBody().length()) {
            merged.setBody(body);
            if (feed.getSummary() == null && !feed.getBody().isEmpty()) {
                merged.setSummary(feed.getBody());
            }
        }
        merged.setByline(feed.getByline() == null ? page.getByline() : feed.getByline());
        merged.setLanguage(feed.getLanguage() == null ? page.getLanguage() : feed.getLanguage());
        merged.setContentCreated(
                feed.getContentCreated() == null ? page.getContentCreated() : feed.getContentCreated());
        return new Draft(draft.fragment(), draft.line(), merged, draft.notes());
    }
}
