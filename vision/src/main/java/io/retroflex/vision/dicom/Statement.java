package io.retroflex.vision.dicom;

/** What a file says about itself where it may say yes or no, or nothing. That it says so does not make it true. */
public enum Statement {
    YES,
    NO,
    /** The file says nothing, or nothing valid. */
    NONE;

    static Statement of(String text) {
        return switch (text) {
            case "YES" -> YES;
            case "NO" -> NO;
            default -> NONE;
        };
    }
}
