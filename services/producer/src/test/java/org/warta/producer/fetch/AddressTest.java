package org.warta.producer.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {
    @ParameterizedTest
    @CsvSource({
        "http://a.test, http://a.test/",
        "HTTP://A.Test:80/x?y#z, http://a.test/x?y",
        "https://a.test:443?q=1, https://a.test/?q=1",
        "https://a.test:8443/, https://a.test:8443/",
        "http://under_score.a.test/, http://under_score.a.test/",
        "http://bücher.test/ä ö, http://xn--bcher-kva.test/%E4%20%F6",
        "http://a.test/日本, http://a.test/%E6%97%A5%E6%9C%AC",
        "http://a.test/100%/%41?[x]|, http://a.test/100%25/%41?%5Bx%5D%7C",
        "http:\\\\a.test\\x, http://a.test/%5Cx",
        "http://[2600::1]:8080/x, http://[2600::1]:8080/x",
        "http://2130706433/, http://127.0.0.1/",
        "http://0x7f000001/, http://127.0.0.1/",
        "http://0177.0.0.1/, http://127.0.0.1/",
        "http://0x7f.1/, http://127.0.0.1/",
        "http://127.1/, http://127.0.0.1/",
        "http://127.0.0.1./, http://127.0.0.1/",
        "http://a.test./x, http://a.test/x",
        "http://１２７。0.0.1/, http://127.0.0.1/",
        "http://010.8.8.8/, http://8.8.8.8/"
    })
    void readsWhatIsFound(String found, String read) throws FetchException {
        assertThat(Address.parse(found).uri()).hasToString(read);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a.test/x",
                "/x",
                "ftp://a.test/",
                "file:///etc/passwd",
                "gopher://a.test/",
                "jar:http://a.test!/",
                "javascript:alert(1)",
                "http:",
                "http://",
                "http://:80/",
                "http://user@a.test/",
                "http://user:secret@a.test/",
                "http://a.test:99999999/",
                "http://a.test:-1/",
                "http://a b/",
                "http://[fe80::1%25eth0]/",
                "http://[::1/",
                "http://%31%32%37.0.0.1/",
                "http://256.0.0.1/",
                "http://1.2.3.4.5/",
                "http://0x1ffffffff/",
                "http://4294967296/",
                "http://08.0.0.1/"
            })
    void refusesWhatCannotBeFetched(String address) {
        assertThatThrownBy(() -> Address.parse(address)).isInstanceOf(FetchException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "https://b.test/y, https://b.test/y",
        "//b.test/y, http://b.test/y",
        "/y, http://a.test/y",
        "y, http://a.test/d/y",
        "../y?z#f, http://a.test/y?z",
        "?z, http://a.test/d/x?z",
        "./y:z, http://a.test/d/y:z",
        "'', http://a.test/d/x?q",
        "#f, http://a.test/d/x?q"
    })
    void resolvesReferences(String reference, String resolved) throws FetchException {
        assertThat(Address.parse("http://a.test/d/x?q").resolve(reference).uri())
                .hasToString(resolved);
    }

    @Property
    void readsOrRefusesAnything(
            @ForAll String text, @ForAll @Chars({'/', ':', '@', '.', '[', '%', '1', 'x'}) String host) {
        for (String found : new String[] {text, "http://" + text, "http://" + host, "http://a.test/" + text}) {
            try {
                Address read = Address.parse(found);
                assertThat(Address.parse(read.uri().toString())).isEqualTo(read);
                assertThat(read.resolve(text).uri()).isNotNull();
            } catch (FetchException refused) {
                assertThat(refused.outcome()).isInstanceOf(Outcome.Failed.class);
            }
        }
    }
}
