package org.warta.producer.stream;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.warta.producer.fetch.TestSite;

/** A feed that answers 304 to whoever has it as it is. */
final class LiveFeed implements TestSite.Page {
    private final AtomicInteger unchanged = new AtomicInteger();
    private List<Map.Entry<String, String>> entries = List.of();
    private int edition;

    /** Makes a new edition of entries, each a guid and a title. */
    synchronized void edit(List<Map.Entry<String, String>> now) {
        entries = List.copyOf(now);
        edition++;
    }

    /** How often it answered 304. */
    int unchanged() {
        return unchanged.get();
    }

    @Override
    public void answer(TestSite.Request request, OutputStream out) throws IOException, InterruptedException {
        String etag;
        String body;
        synchronized (this) {
            etag = "\"" + edition + "\"";
            body = rss(entries);
        }
        if (etag.equals(request.headers().get("if-none-match"))) {
            unchanged.incrementAndGet();
            TestSite.page(304, "", "ETag: " + etag).answer(request, out);
        } else {
            TestSite.page(200, body, "Content-Type: application/rss+xml", "ETag: " + etag)
                    .answer(request, out);
        }
    }

    static String rss(List<Map.Entry<String, String>> entries) {
        StringBuilder rss = new StringBuilder("<rss version=\"2.0\"><channel><title>Kabar</title>");
        entries.forEach(entry -> rss.append("<item><guid isPermaLink=\"false\">urn:")
                .append(entry.getKey())
                .append("</guid><title>")
                .append(entry.getValue())
                .append("</title><description>Isi.</description></item>"));
        return rss.append("</channel></rss>").toString();
    }
}
