package org.warta.reader.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class CursorTest {
    @Property
    void comesBackAsItWas(
            @ForAll @LongRange(min = -62_135_596_800_000_000L, max = 253_402_300_799_000_000L) long micros,
            @ForAll long high,
            @ForAll long low) {
        Cursor cursor = new Cursor(Instant.EPOCH.plus(micros, ChronoUnit.MICROS), new UUID(high, low));

        assertThat(Cursor.of("cursor", cursor.token())).isEqualTo(cursor);
        assertThat(cursor.token()).matches("[A-Za-z0-9_-]+");
    }

    @Property
    void anyTextIsACursorOrRefusedInWords(@ForAll String text) {
        assertThat(catchThrowable(() -> Cursor.of("cursor", text)))
                .satisfiesAnyOf(
                        thrown -> assertThat(thrown).isNull(),
                        thrown -> assertThat(thrown).isInstanceOf(InvalidParameterException.class));
    }

    @Test
    void refusesAnotherFormat() {
        String token = new Cursor(Instant.EPOCH, new UUID(1, 2)).token();

        assertThatThrownBy(() -> Cursor.of("cursor", "B" + token.substring(1)))
                .isInstanceOf(InvalidParameterException.class);
    }
}
