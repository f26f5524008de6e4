package io.retroflex.server.dicomweb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.retroflex.server.problem.BadRequestException;
import io.retroflex.server.procedure.UploadedFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import org.springframework.web.multipart.MaxUploadSizeExceededException;

class RelatedPartsTest {
    private static final String TYPE = "multipart/related; type=\"application/dicom\"; boundary=b";
    private static final long MOST = 1 << 20;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--b\r\n\r\none\r\n--b\r\n\r\ntwo\r\n--b--\r\n",
                "--b\r\n\r\none\r\n--b\r\n\r\ntwo\r\n--b--",
                "--b\r\nContent-Type: application/dicom\r\nContent-ID: <1>\r\n\r\none\r\n--b\r\n\r\ntwo\r\n--b--",
                "before\r\nit\r\n--b\r\n\r\none\r\n--b\r\n\r\ntwo\r\n--b--\r\nafter it\r\n--b\r\n\r\nthree",
                "--b  \r\n\r\none\r\n--b\t\r\n\r\ntwo\r\n--b--  \r\n",
                "--b\r\nContent-Transfer-Encoding: base64\r\n\r\nb25l\r\n--b\r\n\r\ntwo\r\n--b--"
            })
    void partsAreTakenApart(String body) throws IOException {
        assertThat(parts(TYPE, body)).containsExactly("one", "two");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "multipart/related; boundary=\"a b:c\"",
                "multipart/related; boundary=\"a b:c\"; type=\"application/dicom\"",
                "Multipart/Related; type=\"application/dicom\"; start=\"<1>\"; Boundary=\"a b:c\""
            })
    void aBoundaryMayStandInQuotes(String type) throws IOException {
        assertThat(parts(type, "--a b:c\r\n\r\none\r\n--a b:c--")).containsExactly("one");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no part",
                "--b--\r\n",
                "--other\r\n\r\none\r\n--other--\r\n",
                "--b\r\n\r\none\r\n--b\r\n\r\ntwo",
                "--b\r\n\r\none\r\n--b\r\n\r\ntwo\r\n",
                "--b\r\n\r\none\r\n--b\r\n",
                "--b\r\n\r\none\r\n--b\r\nContent-Type: appli",
                "--b\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\none\ntwo\r\n--b--\r\n",
                "--b\r\nContent-Transfer-Encoding: base64\r\n\r\nb~2\r\n--b--\r\n",
                "--b\r\nContent-Type: multipart/related; boundary=c\r\n\r\n--c\r\n\r\none\r\n--c--\r\n--b--\r\n"
            })
    void whatIsNotWholeIsRefusedAndNothingOfItStays(String body) {
        assertThatThrownBy(() -> parts(TYPE, body))
                .isInstanceOf(BadRequestException.class)
                .hasMessageContaining("multipart/related");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aTypeWithoutABoundaryIsRefused() {
        assertThatThrownBy(() -> parts("multipart/related; type=\"application/dicom\"", "--b\r\n\r\none\r\n--b--"))
                .hasMessageContaining("has no boundary");
    }

    /** Of bytes that look like the beginning of a boundary too. */
    @Test
    void eachByteOfAPartIsItsOwn() throws IOException {
        Random random = new Random(7);
        byte[] signs = "\r\n-b\0\u00ff".getBytes(StandardCharsets.ISO_8859_1);
        String boundary = "bbbb-bb";
        List<String> sent = new ArrayList<>();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int part = 0; part < 200; part++) {
            byte[] content = new byte[random.nextInt(10_000)];
            for (int i = 0; i < content.length; i++) {
                content[i] = part % 2 == 0 ? signs[random.nextInt(signs.length)] : (byte) random.nextInt(256);
            }
            String text = new String(content, StandardCharsets.ISO_8859_1);
            if (!("\n" + text).contains("\n--" + boundary)) {
                sent.add(text);
                body.writeBytes(("--" + boundary + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
                body.writeBytes(content);
                body.writeBytes("\r\n".getBytes(StandardCharsets.ISO_8859_1));
            }
        }
        body.writeBytes(("--" + boundary + "--").getBytes(StandardCharsets.ISO_8859_1));

        assertThat(parts("multipart/related; boundary=" + boundary, body.toByteArray(), body.size()))
                .isEqualTo(sent);
    }

    @Test
    void aBodyThatIsLargerThanItMayBeIsRefusedAndNothingOfItStays() throws IOException {
        byte[] body = "--b\r\n\r\none\r\n--b\r\n\r\ntwo\r\n--b--".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(parts(TYPE, body, body.length)).hasSize(2);
        assertThatThrownBy(() -> parts(TYPE, body, body.length - 1)).isInstanceOf(MaxUploadSizeExceededException.class);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void nothingStaysOfPartsThatAreClosed() throws IOException {
        parts(TYPE, "--b\r\n\r\none\r\n--b--");
        assertThat(folder).isEmptyDirectory();
    }

    private List<String> parts(String type, String body) throws IOException {
        return parts(type, body.getBytes(StandardCharsets.ISO_8859_1), MOST);
    }

    private List<String> parts(String type, byte[] body, long most) throws IOException {
        List<String> parts = new ArrayList<>();
        try (RelatedParts related =
                RelatedParts.read(new ByteArrayInputStream(body), MediaType.parseMediaType(type), folder, most)) {
            for (UploadedFile part : related.files()) {
                try (InputStream in = part.open()) {
                    parts.add(new String(in.readAllBytes(), StandardCharsets.ISO_8859_1));
                }
            }
        }
        return parts;
    }
}
