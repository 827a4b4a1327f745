package org.warta.enricher.linear;

/** Takes the features of a text in the order in which they end. */
@FunctionalInterface
interface FeatureSink {

    /**
     * Takes one occurrence of a feature.
     *
     * @param hash names the feature; two features share one about once in four billion pairs
     * @param group code of its {@link FeatureGroup}
     * @param start first character (UTF-16) of the stretch that it stands for
     * @param end character behind that stretch
     */
    void accept(int hash, int group, int start, int end);
}
