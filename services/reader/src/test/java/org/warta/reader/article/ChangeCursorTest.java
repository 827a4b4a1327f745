package org.warta.reader.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class ChangeCursorTest {
    @Property
    void comesBackAsItWas(@ForAll long high, @ForAll long low, @ForAll @LongRange(min = 0) long transaction) {
        ChangeCursor cursor = new ChangeCursor(new UUID(high, low), transaction, new UUID(low, high));

        assertThat(ChangeCursor.of("since", cursor.token())).isEqualTo(cursor);
        assertThat(cursor.token()).matches("[A-Za-z0-9_-]+");
    }

    @Property
    void anyTextIsACursorOrRefusedInWords(@ForAll String text) {
        assertThat(catchThrowable(() -> ChangeCursor.of("since", text)))
                .satisfiesAnyOf(
                        thrown -> assertThat(thrown).isNull(),
                        thrown -> assertThat(thrown).isInstanceOf(InvalidParameterException.class));
    }
}
