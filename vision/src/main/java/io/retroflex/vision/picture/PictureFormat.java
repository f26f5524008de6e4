package io.retroflex.vision.picture;

import com.twelvemonkeys.imageio.plugins.jpeg.JPEGImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.tiff.TIFFImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageReader;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;

/**
 * The formats that are read, told by their first bytes, each with the decoder chosen for it.
 *
 * <p>The decoder is chosen here and not by ImageIO's order of plug-ins, which depends on the class path: ordinary JPEGs
 * go to the JDK's libjpeg, whose pixels are those of Pillow.
 */
enum PictureFormat {
    JPEG {
        @Override
        ImageReader reader(byte[] bytes) throws IOException {
            return JpegHeader.of(bytes).plain() ? jdk("jpeg") : twelveMonkeysJpeg();
        }
    },
    PNG {
        @Override
        ImageReader reader(byte[] bytes) throws IOException {
            return jdk("png");
        }
    },
    BMP {
        @Override
        ImageReader reader(byte[] bytes) throws IOException {
            return jdk("bmp");
        }
    },
    TIFF {
        @Override
        ImageReader reader(byte[] bytes) throws IOException {
            return new TIFFImageReaderSpi().createReaderInstance(null);
        }
    },
    WEBP {
        @Override
        ImageReader reader(byte[] bytes) throws IOException {
            return new WebPImageReaderSpi().createReaderInstance(null);
        }
    };

    /** A fresh decoder for these bytes. */
    abstract ImageReader reader(byte[] bytes) throws IOException;

    static Optional<PictureFormat> of(byte[] bytes) {
        if (startsWith(bytes, 0, "\u00ff\u00d8\u00ff")) {
            return Optional.of(JPEG);
        } else if (startsWith(bytes, 0, "\u0089PNG\r\n\u001a\n")) {
            return Optional.of(PNG);
        } else if (startsWith(bytes, 0, "BM")) {
            return Optional.of(BMP);
        } else if (startsWith(bytes, 0, "II*\0") || startsWith(bytes, 0, "MM\0*")) {
            return Optional.of(TIFF);
        } else if (startsWith(bytes, 0, "RIFF") && startsWith(bytes, 8, "WEBP")) {
            return Optional.of(WEBP);
        }
        return Optional.empty();
    }

    /** Whether the bytes at the offset are these characters, each the value of one byte. */
    static boolean startsWith(byte[] bytes, int offset, String characters) {
        if (bytes.length - offset < characters.length()) {
            return false;
        }
        for (int i = 0; i < characters.length(); i++) {
            if ((bytes[offset + i] & 0xff) != characters.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static ImageReader twelveMonkeysJpeg() throws IOException {
        JPEGImageReaderSpi provider = new JPEGImageReaderSpi();
        // Otherwise it has no JDK decoder to build on.
        provider.onRegistration(IIORegistry.getDefaultInstance(), ImageReaderSpi.class);
        return provider.createReaderInstance(null);
    }

    private static ImageReader jdk(String format) throws IOException {
        Iterator<ImageReaderSpi> providers = IIORegistry.getDefaultInstance()
                .getServiceProviders(ImageReaderSpi.class, provider -> isJdk(provider, format), true);
        if (!providers.hasNext()) {
            throw new IOException(
                    "this Java runtime has no " + format + " decoder; use one with the module java.desktop");
        }
        return providers.next().createReaderInstance();
    }

    private static boolean isJdk(Object provider, String format) {
        if (!"java.desktop".equals(provider.getClass().getModule().getName())) {
            return false;
        }
        for (String name : ((ImageReaderSpi) provider).getFormatNames()) {
            if (name.equals(format)) {
                return true;
            }
        }
        return false;
    }
}
