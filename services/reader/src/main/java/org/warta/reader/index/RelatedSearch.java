package org.warta.reader.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.TermQuery;
import org.warta.reader.article.ArticleView;
import org.warta.reader.article.ArticleView.EntityView;
import org.warta.reader.article.TopicView;

/** Articles about the same: entities and topics in common, the rarer the more they count. */
public final class RelatedSearch {
    /** More than these say nothing more about what an article is about. */
    private static final int MOST_TERMS = 12;

    /** A topic in common says less than a person or a place. */
    private static final float TOPIC = 0.5f;

    private final SearchIndex index;

    RelatedSearch(SearchIndex index) {
        this.index = index;
    }

    private record Weighted(Term term, float weight) {}

    /** Ids of the articles that have most in common with this one, the closest first, the newer of equals first. */
    public List<UUID> related(ArticleView article, int limit) {
        return index.search((searcher, snapshots) -> {
            BooleanQuery.Builder any = new BooleanQuery.Builder();
            for (Weighted weighted : terms(searcher.getIndexReader(), article)) {
                any.add(
                        new BoostQuery(new ConstantScoreQuery(new TermQuery(weighted.term())), weighted.weight()),
                        Occur.SHOULD);
            }
            BooleanQuery built = any.build();
            if (built.clauses().isEmpty()) {
                return List.of();
            }
            BooleanQuery others = new BooleanQuery.Builder()
                    .add(built, Occur.MUST)
                    .add(new TermQuery(ArticleDocument.term(article.id())), Occur.MUST_NOT)
                    .build();
            return ArticleSearch.ids(searcher, ArticleFilter.unexpired(searcher, others), limit, 0);
        });
    }

    private static List<Weighted> terms(IndexReader reader, ArticleView article) throws IOException {
        List<Weighted> terms = new ArrayList<>();
        for (EntityView entity : article.enrichment().entities()) {
            add(terms, reader, new Term(Fields.ENTITY, ArticleDocument.bytes(entity.id())), 1);
        }
        for (TopicView topic : article.enrichment().topics()) {
            add(terms, reader, new Term(Fields.TOPIC, topic.code()), TOPIC);
        }
        terms.sort(Comparator.comparing(Weighted::weight).reversed());
        return terms.subList(0, Math.min(MOST_TERMS, terms.size()));
    }

    private static void add(List<Weighted> terms, IndexReader reader, Term term, float factor) throws IOException {
        int having = reader.docFreq(term);
        if (having > 1) { // this article alone has it
            terms.add(new Weighted(term, factor * (float) Math.log1p((double) reader.numDocs() / having)));
        }
    }
}
