package io.retroflex.server.problem;

import jakarta.validation.Configuration;
import jakarta.validation.MessageInterpolator;
import java.util.Locale;
import org.springframework.boot.validation.autoconfigure.ValidationConfigurationCustomizer;
import org.springframework.stereotype.Component;

/** Rules are told in English, as all that goes wrong is, whatever language the caller or the machine has. */
@Component
class EnglishRules implements ValidationConfigurationCustomizer {
    @Override
    public void customize(Configuration<?> configuration) {
        MessageInterpolator any = configuration.getDefaultMessageInterpolator();
        configuration.messageInterpolator(new MessageInterpolator() {
            @Override
            public String interpolate(String template, Context context) {
                return any.interpolate(template, context, Locale.ENGLISH);
            }

            @Override
            public String interpolate(String template, Context context, Locale locale) {
                return interpolate(template, context);
            }
        });
    }
}
