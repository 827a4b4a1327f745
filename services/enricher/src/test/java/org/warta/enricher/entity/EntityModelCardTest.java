package org.warta.enricher.entity;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.warta.enricher.ModelCards;

class EntityModelCardTest {

    @ParameterizedTest
    @ValueSource(strings = {"id", "en"})
    void modelAndCardAgree(String language) throws IOException {
        ModelCards.check(
                "entity/" + BuiltInModels.resource(language),
                BuiltInModels.model(language).head().labels().types());
    }
}
