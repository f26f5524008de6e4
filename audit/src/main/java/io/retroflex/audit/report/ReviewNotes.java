package io.retroflex.audit.report;

import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import io.retroflex.audit.review.ReviewedStation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;

/** What persons said of stations, in FHIR: who, when and why. */
final class ReviewNotes {
    private ReviewNotes() {}

    /** A note each time that somebody said something of a station. */
    static List<Annotation> of(ReviewedStation station) {
        List<Annotation> notes = new ArrayList<>();
        station.ruling().ifPresent(ruling -> notes.add(note(ruling.by(), ruling.at(), ruling.reason())));
        station.placed()
                .forEach(placement -> notes.add(note(
                        placement.by(), placement.at(), FhirWords.photograph(placement.photograph()) + " shows it")));
        station.withdrawn()
                .forEach(placement -> notes.add(note(
                        placement.by(),
                        placement.at(),
                        FhirWords.photograph(placement.photograph()) + " does not show it")));
        return notes;
    }

    private static Annotation note(String by, Instant at, String text) {
        Annotation note = new Annotation();
        note.setAuthor(new StringType(ReviewWords.line(by)));
        DateTimeType time = new DateTimeType(Date.from(at), TemporalPrecisionEnum.SECOND);
        time.setTimeZoneZulu(true);
        note.setTimeElement(time);
        note.setText(FhirWords.markdown(ReviewWords.line(text)));
        return note;
    }

    /** A person by the name of the account, which is all that is known. */
    static Reference person(String by) {
        return new Reference().setType("Practitioner").setDisplay(ReviewWords.line(by));
    }

    static InstantType instant(Instant at) {
        InstantType instant = new InstantType(Date.from(at), TemporalPrecisionEnum.SECOND);
        instant.setTimeZoneZulu(true);
        return instant;
    }
}
