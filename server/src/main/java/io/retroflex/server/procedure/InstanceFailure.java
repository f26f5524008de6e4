package io.retroflex.server.procedure;

/** Why a DICOM instance was not stored, by the codes of PS3.18 table I.2-2. */
public enum InstanceFailure {
    /** Its class is not that of still endoscopy pictures. */
    CLASS_NOT_READ(0x0122),
    /** It lacks or contradicts what its class asks for, or is damaged. */
    NOT_AS_ITS_CLASS(0xA900),
    /** It is of another study than the one that it was sent to. The table has no code of its own for it and allows more. */
    OTHER_STUDY(0xA901),
    /** It is not DICOM, too large, or its pixels are damaged. */
    NOT_UNDERSTOOD(0xC000),
    /** It is stored in a transfer syntax that is not read. */
    SYNTAX_NOT_READ(0xC122);

    private final int code;

    InstanceFailure(int code) {
        this.code = code;
    }

    /** The value of Failure Reason (0008,1197). */
    public int code() {
        return code;
    }
}
