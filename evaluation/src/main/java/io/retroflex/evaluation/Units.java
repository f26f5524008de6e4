package io.retroflex.evaluation;

import io.retroflex.gallery.Facts;

/**
 * The unit of chance. Pictures of one patient resemble each other, so the patient is drawn and not the picture; where the
 * patient is not known the look-alike group stands in, and where there is none the picture stands alone.
 */
final class Units {
    private Units() {}

    static String of(String id, Facts facts) {
        // The prefixes keep a patient and a group of the same name apart.
        return facts.get(Facts.PATIENT)
                .map(patient -> "patient " + patient)
                .or(() -> facts.get(Facts.GROUP).map(group -> "group " + group))
                .orElse("picture " + id);
    }
}
