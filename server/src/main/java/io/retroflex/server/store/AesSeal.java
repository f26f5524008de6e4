package io.retroflex.server.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES-256 in Galois counter mode: a byte that says how, a nonce of its own for each file, the text and its tag. The place is
 * authenticated with it, so that files cannot be exchanged.
 */
public final class AesSeal implements Seal {
    private static final int KEY_BYTES = 32;
    private static final byte VERSION = 1;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final String WAY = "AES/GCM/NoPadding";

    private final SecretKey key;
    private final SecureRandom random = new SecureRandom();

    private AesSeal(byte[] key) {
        this.key = new SecretKeySpec(key, "AES");
    }

    /**
     * By the key in a file: 32 random bytes as Base64, as {@code openssl rand -base64 32} writes them.
     *
     * @throws IOException if there is none in it
     */
    public static AesSeal withKeyIn(Path file) throws IOException {
        byte[] key;
        try {
            key = Base64.getDecoder().decode(Files.readString(file).strip());
        } catch (IllegalArgumentException e) {
            throw new IOException(file + ": it is no key; make one: openssl rand -base64 " + KEY_BYTES, e);
        }
        if (key.length != KEY_BYTES) {
            throw new IOException(file + ": the key has " + key.length + " bytes and not " + KEY_BYTES
                    + "; make one: openssl rand -base64 " + KEY_BYTES);
        }
        return new AesSeal(key);
    }

    @Override
    public byte[] seal(byte[] content, String place) {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        try {
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, nonce, 0, place);
            byte[] sealed = new byte[1 + NONCE + cipher.getOutputSize(content.length)];
            sealed[0] = VERSION;
            System.arraycopy(nonce, 0, sealed, 1, NONCE);
            cipher.doFinal(content, 0, content.length, sealed, 1 + NONCE);
            return sealed;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has " + WAY, e);
        }
    }

    @Override
    public byte[] open(byte[] sealed, String place) throws IOException {
        if (sealed.length < 1 + NONCE + TAG_BITS / Byte.SIZE || sealed[0] != VERSION) {
            throw new IOException(place + ": it was not sealed; was it stored before there was a key?");
        }
        try {
            return cipher(Cipher.DECRYPT_MODE, sealed, 1, place).doFinal(sealed, 1 + NONCE, sealed.length - 1 - NONCE);
        } catch (AEADBadTagException e) {
            throw new IOException(place + ": it was changed, or sealed with another key", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has " + WAY, e);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, int offset, String place) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(WAY);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce, offset, NONCE));
        cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
