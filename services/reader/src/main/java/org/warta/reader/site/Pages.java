package org.warta.reader.site;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Makes pages with what the frame of each one shows. */
@Component
final class Pages {
    /** Media topics in the line under the masthead; the page of topics has them all. */
    private static final List<String> SECTIONS = List.of(
            "politics",
            "economy",
            "crime-law",
            "disaster",
            "health",
            "environment",
            "science-technology",
            "education",
            "arts-culture",
            "sport");

    private final SiteProperties properties;
    private final MessageSource messages;

    Pages(SiteProperties properties, MessageSource messages) {
        this.properties = properties;
        this.messages = messages;
    }

    /** How the current request's reader is spoken to. */
    Wording wording() {
        Locale locale = LocaleContextHolder.getLocale();
        return new Wording(locale, properties.timeZone(), Instant.now(), messages);
    }

    /** A page without content of its own yet, for the current request. */
    ModelAndView page(String template) {
        ServletUriComponentsBuilder here = ServletUriComponentsBuilder.fromCurrentRequest();
        here.scheme(null).host(null).port(null);
        return new ModelAndView(template)
                .addObject("say", wording())
                .addObject("sections", SECTIONS)
                .addObject("path", here.build().getPath())
                .addObject(
                        "inIndonesian",
                        here.replaceQueryParam(LanguageSwitch.PARAMETER, Languages.INDONESIAN.getLanguage())
                                .build()
                                .toUriString())
                .addObject(
                        "inEnglish",
                        here.replaceQueryParam(LanguageSwitch.PARAMETER, Languages.ENGLISH.getLanguage())
                                .build()
                                .toUriString());
    }
}
