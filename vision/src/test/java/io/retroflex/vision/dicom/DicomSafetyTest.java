package io.retroflex.vision.dicom;

import static io.retroflex.vision.dicom.DicomBytes.concat;
import static io.retroflex.vision.dicom.DicomBytes.element;
import static io.retroflex.vision.dicom.DicomBytes.implicit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import io.retroflex.vision.picture.PictureException;
import io.retroflex.vision.picture.PictureLimits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bytes from anywhere give a picture or a {@link PictureException}, and never anything else. */
class DicomSafetyTest {
    private static final int SEQUENCE = 0x0008_1111;
    private static final int UNDEFINED = -1;
    private static final byte[] ITEM_END = implicit(ElementHeader.ITEM_END, 0);
    private static final byte[] SEQUENCE_END = implicit(ElementHeader.SEQUENCE_END, 0);

    @ParameterizedTest
    @ValueSource(strings = {"grey.dcm", "implicit.dcm", "jpeg-grey.dcm", "jpeg-fragments.dcm"})
    void everyStumpOfAFileIsRefused(String name) throws IOException {
        byte[] whole = DicomFixtures.bytes(name);
        for (int length = 0; length < whole.length; length++) {
            byte[] stump = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> readAll(stump)).isInstanceOf(PictureException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"grey.dcm", "implicit.dcm", "ybr-full-422.dcm", "jpeg-grey.dcm", "jpeg-fragments.dcm"})
    void changedBytesGiveAPictureOrARefusal(String name) throws IOException {
        byte[] whole = DicomFixtures.bytes(name);
        int refused = 0;
        for (int seed = 0; seed < 2000; seed++) {
            Random random = new Random(seed);
            byte[] changed = whole.clone();
            for (int i = random.nextInt(8); i >= 0; i--) {
                changed[128 + random.nextInt(whole.length - 128)] = (byte) random.nextInt();
            }
            try {
                readAll(changed);
            } catch (PictureException e) {
                refused++;
            } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
                fail("seed " + seed, e);
            }
        }
        assertThat(refused).isBetween(100, 1999);
    }

    @Test
    void aLengthBeyondTheEndIsRefusedBeforeMemoryIsTaken() {
        assertRefused(
                DicomBytes.good().with(0x7fe0_0010, "OB", 0x7fff_fff0, new byte[4]),
                "2147483632 bytes are announced where 4 are left");
        assertRefused(
                DicomBytes.good().with(0x7fe0_0010, "OB", 0xffff_fff0, new byte[4]), "4294967280 bytes are announced");
        assertRefused(DicomBytes.good().with(0x0010_0010, "UN", 0x7fff_fff0, new byte[4]), "are announced");
        assertRefused(
                DicomBytes.good()
                        .with(0x0002_0010, "UI", TransferSyntax.JPEG_BASELINE.uid())
                        .with(
                                0x7fe0_0010,
                                "OB",
                                UNDEFINED,
                                implicit(ElementHeader.ITEM, 0, implicit(ElementHeader.ITEM, 0x7fff_ff00))),
                "2147483392 bytes are announced");
        assertRefused(
                DicomBytes.good().with(0x7fe0_0010, "OB", UNDEFINED, implicit(ElementHeader.ITEM, 0x7fff_ff00)),
                "its table of frames has 2147483392 bytes");
        assertRefused(DicomBytes.good().with(0x0008_0070, "LO", new byte[1000]), "has 1000 bytes, more than the 256");
    }

    @Test
    void aSizeBeyondTheLimitsIsRefusedBeforeMemoryIsTaken() throws IOException {
        assertRefused(
                DicomBytes.good().with(0x0028_0010, 65_535).with(0x0028_0011, 65_535),
                "65535 x 65535 pixels, more than the limit of 50000000");
        assertRefused(DicomBytes.good().with(0x0028_0011, 0), "0 x 2 pixels, but a picture has at least 1");
        assertRefused(DicomBytes.good().with(0x0028_0008, "IS", "2147483647"), "has 4 bytes, but 2147483647 of 2 x 2");
        byte[] file = DicomFixtures.bytes("explicit.dcm");
        assertThatThrownBy(() -> DicomFile.read(file, "x.dcm", new PictureLimits(100, 1_000_000)))
                .hasMessageContaining("more than the limit of 100");
        assertThatThrownBy(() -> DicomFile.read(file, "x.dcm", new PictureLimits(1_000_000, 100)))
                .hasMessageContaining("32 x 24 pixels, more than the limit of 100");
    }

    @Test
    void sequencesWithoutALengthAreSteppedOver() throws PictureException {
        byte[] name = element(0x0010_0010, "PN", 12, "Zebra^Quagga".getBytes(StandardCharsets.US_ASCII));
        byte[] inner = element(
                SEQUENCE,
                "SQ",
                UNDEFINED,
                concat(implicit(ElementHeader.ITEM, UNDEFINED, name), ITEM_END, SEQUENCE_END));
        DicomBytes nested = DicomBytes.good()
                .with(
                        SEQUENCE,
                        "SQ",
                        UNDEFINED,
                        concat(implicit(ElementHeader.ITEM, UNDEFINED, inner), ITEM_END, SEQUENCE_END));
        assertThat(DicomFixtures.read(nested).frame(0).rgb()).startsWith(10, 10, 10, 20);

        // A value of unknown representation and length is a sequence in implicit form, whatever the file's form is.
        byte[] implicitItem = implicit(ElementHeader.ITEM, UNDEFINED, implicit(0x0010_0010, 4, new byte[4]), ITEM_END);
        DicomBytes unknown = DicomBytes.good().with(0x0009_1001, "UN", UNDEFINED, concat(implicitItem, SEQUENCE_END));
        assertThat(DicomFixtures.read(unknown).notKept()).containsExactly(new Tag(0x0009, 0x1001));
    }

    @Test
    void thePixelsOfAnIconAreNotThePicture() throws PictureException {
        byte[] icon = element(0x7fe0_0010, "OB", 4, new byte[] {1, 2, 3, 4});
        byte[] compressed = element(
                0x7fe0_0010,
                "OB",
                UNDEFINED,
                concat(implicit(ElementHeader.ITEM, 0), implicit(ElementHeader.ITEM, 2, new byte[2]), SEQUENCE_END));
        for (byte[] pixels : new byte[][] {icon, compressed}) {
            DicomBytes file = DicomBytes.good()
                    .with(
                            0x0088_0200,
                            "SQ",
                            UNDEFINED,
                            concat(implicit(ElementHeader.ITEM, UNDEFINED, pixels), ITEM_END, SEQUENCE_END));
            assertThat(DicomFixtures.read(file).frame(0).rgb()).startsWith(10, 10, 10, 20);
        }
    }

    @Test
    void sequencesThatNestOnAndOnAreRefused() {
        byte[] level = element(SEQUENCE, "SQ", UNDEFINED, implicit(ElementHeader.ITEM, UNDEFINED));
        byte[][] deep = new byte[100_000][];
        Arrays.fill(deep, level);

        assertRefused(DicomBytes.good().and(concat(deep)), "order of their tags");
        assertRefused(
                DicomBytes.good()
                        .with(SEQUENCE, "SQ", UNDEFINED, concat(implicit(ElementHeader.ITEM, UNDEFINED), concat(deep))),
                "nested more than 16 deep");
    }

    @Test
    void sequencesThatAreNotClosedAsTheyWereOpenedAreRefused() {
        assertRefused(sequence(concat(implicit(ElementHeader.ITEM, UNDEFINED), SEQUENCE_END)), "ends within an item");
        assertRefused(sequence(ITEM_END), "something that is no item");
        assertRefused(sequence(element(0x0010_0010, "PN", 0, new byte[0])), "something that is no item");
        assertRefused(DicomBytes.good().and(SEQUENCE_END), "outside of any sequence");
        assertRefused(
                DicomBytes.good().with(0x0010_0010, "ZZ", new byte[2]), "representation that DICOM does not know");
        assertRefused(DicomBytes.good().with(0x0010_4000, "UT", UNDEFINED, new byte[8]), "UT has no length");
    }

    @Test
    void anElementThatComesTwiceIsRefused() {
        assertRefused(DicomBytes.good().and(element(0x7fe0_0010, "OB", 4, new byte[4])), "order of their tags");
    }

    @Test
    void elementsWithoutEndAreRefused() {
        byte[][] many = new byte[10_001][];
        for (int i = 0; i < many.length; i++) {
            many[i] = element(0x7fe1_0000 + i, "SH", 0, new byte[0]);
        }

        assertRefused(DicomBytes.good().and(concat(many)), "more than 10000 elements");
    }

    @Test
    void aTableOfFramesThatLiesIsRefused() throws IOException {
        // The three offsets of the fixture: 0, 748, 1532.
        String table = "\0\0\0\0\u00ec\2\0\0\u00fc\5\0\0";
        for (String lie : new String[] {
            "\0\0\0\0\u00ec\2\0\0\u00ec\2\0\0",
            "\0\0\0\0\u00fc\5\0\0\u00ec\2\0\0",
            "\2\0\0\0\u00ec\2\0\0\u00fc\5\0\0",
            "\0\0\0\0\u00ec\2\0\0\u00fe\5\0\0",
            "\0\0\0\0\u00ec\2\0\0\u00ff\u00ff\u00ff\u00ff"
        }) {
            byte[] file = DicomFixtures.replaced("jpeg-three.dcm", table, lie);
            assertThatThrownBy(() -> DicomFixtures.read(file, "lying.dcm"))
                    .isInstanceOf(PictureException.class)
                    .hasMessageContaining("its table of frames does not fit");
        }
        byte[] fewer = DicomFixtures.replaced("jpeg-three.dcm", "IS\2\0003 ", "IS\2\0002 ");
        assertThatThrownBy(() -> DicomFixtures.read(fewer, "fewer.dcm"))
                .hasMessageContaining("2 frames in 3 fragments");
        byte[] more = DicomFixtures.replaced("jpeg-three.dcm", "IS\2\0003 ", "IS\2\0004 ");
        assertThatThrownBy(() -> DicomFixtures.read(more, "more.dcm"))
                .hasMessageContaining("it says that it has 4 frames");
    }

    private static DicomBytes sequence(byte[] content) {
        return DicomBytes.good().with(SEQUENCE, "SQ", UNDEFINED, concat(content, SEQUENCE_END));
    }

    private static void readAll(byte[] bytes) throws PictureException {
        DicomFile file = DicomFixtures.read(bytes, "any.dcm");
        for (int i = 0; i < file.frames(); i++) {
            file.frame(i);
        }
    }

    private static void assertRefused(DicomBytes file, String rule) {
        assertThatThrownBy(() -> DicomFixtures.read(file))
                .isInstanceOf(PictureException.class)
                .hasMessageContaining(rule);
    }
}
