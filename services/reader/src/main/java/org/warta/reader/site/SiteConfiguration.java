package org.warta.reader.site;

import java.nio.charset.StandardCharsets;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The languages of the site. */
@Configuration(proxyBeanMethods = false)
class SiteConfiguration {

    @Bean
    LocaleResolver localeResolver() {
        return new Languages();
    }

    @Bean
    MessageSource messageSource() {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasename("reader/messages");
        messages.setDefaultEncoding(StandardCharsets.UTF_8.name());
        messages.setDefaultLocale(Languages.INDONESIAN);
        return messages;
    }

    @Bean
    WebMvcConfigurer languageSwitch(LocaleResolver languages) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new LanguageSwitch(languages))
                        .addPathPatterns("/", "/search", "/articles/**", "/entities/**", "/topics/**");
            }
        };
    }
}
