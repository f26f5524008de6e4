package io.retroflex.server.procedure;

import static org.assertj.core.api.Assertions.assertThat;

import io.retroflex.server.Colours;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UploadReaderTest {
    private static final int DIRECTORY_ENTRY = 0x02014b50;
    private static final int PACKED_SIZE = 20;

    @TempDir
    private Path temporary;

    @Test
    void howeverEarlyAnEntryEndsItIsRefusedAndTheRestGoesOn() throws IOException {
        byte[] archive = zip(Colours.jpeg("green"), Colours.jpeg("red"));
        ByteBuffer bytes = ByteBuffer.wrap(archive).order(ByteOrder.LITTLE_ENDIAN);
        int at = 0;
        while (bytes.getInt(at) != DIRECTORY_ENTRY) {
            at++;
        }
        // Java forgives one missing byte.
        for (int packed = bytes.getInt(at + PACKED_SIZE) - 2; packed > 0; packed--) {
            bytes.putInt(at + PACKED_SIZE, packed);
            List<CleanPhotograph> taken = new ArrayList<>();

            List<String> refused = new UploadReader(temporary, (photograph, file) -> taken.add(photograph))
                    .read(List.of(() -> new ByteArrayInputStream(archive)));

            assertThat(refused).singleElement().asString().startsWith("file 1, entry 1: ");
            assertThat(taken).hasSize(1);
        }
    }

    private static byte[] zip(byte[]... files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < files.length; i++) {
                zip.putNextEntry(new ZipEntry(i + ".jpg"));
                zip.write(files[i]);
            }
        }
        return bytes.toByteArray();
    }
}
