package io.retroflex.server.procedure;

/** The forms that an audit can be had in. */
public enum ReportFormat {
    /** A self-contained page. */
    HTML(".html", "text/html;charset=UTF-8"),
    /** A document to print. */
    PDF(".pdf", "application/pdf"),
    /** All of it, for programs. */
    JSON(".json", "application/json"),
    /** A row a station. */
    CSV(".csv", "text/csv;charset=UTF-8"),
    /** A FHIR R4 bundle. */
    FHIR(".fhir.json", "application/fhir+json");

    private final String ending;
    private final String type;

    ReportFormat(String ending, String type) {
        this.ending = ending;
        this.type = type;
    }

    /** Of the file. */
    public String ending() {
        return ending;
    }

    /** Of the content. */
    public String type() {
        return type;
    }
}
