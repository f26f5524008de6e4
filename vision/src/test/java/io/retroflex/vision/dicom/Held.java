package io.retroflex.vision.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Everything that an object of this package holds, as one text: what is not in there cannot come out of it. */
final class Held {
    private Held() {}

    static String by(Object object) {
        return switch (object) {
            case String text -> text;
            case ByteBuffer bytes -> whole(bytes);
            case byte[] bytes -> new String(bytes, StandardCharsets.ISO_8859_1);
            case Optional<?> optional -> optional.map(Held::by).orElse("");
            case Iterable<?> several -> {
                StringBuilder all = new StringBuilder();
                several.forEach(one -> all.append(by(one)).append(' '));
                yield all.toString();
            }
            default -> isOurs(object) ? fields(object) : object.toString();
        };
    }

    /** A slice would hold all of the array that it is of. */
    private static String whole(ByteBuffer bytes) {
        assertThat(bytes.arrayOffset()).isZero();
        return by(bytes.array());
    }

    private static boolean isOurs(Object object) {
        return object.getClass().getName().startsWith("io.retroflex") && !(object instanceof Enum<?>);
    }

    private static String fields(Object object) {
        StringBuilder all = new StringBuilder();
        for (Field field : object.getClass().getDeclaredFields()) {
            if (!Modifier.isStatic(field.getModifiers())) {
                try {
                    field.setAccessible(true);
                    all.append(by(field.get(object))).append(' ');
                } catch (IllegalAccessException e) {
                    throw new AssertionError(e);
                }
            }
        }
        return all.toString();
    }
}
