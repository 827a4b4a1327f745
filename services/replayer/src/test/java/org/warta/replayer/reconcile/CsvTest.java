package org.warta.replayer.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.warta.replayer.reconcile.Expectation.NOTHING_SENT;
import static org.warta.replayer.reconcile.Facts.claim;
import static org.warta.replayer.reconcile.Facts.stored;
import static org.warta.replayer.reconcile.Facts.tagging;

import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.warta.event.PubStatus;

class CsvTest {
    @Test
    void rowSaysWhatTheRecordAndTheStoreHave() {
        Claim claim = claim(2, PubStatus.USABLE, tagging(60, Set.of("b", "a"), Set.of("PERSON Kartini, R.A.")));
        Stored stored = stored(claim(2, PubStatus.USABLE, tagging(0, Set.of("c"), Set.of())), 0, 0);

        assertThat(Csv.line(ReportRow.of(Finding.of(claim, stored, NOTHING_SENT))))
                .isEqualTo("changed,enriched before,00000000-0000-0000-0000-000000000001,2,USABLE,news.enriched,3,77,"
                        + "2026-11-23T12:01:00Z,warta-tagger 1,2,USABLE,2026-11-23T12:00:00Z,warta-tagger 1,"
                        + "a; b,c,\"PERSON Kartini, R.A.\",\r\n");
    }

    @Test
    void rowOfWhatIsNotStoredHasEmptyCells() {
        assertThat(Csv.line(ReportRow.of(Finding.of(claim(2, PubStatus.USABLE, null), null, NOTHING_SENT))))
                .isEqualTo(
                        "new,not stored,00000000-0000-0000-0000-000000000001,2,USABLE,news.enriched,3,77,,,,,,,,,,\r\n");
    }

    @Test
    void headerNamesEveryColumn() {
        String row = Csv.line(ReportRow.of(Finding.of(claim(2, PubStatus.USABLE, null), null, NOTHING_SENT)));

        assertThat(Csv.HEADER.chars().filter(c -> c == ','))
                .hasSameSizeAs(row.chars().filter(c -> c == ',').boxed().toList());
        assertThat(Csv.HEADER).startsWith("verdict,reason,article_id,").endsWith("lost_entities\r\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "=1+1|'=1+1",
                "+62|'+62",
                "-2|'-2",
                "@sum(a)|'@sum(a)",
                "Surabaya|Surabaya",
                "a \"b\"|\"a \"\"b\"\"\"",
                "=a,\"b\"|\"'=a,\"\"b\"\"\""
            })
    void cellsAreNeverTakenForFormulas(String value, String cell) {
        assertThat(Csv.cell(value)).isEqualTo(cell);
    }

    @Property
    void everyCellCanBeReadBackAndStartsNoFormula(@ForAll String value) {
        String cell = Csv.cell(value);
        String read =
                cell.startsWith("\"") ? cell.substring(1, cell.length() - 1).replace("\"\"", "\"") : cell;

        assertThat(read).matches("(?s)|[^=+\\-@\t\r\n].*").isIn(value, "'" + value);
        assertThat(cell.startsWith("\"")).isEqualTo(read.matches("(?s).*[,\"\r\n].*"));
    }
}
