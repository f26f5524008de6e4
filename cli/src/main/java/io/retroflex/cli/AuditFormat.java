package io.retroflex.cli;

/** The form of an audit's report; the names are what the user types. */
enum AuditFormat {
    html("page", ".html"),
    json("JSON", ".json"),
    csv("table", ".csv"),
    pdf("PDF", ".pdf"),
    fhir("FHIR bundle", ".fhir.json");

    private final String words;
    private final String ending;

    AuditFormat(String words, String ending) {
        this.words = words;
        this.ending = ending;
    }

    /** What a reader calls it. */
    String words() {
        return words;
    }

    /** How its file's name ends, after the procedure's pseudonym. */
    String ending() {
        return ending;
    }
}
