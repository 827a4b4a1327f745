package org.warta.producer.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.io.Closer;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * One request and its answer, without redirects. It ends in time however slowly the server sends, and holds no more than
 * the caps allow. Nothing is kept between requests but idle connections, for seconds: no cookies, no credentials.
 */
final class Exchange implements AutoCloseable {
    private static final int LONGEST_HEADER_LINE = 16 * 1024;
    private static final int MOST_HEADERS = 128;
    private static final TimeValue IDLE = TimeValue.ofSeconds(10);
    private static final String ACCEPT = "application/atom+xml, application/rss+xml, application/feed+json,"
            + " application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.9, text/html;q=0.8, */*;q=0.5";

    private final Reach reach;
    private final CloseableHttpClient client;
    private final GuardedNames names;
    private final ScheduledExecutorService timer;

    /** @param timer ends requests that take too long; closed by whoever made it */
    Exchange(FetchSettings settings, HostNames names, ScheduledExecutorService timer) {
        this.reach = settings.reach();
        this.names = new GuardedNames(names, reach);
        this.client = client(settings, this.names);
        this.timer = timer;
    }

    /**
     * Asks once.
     *
     * @param validators sent when they are of this very address; null for none
     * @param time until it must have ended
     * @throws FetchException when there is no answer, or none that is allowed
     */
    Answer get(Address address, @Nullable Validators validators, BodyReader.Caps caps, Duration time)
            throws FetchException {
        if (!reach.allows(address.host(), address.port())) {
            throw FetchException.failed("port " + address.port() + " of `" + address.host()
                    + "` is not among those of warta.producer.fetch.ports");
        }
        HttpGet request = request(address, validators);
        AtomicBoolean expired = new AtomicBoolean();
        Future<?> alarm = timer.schedule(
                () -> {
                    expired.set(true);
                    request.cancel();
                },
                Math.max(1, time.toMillis()),
                TimeUnit.MILLISECONDS);
        try {
            names.checkLiteral(address.host());
            return answer(address, request, caps);
        } catch (IOException | RuntimeException e) {
            throw expired.get() ? Failures.tooSlow() : Failures.of(e);
        } finally {
            alarm.cancel(false);
        }
    }

    private Answer answer(Address address, HttpGet request, BodyReader.Caps caps) throws IOException {
        HttpHost host = new HttpHost(address.scheme(), address.host(), address.port());
        ClassicHttpResponse response = client.executeOpen(host, request, null);
        boolean whole = false;
        try {
            HttpEntity entity = response.getEntity();
            Content content = null;
            if (entity != null && (response.getCode() == 200 || response.getCode() == 203)) {
                InputStream body = entity.getContent();
                byte[] bytes = BodyReader.read(body, entity.getContentEncoding(), caps);
                whole = !caps.cut() && isAtEnd(body);
                content = new Content(bytes, entity.getContentType());
            }
            whole |= entity == null;
            return new Answer(response.getCode(), response, content);
        } finally {
            // closing alone would read the rest, however long
            if (!whole) {
                request.cancel();
            }
            Closer.closeQuietly(response);
        }
    }

    /** A connection is used again only when its answer was read to the end. */
    private static boolean isAtEnd(InputStream body) {
        try {
            return body.read() < 0;
        } catch (IOException broken) {
            return false;
        }
    }

    private static HttpGet request(Address address, @Nullable Validators validators) {
        HttpGet request = new HttpGet(address.uri());
        request.setHeader("Accept", ACCEPT);
        request.setHeader("Accept-Encoding", BodyReader.ENCODINGS);
        if (validators != null && validators.address().equals(address.uri())) {
            setIfKnown(request, "If-None-Match", validators.etag());
            setIfKnown(request, "If-Modified-Since", validators.lastModified());
        }
        return request;
    }

    private static void setIfKnown(HttpGet request, String name, @Nullable String value) {
        if (value != null) {
            request.setHeader(name, value);
        }
    }

    private static CloseableHttpClient client(FetchSettings settings, GuardedNames names) {
        Limits limits = settings.limits();
        Timeout connect = Timeout.of(limits.connect());
        Timeout response = Timeout.of(limits.response());
        return HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(names)
                        .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                                .http1Config(Http1Config.custom()
                                        .setMaxLineLength(LONGEST_HEADER_LINE)
                                        .setMaxHeaderCount(MOST_HEADERS)
                                        .build())
                                .build())
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(connect)
                                .setSocketTimeout(response)
                                .setValidateAfterInactivity(TimeValue.ZERO_MILLISECONDS)
                                .build())
                        .setDefaultTlsConfig(
                                TlsConfig.custom().setHandshakeTimeout(response).build())
                        .setMaxConnTotal(2 * settings.threads())
                        .setMaxConnPerRoute(settings.threads())
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setDefaultKeepAlive(IDLE.getDuration(), IDLE.getTimeUnit())
                        .build())
                .setProxy(
                        settings.reach().proxy() == null
                                ? null
                                : HttpHost.create(settings.reach().proxy()))
                .setUserAgent(settings.userAgent())
                .disableRedirectHandling()
                .disableContentCompression()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableConnectionState()
                .evictIdleConnections(IDLE)
                .build();
    }

    @Override
    public void close() {
        client.close(CloseMode.IMMEDIATE);
    }
}
