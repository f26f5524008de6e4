package io.retroflex.server.contract;

import io.retroflex.server.Colours;
import io.retroflex.vision.dicom.DicomFixtures;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;

/** Files to send: pictures, archives and DICOM files, whole, damaged and none at all. */
final class SentFiles {
    private static final int MOST_DAMAGES = 4;

    private final List<byte[]> pictures = new ArrayList<>();
    private final List<byte[]> all = new ArrayList<>();
    private final List<byte[]> instances = new ArrayList<>();

    SentFiles() throws IOException {
        pictures.add(Colours.jpeg("green"));
        pictures.add(Colours.jpeg("red"));
        for (String format : List.of("png", "bmp", "tiff")) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), format, bytes);
            pictures.add(bytes.toByteArray());
        }
        all.addAll(pictures);
        for (String file : List.of("explicit", "jpeg-three", "names", "refused-video", "refused-16-bits")) {
            instances.add(DicomFixtures.bytes(file + ".dcm"));
        }
        all.add(DicomFixtures.bytes("jpeg-three.dcm"));
        all.add(zip("1.jpg", "2.png", "deep/3.bmp", "notes.txt"));
        all.add(zip("../../1.jpg", "/2.png", "C:\\3.bmp"));
        all.add(zip("nothing.txt"));
        all.add(zip());
    }

    private byte[] zip(String... names) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < names.length; i++) {
                zip.putNextEntry(new ZipEntry(names[i]));
                zip.write(pictures.get(i % pictures.size()));
            }
        }
        return bytes.toByteArray();
    }

    /** One that is what it seems to be. */
    byte[] whole(RandomGenerator random) {
        return all.get(random.nextInt(all.size()));
    }

    /** A DICOM file. */
    byte[] instance(RandomGenerator random) {
        return instances.get(random.nextInt(instances.size()));
    }

    /** One that is empty, random, cut short, or of which some bytes are others. */
    byte[] damaged(RandomGenerator random) {
        return damaged(whole(random), random);
    }

    /** The same of a file. */
    static byte[] damaged(byte[] whole, RandomGenerator random) {
        byte[] bytes = whole.clone();
        return switch (random.nextInt(5)) {
            case 0 -> new byte[0];
            case 1 -> noise(random);
            case 2 -> Arrays.copyOf(bytes, random.nextInt(bytes.length));
            default -> changed(bytes, random);
        };
    }

    private static byte[] noise(RandomGenerator random) {
        byte[] bytes = new byte[random.nextInt(2_000)];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] changed(byte[] bytes, RandomGenerator random) {
        for (int i = 1 + random.nextInt(MOST_DAMAGES); i > 0; i--) {
            // Headers are where a change does most.
            int among = random.nextBoolean() ? Math.min(200, bytes.length) : bytes.length;
            bytes[random.nextInt(among)] = (byte) random.nextInt(256);
        }
        return bytes;
    }
}
