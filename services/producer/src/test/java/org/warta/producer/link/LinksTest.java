package org.warta.producer.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Chars;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinksTest {
    @ParameterizedTest
    @CsvSource(delimiter = '>', textBlock = """
            HTTP://Example.COM/A                                  > http://example.com/A
            http://example.com                                    > http://example.com
            https://example.com:443/a                             > https://example.com/a
            http://example.com:80/                                > http://example.com/
            http://example.com:8080/a                             > http://example.com:8080/a
            http://example.com:/a                                 > http://example.com/a
            http://example.com/a/./b/../c                         > http://example.com/a/c
            http://example.com/../../a                            > http://example.com/a
            http://example.com/a#top                              > http://example.com/a
            http://example.com/#!/a                               > http://example.com/#!/a
            http://example.com/a?utm_source=x&id=1&UTM_Medium=y   > http://example.com/a?id=1
            http://example.com/a?fbclid=1&gclid=2                 > http://example.com/a
            http://example.com/a?b=&a                             > http://example.com/a?b=&a
            http://example.com/a?                                 > http://example.com/a
            http://bücher.example/ä                               > http://xn--bcher-kva.example/%C3%A4
            http://例え.テスト/                                    > http://xn--r8jz45g.xn--zckzah/
            http://example.com/a b|c                              > http://example.com/a%20b%7Cc
            http://example.com/100%                               > http://example.com/100%25
            http://example.com/%7Ea/%e4                           > http://example.com/%7Ea/%e4
            http:\\\\example.com\\a                               > http://example.com/a
            http://user@example.com/a                             > http://user@example.com/a
            http://[2001:DB8::1]/a                                > http://[2001:db8::1]/a
            http://example.com/a[1]?b[]=2                         > http://example.com/a%5B1%5D?b%5B%5D=2
            """)
    void bringsAddressesToOneForm(String address, String expected) {
        assertThat(Links.canonical(address)).isEqualTo(expected);
        assertThat(Links.canonical(expected)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "/a",
                "//example.com/a",
                "mailto:a@example.com",
                "javascript:alert(1)",
                "tag:a,2000:b",
                "http:",
                "http://",
                "http:///a",
                "http://a b/",
                "http://<x>/",
                "ftp://example.com/"
            })
    void refusesWhatIsNoPage(String address) {
        assertThat(Links.canonical(address)).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '>', textBlock = """
            http://a/b/c/d;p?q > g            > http://a/b/c/g
            http://a/b/c/d;p?q > ./g          > http://a/b/c/g
            http://a/b/c/d;p?q > g/           > http://a/b/c/g/
            http://a/b/c/d;p?q > /g           > http://a/g
            http://a/b/c/d;p?q > //g          > http://g
            http://a/b/c/d;p?q > ?y           > http://a/b/c/d;p?y
            http://a/b/c/d;p?q > g?y          > http://a/b/c/g?y
            http://a/b/c/d;p?q > #s           > http://a/b/c/d;p?q#s
            http://a/b/c/d;p?q > ;x           > http://a/b/c/;x
            http://a/b/c/d;p?q > ..           > http://a/b/
            http://a/b/c/d;p?q > ../g         > http://a/b/g
            http://a/b/c/d;p?q > ../..        > http://a/
            http://a/b/c/d;p?q > ../../../g   > http://a/g
            http://a/b/c/d;p?q > g;x=1/../y   > http://a/b/c/y
            http://a/b/c/d;p?q > http:g       > http://a/b/c/g
            http://a/b/c/d;p?q > g:h          > g:h
            http://a           > b            > http://a/b
            """)
    void resolvesReferences(String base, String reference, String expected) {
        assertThat(Links.resolve(base, reference)).isEqualTo(expected);
    }

    @Property
    void givesAddressesThatJavaReads(
            @ForAll @AlphaChars @Chars({'/', ':', '?', '#', '[', ']', '@', '%', '&', '=', ' ', '\\', '.', 'é', '\n'})
                    String text) {
        for (String address : new String[] {text, "http://" + text, "http://example.com/" + text}) {
            String canonical = Links.canonical(address);
            if (canonical != null) {
                assertThat(canonical).matches("\\p{ASCII}+");
                assertThat(Links.canonical(canonical)).isEqualTo(canonical);
            }
            assertThat(Links.resolve("http://example.com/a/", address)).isNotNull();
        }
        String path = Links.canonical("http://example.com/" + text);
        assertThat(path).isNotNull();
        assertThat(URI.create(path).getHost()).isEqualTo("example.com");
    }
}
