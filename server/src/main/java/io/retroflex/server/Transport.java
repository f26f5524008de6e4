package io.retroflex.server;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How requests come.
 *
 * @param tls by which the service speaks HTTPS itself; without it HTTP
 * @param proxies that stand in front of it: what they say of the asker's address and of HTTPS is believed, in
 *     {@code X-Forwarded-For} and {@code X-Forwarded-Proto}, and nobody else's word is
 */
public record Transport(Optional<TlsFiles> tls, List<ProxyAddress> proxies) {
    /** HTTP, with nothing in front of it. */
    public static final Transport PLAIN = new Transport(Optional.empty(), List.of());

    private static final String PEM = "spring.ssl.bundle.pem.service.";

    /** Keeps them as they are. */
    public Transport {
        proxies = List.copyOf(proxies);
    }

    /** As Spring Boot is told so. */
    Map<String, Object> properties() {
        Map<String, Object> properties = new HashMap<>();
        tls.ifPresent(files -> {
            properties.put("server.ssl.bundle", "service");
            properties.put(
                    PEM + "keystore.certificate", files.certificate().toUri().toString());
            properties.put(PEM + "keystore.private-key", files.key().toUri().toString());
            properties.put(PEM + "options.enabled-protocols", "TLSv1.3,TLSv1.2");
        });
        if (proxies.isEmpty()) {
            properties.put("server.forward-headers-strategy", "none");
        } else {
            // Tomcat's own way: it reads the addresses from the right, and stops at the first that is no proxy's.
            // Spring's
            // filter takes the leftmost, which is the asker's to choose, from whoever connects.
            properties.put("server.forward-headers-strategy", "native");
            properties.put(
                    "server.tomcat.remoteip.internal-proxies",
                    String.join(",", proxies.stream().map(ProxyAddress::network).toList()));
        }
        return properties;
    }
}
