package io.retroflex.server.page;

import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;
import org.springframework.web.servlet.i18n.LocaleChangeInterceptor;

/** The language of the pages: one that was chosen, else the browser's. */
@Configuration
class PageConfiguration implements WebMvcConfigurer {
    private static final String LANGUAGE = "language";

    @Bean
    LocaleResolver localeResolver() {
        CookieLocaleResolver resolver = new CookieLocaleResolver(LANGUAGE);
        resolver.setCookieMaxAge(Duration.ofDays(365));
        resolver.setCookieHttpOnly(true);
        resolver.setCookieSameSite("Strict");
        // Whoever has a spoilt one would otherwise see no page until they delete it.
        resolver.setRejectInvalidCookies(false);
        return resolver;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        LocaleChangeInterceptor chosen = new LocaleChangeInterceptor();
        chosen.setParamName(LANGUAGE);
        chosen.setIgnoreInvalidLocale(true);
        registry.addInterceptor(chosen);
    }
}
