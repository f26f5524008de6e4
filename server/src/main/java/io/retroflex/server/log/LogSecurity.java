package io.retroflex.server.log;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.context.SecurityContextHolderFilter;

/** Puts {@link SeenAsker} into every chain of security filters, whoever makes it. */
@Configuration
class LogSecurity {
    @Bean
    Customizer<HttpSecurity> seenAskers() {
        return http -> http.addFilterAfter(new SeenAsker(), SecurityContextHolderFilter.class);
    }
}
