package org.warta.reader.index;

import java.io.IOException;
import java.io.StringReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.TermQuery;
import org.warta.reader.article.ArticleView;

/**
 * The same story at other sources: articles of about the same time that share enough of what is rare elsewhere in the
 * headline and the lead, which say what a story is. Related articles share names and topics; these share the event.
 */
public final class StorySearch {
    /** For so long before and after is a story told. */
    private static final Duration AROUND = Duration.ofDays(3);

    /** The lead: what comes later is background, which other stories have as well. */
    private static final int LEAD = 1500;

    private static final int MOST_WORDS = 200;

    /** The rarest of these words. */
    private static final int TERMS = 30;

    /** What must be shared of them, by weight. */
    private static final float ENOUGH = 0.4f;

    /** Fewer words are no story. */
    private static final int LEAST_SHARED = 6;

    private final SearchIndex index;

    StorySearch(SearchIndex index) {
        this.index = index;
    }

    /** @param shared whether other articles have it, too */
    private record Weighted(Term term, float weight, boolean shared) {}

    /** Ids of such articles, those that share most first, the newer of equals first. */
    public List<UUID> elsewhere(ArticleView article, int limit) {
        return index.search((searcher, snapshots) -> {
            List<Weighted> story = story(searcher.getIndexReader(), article);
            return sharing(searcher, article, story, limit);
        });
    }

    private static List<UUID> sharing(IndexSearcher searcher, ArticleView article, List<Weighted> story, int limit)
            throws IOException {
        BooleanQuery.Builder shared = new BooleanQuery.Builder().setMinimumNumberShouldMatch(LEAST_SHARED);
        float all = 0;
        for (Weighted word : story) {
            if (word.shared()) {
                shared.add(
                        new BoostQuery(new ConstantScoreQuery(new TermQuery(word.term())), word.weight()),
                        Occur.SHOULD);
            }
            all += word.weight();
        }
        BooleanQuery elsewhere = new BooleanQuery.Builder()
                .add(shared.build(), Occur.MUST)
                .add(
                        ArticleFilter.published(
                                ArticleDocument.micros(article.publishedAt().minus(AROUND)),
                                ArticleDocument.micros(article.publishedAt().plus(AROUND))),
                        Occur.FILTER)
                .add(new TermQuery(new Term(Fields.SOURCE, article.source().id())), Occur.MUST_NOT)
                .build();
        float enough = all * ENOUGH;
        return ArticleSearch.ids(searcher, ArticleFilter.unexpired(searcher, elsewhere), limit, enough);
    }

    /** What makes the story: its rarest words. */
    private static List<Weighted> story(IndexReader reader, ArticleView article) throws IOException {
        Stemming stemming = Stemming.of(article.enrichment().language().tag());
        List<Weighted> words = new ArrayList<>();
        for (String word : words(stemming, article)) {
            Term term = new Term(stemming.text(), word);
            int having = reader.docFreq(term);
            float weight = (float) Math.log1p((double) reader.numDocs() / Math.max(1, having));
            words.add(new Weighted(term, weight, having > 1));
        }
        words.sort(Comparator.comparing(Weighted::weight).reversed());
        return words.subList(0, Math.min(TERMS, words.size()));
    }

    private static Set<String> words(Stemming stemming, ArticleView article) throws IOException {
        String body = article.body();
        String text = article.headline() + "\n" + body.substring(0, Math.min(LEAD, body.length()));
        Set<String> words = new LinkedHashSet<>();
        try (TokenStream tokens = stemming.analyzer().tokenStream(stemming.text(), new StringReader(text))) {
            CharTermAttribute word = tokens.addAttribute(CharTermAttribute.class);
            tokens.reset();
            while (words.size() < MOST_WORDS && tokens.incrementToken()) {
                words.add(word.toString());
            }
            tokens.end();
        }
        return words;
    }
}
