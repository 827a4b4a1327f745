package org.warta.producer.fetch;

import crawlercommons.robots.SimpleRobotRules;
import crawlercommons.robots.SimpleRobotRules.RobotRulesMode;
import crawlercommons.robots.SimpleRobotRulesParser;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the {@code robots.txt} of one origin asks of us (RFC 9309).
 *
 * @param rules null when it cannot be read, and nothing is to be fetched until it can
 * @param refusal what becomes of a fetch meanwhile; null when it can
 * @param bytes about how much memory it takes
 */
record Robots(@Nullable SimpleRobotRules rules, @Nullable Outcome refusal, int bytes) {
    /** The name that rules address us by. */
    private static final List<String> US = List.of("warta");

    private static final int FEW_BYTES = 500;

    /** An origin without {@code robots.txt} allows everything; one that cannot say whether it has one, nothing for now. */
    static Robots of(Address robotsTxt, @Nullable Answer answer, Outcome outcome) {
        if (outcome instanceof Outcome.Fresh fresh) {
            return of(robotsTxt, fresh.content().bytes());
        }
        if (answer != null && answer.status() < 500 && answer.status() != 429) {
            return new Robots(new SimpleRobotRules(RobotRulesMode.ALLOW_ALL), null, FEW_BYTES);
        }
        String reason = "robots.txt of `" + robotsTxt.host() + "` cannot be read, so nothing is fetched there: "
                + outcome.reason();
        Outcome refusal = answer == null
                ? new Outcome.Failed(reason)
                : new Outcome.Later(
                        reason, outcome instanceof Outcome.Later later ? later.hints() : new Hints(null, null));
        return new Robots(null, refusal, FEW_BYTES);
    }

    private static Robots of(Address robotsTxt, byte[] content) {
        SimpleRobotRules rules = new SimpleRobotRulesParser(Long.MAX_VALUE, 0)
                .parseContent(robotsTxt.uri().toString(), content, "text/plain", US);
        return new Robots(rules, null, FEW_BYTES + 4 * content.length);
    }

    /**
     * Lets pass what is allowed.
     *
     * @throws FetchException when it is not, or not now
     */
    void permit(Address address) throws FetchException {
        if (refusal != null) {
            throw new FetchException(refusal);
        }
        if (rules != null && !rules.isAllowed(address.uri().toString())) {
            throw FetchException.failed("is not allowed by robots.txt of `" + address.host() + "`");
        }
    }

    /** {@code Crawl-delay}, at most the longest; zero when there is none. */
    Duration delay(Duration longest) {
        long millis = rules == null ? 0 : Math.max(0, rules.getCrawlDelay());
        return millis > longest.toMillis() ? longest : Duration.ofMillis(millis);
    }
}
