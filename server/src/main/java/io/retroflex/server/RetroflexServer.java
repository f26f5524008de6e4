package io.retroflex.server;

import io.retroflex.server.database.Database;
import io.retroflex.server.database.Migrations;
import io.retroflex.server.sole.SoleUse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.beans.BeansException;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** The service while it runs. */
public final class RetroflexServer implements AutoCloseable {
    private final ServletWebServerApplicationContext context;
    private final SoleUse use;

    private RetroflexServer(ServletWebServerApplicationContext context, SoleUse use) {
        this.context = context;
        this.use = use;
    }

    /**
     * Starts it; when this returns it answers.
     *
     * @param notes is told what its user has to know: the password of the first account, and where the access log ends
     * @throws IOException if the database cannot be opened, if it or the folder is used by another service, or if a file of TLS
     *     or of the log is not what it has to be
     */
    public static RetroflexServer start(ServerSettings settings, ServedGallery served, Consumer<String> notes)
            throws IOException {
        return start(settings, served, notes, Clock.systemUTC());
    }

    /** As {@link #start(ServerSettings, ServedGallery, Consumer)}, by another clock. */
    static RetroflexServer start(ServerSettings settings, ServedGallery served, Consumer<String> notes, Clock clock)
            throws IOException {
        Optional<TlsFiles> tls = settings.listening().transport().tls();
        if (tls.isPresent()) {
            tls.get().check();
        }
        Storage storage = settings.storage();
        SoleUse use = SoleUse.of(storage.data(), storage.database());
        boolean started = false;
        try {
            requireOpens(storage.database());
            RetroflexServer server = new RetroflexServer(run(settings, served, notes, clock, use), use);
            started = true;
            return server;
        } catch (BeansException e) {
            throw cause(e, settings.listening());
        } finally {
            if (!started) {
                use.close();
            }
        }
    }

    /** What is wrong with a file or a port says so by itself, without what Spring was about to make; other failures go on. */
    private static IOException cause(BeansException failure, Listening listening) {
        return switch (failure.getMostSpecificCause()) {
            case BindException taken ->
                new IOException(
                        "cannot listen on " + listening.address() + ", port " + listening.port() + ": "
                                + taken.getMessage() + "; choose another port or address, or end what listens there",
                        failure);
            case IOException cause -> cause;
            default -> throw failure;
        };
    }

    private static ServletWebServerApplicationContext run(
            ServerSettings settings, ServedGallery served, Consumer<String> notes, Clock clock, SoleUse use) {
        Listening listening = settings.listening();
        Storage storage = settings.storage();
        Database database = storage.database();
        return (ServletWebServerApplicationContext) new SpringApplicationBuilder(Application.class)
                .web(WebApplicationType.SERVLET)
                .initializers(context -> {
                    GenericApplicationContext beans = (GenericApplicationContext) context;
                    beans.registerBean(ServerSettings.class, () -> settings);
                    beans.registerBean(Storage.class, () -> storage);
                    beans.registerBean(Database.class, () -> database);
                    beans.registerBean(ServedGallery.class, () -> served);
                    beans.registerBean(Clock.class, () -> clock);
                    beans.registerBean(Notes.class, () -> notes::accept);
                    beans.registerBean("soleUseHealthIndicator", HealthIndicator.class, () -> use::health);
                })
                .properties(Map.of(
                        "server.address", listening.address(),
                        "server.port", listening.port(),
                        "server.servlet.session.cookie.same-site", sameSite(settings),
                        "spring.datasource.url", database.url(),
                        "spring.datasource.username", database.user(),
                        "spring.datasource.password", database.password(),
                        "spring.flyway.locations", Migrations.LOCATION,
                        "spring.servlet.multipart.location", storage.uploads().toString()))
                .properties(listening.transport().properties())
                .registerShutdownHook(true)
                .run();
    }

    /**
     * Who comes back from an issuer comes from another site: a strict cookie would stay behind, and with it the state that the
     * answer is checked by. A lax one comes along where a person follows a link, and never with what changes something, which
     * needs a token of the page besides.
     */
    private static String sameSite(ServerSettings settings) {
        return settings.issuer().isPresent() ? "lax" : "strict";
    }

    /** Spring would say it in a hundred lines. */
    private static void requireOpens(Database database) throws IOException {
        try (Connection connection = database.open()) {
            connection.isReadOnly();
        } catch (SQLException e) {
            throw new IOException("the database " + database + " does not answer: " + e.getMessage(), e);
        }
    }

    /** The port that it listens on. */
    public int port() {
        return context.getWebServer().getPort();
    }

    /** A part of it, for tests. */
    <T> T part(Class<T> type) {
        return context.getBean(type);
    }

    /** Finishes what is under way, and ends; only then may another service begin. */
    @Override
    public void close() {
        try (use) {
            context.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the lock of the folder could not be given back", e);
        }
    }
}
