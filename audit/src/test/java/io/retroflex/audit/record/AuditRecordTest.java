package io.retroflex.audit.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.retroflex.audit.procedure.Examination;
import io.retroflex.audit.procedure.Examined;
import io.retroflex.audit.protocol.Protocols;
import io.retroflex.audit.quality.Quality;
import io.retroflex.audit.report.AuditCsv;
import io.retroflex.audit.report.AuditFhir;
import io.retroflex.audit.report.AuditJson;
import io.retroflex.audit.report.AuditPage;
import io.retroflex.audit.report.SampleAudit;
import io.retroflex.audit.verdict.Auditor;
import io.retroflex.audit.verdict.Evidence;
import io.retroflex.audit.verdict.Made;
import io.retroflex.audit.verdict.ProcedureAudit;
import io.retroflex.audit.verdict.Reading;
import io.retroflex.audit.verdict.Standing;
import io.retroflex.audit.verdict.StationVerdict;
import io.retroflex.audit.verdict.Verdict;
import io.retroflex.audit.vote.Calibrator;
import io.retroflex.vision.picture.DifferenceHash;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An audit is written, read, and reported as if it had never been away. */
class AuditRecordTest {
    @TempDir
    private Path folder;

    @Test
    void everyReportOfASampleIsTheSameAfterwards() throws IOException {
        assertThatReportsAreKept(SampleAudit.audit());
        assertThatReportsAreKept(SampleAudit.timed());
    }

    @Test
    void everyReportOfAnAuditorsAuditIsTheSameAfterwards() throws IOException {
        for (String protocol : Protocols.IDS) {
            assertThatReportsAreKept(audited(protocol));
        }
    }

    @Test
    void aProcedureWithoutAnyPhotographIsKeptToo() throws IOException {
        assertThatReportsAreKept(audit("sss-22", new Made()));
    }

    @Test
    void allButTheSurroundingsAndTheReasonsOfRefusalIsEqual() {
        ProcedureAudit audit = SampleAudit.timed();

        AuditRecord read = read(AuditRecord.write(audit, SampleAudit.PROVENANCE), audit);

        assertThat(read.provenance()).isEqualTo(SampleAudit.PROVENANCE);
        assertThat(read.audit().protocol()).isEqualTo(audit.protocol());
        assertThat(read.audit())
                .usingRecursiveComparison()
                .withEqualsForType((one, other) -> Objects.deepEquals(one.get(), other.get()), Supplier.class)
                .ignoringFieldsMatchingRegexes(".*surroundings\\.byLabel", "refused\\.reason")
                .isEqualTo(audit);
    }

    @Test
    void noFileIsNamedAndNoPictureIsKept() throws IOException {
        byte[] bytes = AuditRecord.write(SampleAudit.timed(), SampleAudit.PROVENANCE);

        assertThat(text(bytes)).contains("sha256-1").doesNotContain("Mustermann", ".jpg", "thumbnail");
        assertThat(read(bytes, SampleAudit.timed()).audit().refused())
                .containsExactly(new Examination.Refused(5, "it could not be read"));
    }

    @Test
    void whatIsKnownOfAPictureOfTheGalleryIsKeptOnce() throws IOException {
        assertThat(text(AuditRecord.write(SampleAudit.audit(), SampleAudit.PROVENANCE)))
                .containsOnlyOnce("\"gallery-3\"");
    }

    /** Services keep records for years: whoever changes a name that is in them has to raise the version. */
    @Test
    void aRecordOfTheFirstVersionStaysReadable() throws IOException {
        byte[] json;
        try (InputStream in =
                Objects.requireNonNull(AuditRecordTest.class.getResourceAsStream("audit-record-1.json"))) {
            json = in.readAllBytes();
        }

        AuditRecord read = AuditRecord.read(packed(json), id -> new byte[0]);

        ProcedureAudit audit = read.audit();
        assertThat(read.provenance()).isEqualTo(SampleAudit.PROVENANCE);
        assertThat(audit.stations())
                .extracting(StationVerdict::verdict)
                .containsExactly(Verdict.DOCUMENTED, Verdict.UNCERTAIN, Verdict.NOT_FOUND, Verdict.NOT_ASSESSABLE);
        assertThat(audit.readings()).extracting(Reading::label).containsExactly("cecum", "ileum", "polyps", "polyps");
        assertThat(audit.readings().getFirst().photograph().taken())
                .contains(LocalDateTime.parse("2019-08-17T13:52:08"));
        assertThat(audit.stations().get(1).evidence())
                .extracting(Evidence::likeness)
                .containsExactly(0.4, 0.3);
        assertThat(audit.protocol().withdrawal()).isPresent();
    }

    @Test
    void anUnknownVersionIsRefused() throws IOException {
        String other = text(AuditRecord.write(SampleAudit.audit(), SampleAudit.PROVENANCE))
                .replace("\"version\":1,", "\"version\":2,");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(packed(other.getBytes(StandardCharsets.UTF_8)), SampleAudit.audit()))
                .withMessage("the record of an audit is of version 2, this Retroflex reads version 1; audit the"
                        + " procedure again");
    }

    @Test
    void damagedBytesAreRefused() throws IOException {
        byte[] bytes = AuditRecord.write(SampleAudit.audit(), SampleAudit.PROVENANCE);
        byte[] flipped = bytes.clone();
        flipped[bytes.length / 2] ^= 1;

        for (byte[] damaged : List.of(
                new byte[0],
                new byte[] {1, 2, 3},
                Arrays.copyOf(bytes, bytes.length / 2),
                flipped,
                packed(new byte[0]),
                packed("{\"version\":1,\"stations\":[null]}".getBytes(StandardCharsets.UTF_8)),
                packed("null".getBytes(StandardCharsets.UTF_8)),
                packed("{}".getBytes(StandardCharsets.UTF_8)),
                packed("{\"version\":1}".getBytes(StandardCharsets.UTF_8)))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> read(damaged, SampleAudit.audit()))
                    .withMessageStartingWith("the record of an audit is damaged: ")
                    .withMessageEndingWith("; audit the procedure again");
        }
    }

    @Test
    void partsThatDoNotFitEachOtherAreRefused() throws IOException {
        String json = text(AuditRecord.write(SampleAudit.audit(), SampleAudit.PROVENANCE));
        Map<String, String> changes = Map.of(
                "{\"picture\":0,", "{\"picture\":18,",
                "{\"picture\":1,", "{\"picture\":-1,",
                "{\"number\":2,", "{\"number\":1,",
                "{\"photograph\":1,", "{\"photograph\":9,",
                "\"readings\":[{", "\"readings\":[null,{",
                "\"neighbours\":5", "\"neighbours\":19",
                "\"stations\":[{\"id\":\"cecum\",\"verdict\"", "\"stations\":[{\"id\":\"coecum\",\"verdict\"");

        changes.forEach((part, other) -> {
            assertThat(json).contains(part);
            byte[] damaged = packed(json.replace(part, other).getBytes(StandardCharsets.UTF_8));
            assertThatIllegalArgumentException()
                    .as(other)
                    .isThrownBy(() -> read(damaged, SampleAudit.audit()))
                    .withMessageStartingWith("the record of an audit is damaged: ");
        });
    }

    @Test
    void whatUnpacksToMoreThanARecordMayHaveIsRefused() {
        byte[] bomb = packed(new byte[AuditRecord.MOST_BYTES + 1]);

        assertThat(bomb).hasSizeLessThan(100_000);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(bomb, SampleAudit.audit()))
                .withMessageContaining("it unpacks to more than 67108864 bytes");
    }

    private void assertThatReportsAreKept(ProcedureAudit audit) throws IOException {
        AuditRecord read = read(AuditRecord.write(audit, SampleAudit.PROVENANCE), audit);

        assertThat(reports(read.audit())).isEqualTo(reports(audit));
        assertThat(read.audit().withdrawal()).isEqualTo(audit.withdrawal());
        assertThat(read.audit().month()).isEqualTo(audit.month());
    }

    private List<String> reports(ProcedureAudit audit) throws IOException {
        return List.of(
                AuditJson.of(audit, SampleAudit.PROVENANCE, number -> "nr " + number)
                        .toPrettyString(),
                AuditCsv.of(audit, SampleAudit.PROVENANCE, number -> "nr " + number),
                AuditFhir.of(audit, SampleAudit.PROVENANCE),
                Files.readString(new AuditPage(
                                audit, SampleAudit.PROVENANCE, number -> "nr " + number, neighbour -> Optional.empty())
                        .write(folder)));
    }

    /** Of every standing, with times, for all protocols. */
    private static ProcedureAudit audited(String protocol) throws IOException {
        Made made = new Made();
        DifferenceHash look = made.anyLook();
        made.photographs("polyp", 4)
                .photographs("cecum", 3)
                .photograph("bbps-2-3")
                .between("retroflex-rectum", "ileum")
                .photograph("cecum", new Quality(1, 0.5, 1, 1), look)
                .photograph("cecum", new Quality(1, 0.8, 1, 1), look)
                .photograph("ileocecal-valve", new Quality(1, 0.1, 1, 1), made.anyLook())
                .photograph("polyp", new Quality(0.01, 0.1, 1, 1), made.anyLook())
                .foreign()
                .taken(90, 7, 1200, 33, 41, 42, 43, 600, 610, 620, 630, 700);
        ProcedureAudit audit = audit(protocol, made);
        assertThat(audit.readings()).extracting(Reading::standing).contains(Standing.values());
        return audit;
    }

    private static ProcedureAudit audit(String protocol, Made made) throws IOException {
        return new Auditor(
                        Protocols.open(protocol),
                        Calibrator.calibrate(made.gallery, false),
                        made.gallery.countByLabel().keySet())
                .audit("procedure-1", made.examination());
    }

    private static AuditRecord read(byte[] bytes, ProcedureAudit like) {
        Map<String, byte[]> thumbnails = like.readings().stream()
                .map(Reading::photograph)
                .collect(Collectors.toMap(
                        Examined::id, photograph -> photograph.thumbnail().get()));
        Function<String, byte[]> byId = id -> Objects.requireNonNull(thumbnails.get(id));
        return AuditRecord.read(bytes, byId);
    }

    private static String text(byte[] bytes) throws IOException {
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static byte[] packed(byte[] json) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(json);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }
}
