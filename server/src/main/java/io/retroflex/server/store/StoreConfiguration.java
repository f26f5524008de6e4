package io.retroflex.server.store;

import io.retroflex.server.ServerSettings;
import java.io.IOException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where files lie, and how they are sealed. */
@Configuration
class StoreConfiguration {
    @Bean
    ProcedureFiles procedureFiles(ServerSettings settings) throws IOException {
        Seal seal =
                settings.key().isPresent() ? AesSeal.withKeyIn(settings.key().get()) : Seal.none();
        return new ProcedureFiles(settings.data().resolve("procedures"), seal);
    }
}
