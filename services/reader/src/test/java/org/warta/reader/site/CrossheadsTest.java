package org.warta.reader.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CrossheadsTest {
    private static final String TEXT = "Kunjungan itu berlangsung tiga hari.";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Kerja Sama Militer dan Dukungan Ekonomi",
                "Pernyataan Bersama dan \"Persaudaraan Juang\"",
                "“Kami” pada 2026",
                "两国关系的未来",
                "مستقبل العلاقات"
            })
    void isAShortLineBetweenParagraphs(String line) {
        assertThat(in(TEXT, line, TEXT)).containsExactly(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ia menolak berkomentar.",
                "Mengapa?",
                "\"Tidak,\" katanya.",
                "– satu",
                "1. Jakarta",
                "satu kalimat terputus",
                "Satu baris\ndan satu lagi",
                "***",
                ""
            })
    void isNoneThatEndsOrBeginsOtherwise(String line) {
        assertThat(in(TEXT, line, TEXT)).isEmpty();
    }

    @Test
    void isNoneThatIsLong() {
        assertThat(in(TEXT, "Kata ".repeat(18) + "a", TEXT)).isEmpty();
    }

    @Test
    void isNoneInAListNorAtTheEnds() {
        assertThat(in(TEXT, "Jakarta", "Surabaya", "Medan", TEXT)).isEmpty();
        assertThat(in("Laporan Khusus", TEXT)).isEmpty();
        assertThat(in(TEXT, "Penulis Tamu")).isEmpty();
        assertThat(in("Laporan Khusus", "Hari Pertama", TEXT)).containsExactly(1);
        assertThat(in()).isEmpty();
    }

    private static Set<Integer> in(String... paragraphs) {
        return Crossheads.in(List.of(paragraphs));
    }
}
