package io.retroflex.audit.unit;

import java.util.ArrayList;
import java.util.List;

/**
 * By what all audits of a journal were made; those made otherwise do not belong together.
 *
 * @param protocol the fingerprint of its file
 * @param model the fingerprint of the model
 * @param gallery the fingerprint of the gallery
 */
public record UnitSetup(String protocol, String model, String gallery) {
    /** What differs, in words. */
    List<String> differences(UnitSetup other) {
        List<String> differences = new ArrayList<>();
        differ("protocol", protocol, other.protocol, differences);
        differ("model", model, other.model, differences);
        differ("gallery", gallery, other.gallery, differences);
        return differences;
    }

    private static void differ(String what, String one, String other, List<String> differences) {
        if (!one.equals(other)) {
            differences.add(what);
        }
    }
}
