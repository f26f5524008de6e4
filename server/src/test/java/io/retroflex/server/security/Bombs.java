package io.retroflex.server.security;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Small files that claim to be large, or become so. */
final class Bombs {
    private static final int MEGABYTE = 1 << 20;

    private Bombs() {}

    /** An archive of entries of zeros. */
    static byte[] zip(int entries, int megabytes, String suffix) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.setLevel(Deflater.BEST_SPEED);
            for (int i = 0; i < entries; i++) {
                zip.putNextEntry(new ZipEntry(i + suffix));
                for (int m = 0; m < megabytes; m++) {
                    zip.write(new byte[MEGABYTE]);
                }
            }
        }
        return bytes.toByteArray();
    }

    /** The same archive that says of each entry that it has so many bytes. */
    static byte[] lying(byte[] zip, int size) {
        ByteBuffer file = ByteBuffer.wrap(zip.clone()).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i + 46 < zip.length; i++) {
            if (file.getInt(i) == 0x0201_4b50) {
                file.putInt(i + 24, size);
            }
        }
        return file.array();
    }

    static byte[] png(byte[] png, int width, int height) {
        ByteBuffer file = ByteBuffer.wrap(png.clone()).putInt(16, width).putInt(20, height);
        return file.putInt(29, checksum(file.array(), 12, 17)).array();
    }

    /** A PNG with a chunk that unpacks to so much. */
    static byte[] chunk(byte[] png, String kind, int megabytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        packed.writeBytes(bytes(kind + "Comment\0\0"));
        try (DeflaterOutputStream deflater =
                new DeflaterOutputStream(packed, new Deflater(Deflater.BEST_SPEED), MEGABYTE)) {
            for (int m = 0; m < megabytes; m++) {
                deflater.write(new byte[MEGABYTE]);
            }
        }
        byte[] chunk = packed.toByteArray();
        int header = 33;
        return ByteBuffer.allocate(png.length + chunk.length + 8)
                .put(png, 0, header)
                .putInt(chunk.length - kind.length())
                .put(chunk)
                .putInt(checksum(chunk, 0, chunk.length))
                .put(png, header, png.length - header)
                .array();
    }

    private static int checksum(byte[] bytes, int from, int length) {
        CRC32 sum = new CRC32();
        sum.update(bytes, from, length);
        return (int) sum.getValue();
    }

    static byte[] bmp(byte[] bmp, int width, int height) {
        return ByteBuffer.wrap(bmp.clone())
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(18, width)
                .putInt(22, height)
                .array();
    }

    static byte[] jpeg(byte[] jpeg, int width, int height) {
        ByteBuffer file = ByteBuffer.wrap(jpeg.clone());
        for (int i = 0; i + 9 < jpeg.length; i++) {
            if (file.getShort(i) == (short) 0xffc0) {
                return file.putShort(i + 5, (short) height)
                        .putShort(i + 7, (short) width)
                        .array();
            }
        }
        throw new IllegalArgumentException("it has no frame");
    }

    static byte[] gif(int width, int height) {
        return ByteBuffer.allocate(14)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(bytes("GIF89a"))
                .putShort((short) width)
                .putShort((short) height)
                .put(13, (byte) ';')
                .array();
    }

    static byte[] tiff(int width, int height, int channels) {
        int[][] fields = {
            {256, width},
            {257, height},
            {258, 8},
            {259, 1},
            {262, 1},
            {273, 8},
            {277, channels},
            {278, height},
            {279, 8}
        };
        ByteBuffer file = ByteBuffer.allocate(200).order(ByteOrder.LITTLE_ENDIAN);
        file.put(bytes("II*\0")).putInt(8).putShort((short) fields.length);
        for (int[] field : fields) {
            file.putShort((short) field[0]).putShort((short) 4).putInt(1).putInt(field[1]);
        }
        return file.array();
    }

    static byte[] webp(int width, int height) {
        ByteBuffer file = ByteBuffer.allocate(60).order(ByteOrder.LITTLE_ENDIAN);
        file.put(bytes("RIFF")).putInt(52).put(bytes("WEBPVP8X")).putInt(10).putInt(0);
        file.putShort((short) (width - 1)).put((byte) ((width - 1) >> 16));
        file.putShort((short) (height - 1)).put((byte) ((height - 1) >> 16));
        return file.put(bytes("VP8L")).putInt(10).put((byte) 0x2f).array();
    }

    static byte[] bytes(String text) {
        return text.getBytes(ISO_8859_1);
    }
}
