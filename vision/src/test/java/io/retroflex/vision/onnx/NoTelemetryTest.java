package io.retroflex.vision.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OrtEnvironment;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Pictures of patients are worked on here; the native library that sees them must not be able to call home. */
class NoTelemetryTest {
    @Test
    void theNativeLibraryHasNoClientForUploads() throws IOException {
        String library = "/ai/onnxruntime/native/linux-x64/libonnxruntime.so";
        try (InputStream in = OrtEnvironment.class.getResourceAsStream(library)) {
            assertThat(in).as(library).isNotNull();
            String bytes = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);

            assertThat(bytes.contains("LayerNormalization"))
                    .as("it is the library")
                    .isTrue();
            assertThat(bytes.contains("HttpClient_Curl"))
                    .as("a client of Microsoft's telemetry")
                    .isFalse();
            assertThat(bytes.contains("libcurl")).as("a client for the web").isFalse();
        }
    }
}
