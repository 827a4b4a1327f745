package org.warta.enricher.linear;

/** What the probabilities of a model mean. */
public enum Decision {
    /** The labels exclude each other; their probabilities add up to one (multinomial logistic regression). */
    ONE_OF,
    /** Each label applies or not, whatever the others do (one logistic regression a label). */
    ANY_OF
}
