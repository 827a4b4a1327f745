package org.warta.reader.index;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.QueryBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Words as people type them into a search box: all of them are wanted; {@code "a phrase"} is wanted as it stands; what
 * follows a minus is not wanted; of two on both sides of {@code OR} one is enough. Everything else is text, so there is no
 * error of syntax. Words that a language's stop list drops are no words.
 */
final class WebSearch {
    /** More words than anybody means; keeps a query within what the index takes. */
    private static final int MAX_TERMS = 50;

    /** What a word in the headline adds to what it counts anyway. */
    private static final float HEADLINE = 2;

    private static final Pattern TERM = Pattern.compile("(?<not>-?)\"(?<phrase>[^\"]*)\"?|(?<word>[^\\s\"]+)");

    private record Piece(String text, boolean unwanted) {}

    /** Of each group one term is wanted. */
    private final List<List<Piece>> groups = new ArrayList<>();

    private final List<Piece> unwanted = new ArrayList<>();

    private WebSearch(String text) {
        Matcher matcher = TERM.matcher(text);
        boolean or = false;
        for (int terms = 0; terms < MAX_TERMS && matcher.find(); terms++) {
            String word = matcher.group("word");
            if ("OR".equals(word)) {
                or = !groups.isEmpty();
                continue;
            }
            Piece term = word == null
                    ? new Piece(matcher.group("phrase"), !matcher.group("not").isEmpty())
                    : word.startsWith("-") && word.length() > 1
                            ? new Piece(word.substring(1), true)
                            : new Piece(word, false);
            if (term.unwanted()) {
                unwanted.add(term);
            } else if (or) {
                groups.get(groups.size() - 1).add(term);
            } else {
                groups.add(new ArrayList<>(List.of(term)));
            }
            or = false;
        }
    }

    /** What finds the articles of any language. */
    static Query query(String text) {
        WebSearch search = new WebSearch(text);
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        for (Stemming stemming : Stemming.values()) {
            any.add(search.query(stemming), Occur.SHOULD);
        }
        return any.build();
    }

    /** What finds the articles whose text is stemmed so. */
    static Query query(String text, Stemming stemming) {
        return new WebSearch(text).query(stemming);
    }

    private Query query(Stemming stemming) {
        QueryBuilder builder = new QueryBuilder(stemming.analyzer());
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        boolean wants = false;
        for (List<Piece> group : groups) {
            BooleanQuery.Builder one = new BooleanQuery.Builder();
            for (Piece term : group) {
                Query query = query(builder, term, stemming.text());
                Query headline = query(builder, term, stemming.headline());
                if (query != null && headline != null) {
                    one.add(
                            new BooleanQuery.Builder()
                                    .add(query, Occur.MUST)
                                    .add(new BoostQuery(headline, HEADLINE), Occur.SHOULD)
                                    .build(),
                            Occur.SHOULD);
                    wants = true;
                }
            }
            BooleanQuery built = one.build();
            if (!built.clauses().isEmpty()) {
                all.add(built, Occur.MUST);
            }
        }
        boolean refuses = false;
        for (Piece term : unwanted) {
            Query query = query(builder, term, stemming.text());
            if (query != null) {
                all.add(query, Occur.MUST_NOT);
                refuses = true;
            }
        }
        if (wants) {
            return all.build();
        }
        // nothing is wanted: what is left is everything without the unwanted, of this stemming
        return refuses && groups.isEmpty()
                ? all.add(new TermQuery(new Term(Fields.STEMMING, stemming.name())), Occur.FILTER)
                        .build()
                : new MatchNoDocsQuery("no words");
    }

    private static @Nullable Query query(QueryBuilder builder, Piece term, String field) {
        return builder.createPhraseQuery(field, term.text());
    }
}
