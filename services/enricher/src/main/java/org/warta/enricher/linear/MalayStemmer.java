package org.warta.enricher.linear;

/** Indonesian and Malay: particles and possessives, then suffixes, then prefixes. */
final class MalayStemmer implements Stemmer {
    private static final String[] PARTICLES = {"kah", "lah", "pun", "nya", "ku", "mu"};
    private static final String[] SUFFIXES = {"kan", "an", "i"};
    private static final String[][] PREFIXES = {
        {"memper", "diper", "keber", "berke"},
        {
            "meng", "meny", "mem", "men", "me", "peng", "peny", "pem", "pen", "per", "pel", "pe", "di", "ber", "bel",
            "be", "ter", "te", "ke", "se"
        }
    };

    @Override
    public long stem(int[] word, int from, int to) {
        int begin = from;
        int end = to;
        end = strip(word, begin, end, PARTICLES);
        end = strip(word, begin, end, SUFFIXES);
        for (String[] prefixes : PREFIXES) {
            for (String prefix : prefixes) {
                if (Stemmer.starts(word, begin, end, prefix)) {
                    begin += prefix.length();
                    break;
                }
            }
        }
        return Stemmer.range(word, begin, end);
    }

    private static int strip(int[] word, int begin, int end, String[] suffixes) {
        for (String suffix : suffixes) {
            if (Stemmer.ends(word, begin, end, suffix)) {
                return end - suffix.length();
            }
        }
        return end;
    }
}
