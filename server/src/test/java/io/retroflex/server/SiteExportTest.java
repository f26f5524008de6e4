package io.retroflex.server;

import static io.retroflex.server.ProcedureClient.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.retroflex.gallery.Facts;
import io.retroflex.vision.dataset.Dataset;
import io.retroflex.vision.dataset.LabelledPicture;
import io.retroflex.vision.picture.PictureReader;
import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

/** The pictures of the site as others take them along. */
class SiteExportTest extends SiteGalleryFixture {
    @Test
    void theExportIsDataThatTrainingAndGalleriesRead() throws Exception {
        String one = procedure("green", "red");
        String other = procedure("blue");
        added(one, 1, "cecum");
        added(one, 2, "red");
        added(other, 1, "cecum");

        HttpResponse<byte[]> export = server.bytes(SITE + "/export", curator);

        assertThat(export.headers().firstValue("Content-Type")).contains("application/zip");
        Path data = unzipped(export.body());
        List<LabelledPicture> pictures = Dataset.read(data).pictures();
        assertThat(Dataset.read(data).problems()).isEmpty();
        assertThat(pictures)
                .extracting(LabelledPicture::name, LabelledPicture::label, picture -> picture.column(Facts.GROUP))
                .containsExactly(
                        tuple("cecum/site-1.png", "cecum", Optional.of("procedure-1")),
                        tuple("red/site-2.png", "red", Optional.of("procedure-1")),
                        tuple("cecum/site-3.png", "cecum", Optional.of("procedure-2")));
        for (LabelledPicture picture : pictures) {
            assertThat(PictureReader.read(picture.file()).width()).isEqualTo(48);
        }
        Files.delete(data.resolve(Dataset.MANIFEST));
        assertThat(Dataset.read(data).pictures())
                .as("the folders alone")
                .extracting(LabelledPicture::label)
                .containsExactly("cecum", "cecum", "red");
        assertThat(new String(export.body(), StandardCharsets.ISO_8859_1)).doesNotContain(id(one), id(other));
    }

    private Path unzipped(byte[] archive) throws Exception {
        Path data = folder.resolve("unzipped");
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path file = data.resolve(entry.getName());
                Files.createDirectories(file.getParent());
                Files.copy(zip, file);
            }
        }
        return data;
    }
}
