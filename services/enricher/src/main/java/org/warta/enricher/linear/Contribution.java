package org.warta.enricher.linear;

/** Takes what each stretch of a text says for or against one label. */
@FunctionalInterface
public interface Contribution {

    /**
     * Takes the word of one feature occurrence. Stretches overlap, and one stretch may come several times.
     *
     * @param start first character (UTF-16) of the stretch
     * @param end character behind it
     * @param weight log-odds that it adds; below 0: it speaks against the label
     */
    void accept(int start, int end, double weight);
}
