package org.warta.enricher.linear;

/** Takes how far a long piece of work has come. */
@FunctionalInterface
public interface Progress {

    /**
     * Takes the news that one more step is done.
     *
     * @param done steps done
     * @param all steps that there are at the most
     */
    void step(int done, int all);

    /** Progress that nobody looks at. */
    static Progress silent() {
        return (done, all) -> {};
    }
}
