package io.retroflex.server.contract;

import static io.retroflex.server.contract.Requests.bytes;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Bodies of DICOM instances ({@code multipart/related}), whole and damaged. */
final class RelatedBodies {
    static final String TYPE = "multipart/related";

    private static final String BOUNDARY = "boundary-of-a-run";
    private static final String HEAD = "Content-Type: application/dicom\r\n";
    private static final int MANY = 1_000;
    private static final List<String> WRONG_PARAMETERS = List.of(
            "; type=\"application/dicom\"",
            "; type=\"application/dicom\"; boundary=",
            "; type=\"application/dicom\"; boundary=another",
            "; type=\"application/dicom\"; boundary=\"" + "b".repeat(300) + "\"",
            "; type=\"application/dicom+json\"; boundary=" + BOUNDARY,
            "; type=nonsense; boundary=" + BOUNDARY,
            "; boundary=" + BOUNDARY,
            "; type=\"application/dicom\"; start=\"<x>\"; charset=nonsense; boundary=" + BOUNDARY);
    private static final List<String> WRONG_HEADS = List.of(
            "",
            "nonsense\r\n",
            "Content-Type: nonsense\r\n",
            "Content-Type: text/plain; charset=nonsense\r\n",
            "Content-Type: multipart/related; boundary=inner\r\n",
            HEAD + "Content-Transfer-Encoding: base64\r\n",
            HEAD + "Content-Transfer-Encoding: quoted-printable\r\n",
            HEAD + "Content-Transfer-Encoding: nonsense\r\n",
            HEAD + "Content-Length: -1\r\n",
            "X: " + "x".repeat(20_000) + "\r\n");

    private final SentFiles files;
    private final RandomGenerator random;

    RelatedBodies(SentFiles files, RandomGenerator random) {
        this.files = files;
        this.random = random;
    }

    /** A body; its content type goes to the headers. */
    byte[] of(boolean wrong, Map<String, String> headers) {
        boolean otherParameters = wrong && random.nextInt(3) == 0;
        headers.put(
                "Content-Type",
                TYPE
                        + (otherParameters
                                ? WRONG_PARAMETERS.get(random.nextInt(WRONG_PARAMETERS.size()))
                                : "; type=\"application/dicom\"; boundary=" + BOUNDARY));
        if (!wrong) {
            return parts(1 + random.nextInt(3), false);
        }
        return switch (random.nextInt(5)) {
            case 0 -> cut(parts(1 + random.nextInt(3), false));
            case 1 -> many();
            case 2 -> new byte[0];
            default -> parts(random.nextInt(4), true);
        };
    }

    private byte[] parts(int count, boolean wrong) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int i = 0; i < count; i++) {
            boolean otherHead = wrong && random.nextBoolean();
            byte[] instance = files.instance(random);
            part(
                    body,
                    otherHead ? WRONG_HEADS.get(random.nextInt(WRONG_HEADS.size())) : HEAD,
                    wrong && random.nextBoolean() ? SentFiles.damaged(instance, random) : instance);
        }
        end(body);
        return body.toByteArray();
    }

    private static void part(ByteArrayOutputStream body, String head, byte[] content) {
        body.writeBytes(bytes("--" + BOUNDARY + "\r\n" + head + "\r\n"));
        body.writeBytes(content);
        body.writeBytes(bytes("\r\n"));
    }

    private static void end(ByteArrayOutputStream body) {
        body.writeBytes(bytes("--" + BOUNDARY + "--\r\n"));
    }

    private byte[] cut(byte[] whole) {
        return Arrays.copyOf(whole, random.nextInt(whole.length));
    }

    private byte[] many() {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int i = random.nextInt(MANY); i >= 0; i--) {
            part(body, HEAD, new byte[0]);
        }
        end(body);
        return body.toByteArray();
    }
}
