package org.warta.reader.http;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.warta.reader.article.ArticleView;
import org.warta.reader.article.Change;
import org.warta.reader.article.ChangeCursor;
import org.warta.reader.article.ChangePage;
import org.warta.reader.article.Parameters;
import org.warta.reader.catalogue.Catalogue;

/** The change feed, for mirrors: whoever applies it in its order ends with what may be shown, and nothing else. */
@RestController
final class ChangeController {
    static final String CHANGES = IndexController.API + "/changes";
    static final int DEFAULT_LIMIT = 100;
    static final int MAX_LIMIT = 500;

    private final Catalogue catalogue;
    private final Answers answers;

    ChangeController(Catalogue catalogue, Answers answers) {
        this.catalogue = catalogue;
        this.answers = answers;
    }

    /** @param next what to give as since for the following changes */
    record ChangeList(List<ChangeItem> changes, String next) {}

    /** @param article null when it must not be shown any more */
    record ChangeItem(
            String op, UUID id, long version, @Nullable ArticleView article) {
        static ChangeItem of(Change change) {
            return new ChangeItem(change.op().label(), change.id(), change.version(), change.article());
        }
    }

    @GetMapping(value = CHANGES, produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> changes(@RequestParam MultiValueMap<String, String> parameters) {
        Parameters given = new Parameters(parameters, List.of("since", "limit"), List.of());
        String since = given.text("since");
        ChangePage page = catalogue.changes(
                since == null ? null : ChangeCursor.of("since", since),
                given.number("limit", 1, MAX_LIMIT, DEFAULT_LIMIT));
        return answers.json(new ChangeList(
                page.changes().stream().map(ChangeItem::of).toList(),
                page.next().token()));
    }
}
