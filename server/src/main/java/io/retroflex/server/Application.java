package io.retroflex.server;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.data.jdbc.repository.config.EnableJdbcRepositories;

/** Where Spring begins to look. */
@SpringBootApplication
@EnableJdbcRepositories
class Application {}
