package io.retroflex.audit.record;

import com.fasterxml.jackson.annotation.Nulls;
import io.retroflex.audit.report.Provenance;
import io.retroflex.audit.verdict.ProcedureAudit;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.Function;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * An audit that was kept, with what it was made by: gzipped JSON, of which every report comes out as it would have on the day.
 *
 * <p>Pictures are not in it, nor what files were called. When photographs were taken is, which tells who was examined: a record
 * is for who made the audit and is never handed out. Of each photograph's surroundings there are those alone that vote.
 */
public record AuditRecord(ProcedureAudit audit, Provenance provenance) {
    /** Unpacked; a procedure of the most photographs that are read has a quarter of it. */
    static final int MOST_BYTES = 64 << 20;

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(
                    DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .changeDefaultNullHandling(nulls -> nulls.withContentNulls(Nulls.FAIL))
            .build();

    /**
     * The bytes of an audit.
     *
     * @throws IllegalArgumentException if it is larger than could be read again: 64 MiB before it is packed
     */
    public static byte[] write(ProcedureAudit audit, Provenance provenance) {
        byte[] json = MAPPER.writeValueAsBytes(Packing.of(audit, provenance));
        if (json.length > MOST_BYTES) {
            throw new IllegalArgumentException("the record of " + audit.procedure() + " has " + json.length
                    + " bytes, more than the limit of " + MOST_BYTES + "; is it one procedure?");
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream packed = new QuickGzip(bytes)) {
            packed.write(json);
        } catch (IOException e) {
            throw new IllegalStateException("bytes in memory cannot fail to be written", e);
        }
        return bytes.toByteArray();
    }

    /**
     * The audit of such bytes.
     *
     * @param thumbnails of photographs, by their ids; asked each time somebody looks
     * @throws IllegalArgumentException if the bytes are damaged, or of another version of Retroflex
     */
    public static AuditRecord read(byte[] bytes, Function<String, byte[]> thumbnails) {
        byte[] json = unpacked(bytes);
        int version = parsed(json, Kept.Version.class).version();
        if (version != Kept.VERSION) {
            throw new IllegalArgumentException("the record of an audit is of version " + version
                    + ", this Retroflex reads version " + Kept.VERSION + "; audit the procedure again");
        }
        Kept kept = parsed(json, Kept.class);
        return new AuditRecord(Unpacking.of(kept, thumbnails), kept.provenance());
    }

    private static byte[] unpacked(byte[] bytes) {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            byte[] json = in.readNBytes(MOST_BYTES + 1);
            if (json.length > MOST_BYTES) {
                throw new IllegalArgumentException(damaged("it unpacks to more than " + MOST_BYTES + " bytes"));
            }
            return json;
        } catch (IOException e) {
            throw new IllegalArgumentException(damaged(e.getMessage()), e);
        }
    }

    private static <T> T parsed(byte[] json, Class<T> type) {
        try {
            T parsed = MAPPER.readValue(json, type);
            if (parsed == null) {
                throw new IllegalArgumentException(damaged("there is nothing in it"));
            }
            return parsed;
        } catch (JacksonException e) {
            throw new IllegalArgumentException(damaged(e.getOriginalMessage()), e);
        }
    }

    static String damaged(String how) {
        return "the record of an audit is damaged: " + how + "; audit the procedure again";
    }

    /** In two fifths of the time of the usual level, and larger by a tenth: it is written in each audit and seldom read. */
    private static final class QuickGzip extends GZIPOutputStream {
        QuickGzip(OutputStream out) throws IOException {
            super(out);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
