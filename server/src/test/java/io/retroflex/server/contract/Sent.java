package io.retroflex.server.contract;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * A request.
 *
 * @param address path and query, encoded
 * @param headers none of which has a name twice
 * @param body each letter of which is a byte
 * @param caller who asks, for whoever reads of it
 */
record Sent(String method, String address, Map<String, String> headers, String body, String caller) {
    private static final int SHOWN = 600;

    /** As it stands in an address, whatever letters it has. */
    static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    byte[] bytes() {
        return body.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** As one would send it again; without the secret of who asked. */
    @Override
    public String toString() {
        StringBuilder line =
                new StringBuilder("curl -X " + method + " '" + address + "' -H 'Authorization: <" + caller + ">'");
        headers.forEach((name, value) -> {
            if (!name.equals("Authorization")) {
                line.append(" -H '").append(name).append(": ").append(value).append('\'');
            }
        });
        if (body.length() > 0) {
            String shown = body.length() > SHOWN ? body.substring(0, SHOWN) + "…" : body;
            line.append(" --data-binary '")
                    .append(shown.replaceAll("[^\\x20-\\x7e\\r\\n]", "?"))
                    .append("' # ")
                    .append(body.length())
                    .append(" bytes");
        }
        return line.toString();
    }
}
