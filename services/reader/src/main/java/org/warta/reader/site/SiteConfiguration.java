package org.warta.reader.site;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.http.CacheControl;
import org.springframework.web.filter.ShallowEtagHeaderFilter;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.VersionResourceResolver;

/** The languages of the site, and the files that its pages load. */
@Configuration(proxyBeanMethods = false)
class SiteConfiguration {
    private static final Duration KEPT = Duration.ofDays(365);

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
    WebMvcConfigurer site(LocaleResolver languages) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new LanguageSwitch(languages))
                        .addPathPatterns("/", "/search", "/articles/**", "/entities/**", "/topics/**");
            }

            @Override
            public void addResourceHandlers(ResourceHandlerRegistry registry) {
                files(registry, "/site/**", "classpath:/reader/static/site/");
                files(registry, "/webjars/**", "classpath:/META-INF/resources/webjars/");
            }
        };
    }

    /** Who has a page already is told so when it is still the same. */
    @Bean
    FilterRegistrationBean<ShallowEtagHeaderFilter> pageTags() {
        ShallowEtagHeaderFilter tags = new ShallowEtagHeaderFilter();
        tags.setWriteWeakETag(true); // Tomcat does not compress what has a strong one
        FilterRegistrationBean<ShallowEtagHeaderFilter> registration = new FilterRegistrationBean<>(tags);
        registration.setUrlPatterns(List.of("/", "/search", "/articles/*", "/entities/*", "/topics/*"));
        return registration;
    }

    /** Files whose addresses in pages carry a hash of what is in them: a copy is good for ever. */
    private static void files(ResourceHandlerRegistry registry, String pattern, String location) {
        registry.addResourceHandler(pattern)
                .addResourceLocations(location)
                .setCacheControl(CacheControl.maxAge(KEPT).immutable())
                .resourceChain(true)
                .addResolver(new VersionResourceResolver().addContentVersionStrategy("/**"));
    }
}
