package io.retroflex.server.store;

import io.retroflex.server.Storage;
import java.io.IOException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where files lie, and how they are sealed. */
@Configuration
class StoreConfiguration {
    @Bean
    ProcedureFiles procedureFiles(Storage storage) throws IOException {
        Seal seal = storage.key().isPresent() ? AesSeal.withKeyIn(storage.key().get()) : Seal.none();
        return new ProcedureFiles(storage.data().resolve("procedures"), seal);
    }
}
