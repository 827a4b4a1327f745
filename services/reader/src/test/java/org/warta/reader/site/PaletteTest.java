package org.warta.reader.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Contrast of the style sheet's colours, as <a href="https://www.w3.org/TR/WCAG22/#contrast-minimum">WCAG</a> counts it. */
class PaletteTest {
    private static final Pattern COLOUR = Pattern.compile("--([a-z]+): #([0-9a-f]{6});");
    private static final String SHEET = read();
    private static final int DARK = SHEET.indexOf("(prefers-color-scheme: dark)");
    private static final Map<String, Integer> LIGHT_COLOURS = colours(SHEET.substring(0, DARK));
    private static final Map<String, Integer> DARK_COLOURS = colours(SHEET.substring(DARK));

    /** Text needs 4.5 (AA), and what else tells something 3. */
    @ParameterizedTest
    @CsvSource({
        "ink, paper, 4.5",
        "ink, shade, 4.5",
        "ink, hit, 4.5",
        "ink, inserted, 4.5",
        "ink, deleted, 4.5",
        "quiet, paper, 4.5",
        "quiet, hit, 4.5",
        "accent, paper, 4.5",
        "accent, hit, 4.5",
        "field, paper, 3",
        "person, paper, 3",
        "organisation, paper, 3",
        "place, paper, 3"
    })
    void canBeReadByLightAndByDark(String colour, String ground, double least) {
        assertThat(contrast(LIGHT_COLOURS, colour, ground)).isGreaterThanOrEqualTo(least);
        assertThat(contrast(DARK_COLOURS, colour, ground)).isGreaterThanOrEqualTo(least);
    }

    private static double contrast(Map<String, Integer> colours, String one, String other) {
        double first = luminance(Objects.requireNonNull(colours.get(one), one));
        double second = luminance(Objects.requireNonNull(colours.get(other), other));
        return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
    }

    private static double luminance(int colour) {
        return 0.2126 * linear(colour >> 16) + 0.7152 * linear(colour >> 8) + 0.0722 * linear(colour);
    }

    private static double linear(int channel) {
        double value = (channel & 0xff) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }

    private static Map<String, Integer> colours(String css) {
        Map<String, Integer> colours = new LinkedHashMap<>();
        for (Matcher colour = COLOUR.matcher(css); colour.find(); ) {
            colours.putIfAbsent(colour.group(1), Integer.parseInt(colour.group(2), 16));
        }
        return colours;
    }

    private static String read() {
        try (InputStream sheet = PaletteTest.class.getResourceAsStream("/reader/static/site/warta.css")) {
            return new String(Objects.requireNonNull(sheet).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }
}
