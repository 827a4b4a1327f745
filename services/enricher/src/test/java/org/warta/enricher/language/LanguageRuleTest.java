package org.warta.enricher.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.warta.event.Language;
import org.warta.event.LanguageBasis;

class LanguageRuleTest {

    @Test
    void aSureDetectionWinsOverWhatTheSourceSays() {
        assertThat(decide("en", new LanguageGuess("id", 0.75)))
                .isEqualTo(new Language("id", 0.75f, LanguageBasis.DETECTED));
    }

    @Test
    void anUnsureDetectionLetsTheDeclarationStandWithItsSupport() {
        assertThat(decide("en-gb", new LanguageGuess("id", 0.4375), new LanguageGuess("en", 0.25)))
                .isEqualTo(new Language("en-GB", 0.25f, LanguageBasis.DECLARED));
    }

    @Test
    void neitherDetectedNorDeclaredIsUndetermined() {
        assertThat(decide(null)).isEqualTo(new Language("und", 0f, LanguageBasis.UNDETERMINED));
        assertThat(decide(null, new LanguageGuess("id", 0.4375)))
                .isEqualTo(new Language("und", 0.4375f, LanguageBasis.UNDETERMINED));
    }

    @Test
    void aLanguageThatTheIdentifierDoesNotKnowKeepsItsDeclaration() {
        assertThat(decide("su", new LanguageGuess("jv", 0.95)))
                .isEqualTo(new Language("su", 0f, LanguageBasis.DECLARED));
    }

    @ParameterizedTest
    @CsvSource({"in, id", "in_ID, id-ID", "EN-us, en-US", "ban, ban", "' ms ', ms"})
    void writesADeclaredTagAsBcp47Does(String declared, String tag) {
        assertThat(decide(declared).getTag()).isEqualTo(tag);
    }

    @ParameterizedTest
    @CsvSource({"Indonesian", "english", "und", "x", "''", "12"})
    void takesAnIllTagForNone(String declared) {
        assertThat(decide(declared).getBasis()).isEqualTo(LanguageBasis.UNDETERMINED);
    }

    @Test
    void disagreesOnlyWithAnotherLanguage() {
        Language indonesian = new Language("id", 1f, LanguageBasis.DETECTED);
        assertThat(LanguageRule.disagrees(indonesian, "en")).isTrue();
        assertThat(LanguageRule.disagrees(indonesian, "in-ID")).isFalse();
        assertThat(LanguageRule.disagrees(indonesian, null)).isFalse();
    }

    private static Language decide(@Nullable String declared, LanguageGuess... guesses) {
        return new LanguageRule(new Fixed(List.of(guesses))).decide("text", declared);
    }

    private record Fixed(List<LanguageGuess> guesses) implements LanguageIdentifier {
        @Override
        public List<LanguageGuess> identify(String text) {
            return guesses;
        }

        @Override
        public boolean mistakes(String tag, String takenFor) {
            return tag.equals("su") && takenFor.equals("jv");
        }
    }
}
