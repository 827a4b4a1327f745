package org.warta.enricher.language;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.warta.enricher.ModelCards;

class LanguageModelCardTest {

    @Test
    void modelAndCardAgree() throws IOException {
        ModelCards.check(
                "language/language.model", LinearLanguageIdentifier.builtIn().labels());
    }
}
