package io.retroflex.vision.checkpoint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** PEFT's {@code adapter_config.json}, of which only the scale matters: what is changed is told by the tensors. */
final class AdapterConfig {
    private static final long MOST_BYTES = 10_000_000;
    private static final Pattern PLAIN_NAME = Pattern.compile("\\^?[\\w.]+");

    private final String file;
    private final JsonNode json;

    private AdapterConfig(String file, JsonNode json) {
        this.file = file;
        this.json = json;
    }

    static AdapterConfig read(Path path) throws IOException {
        String file = path.toString();
        if (!Files.exists(path)) {
            throw new CheckpointException(
                    file,
                    "there is no such file, and without its lora_alpha the adapter's scale is not known",
                    "put the adapter_config.json that PEFT saved beside the adapter");
        }
        if (Files.size(path) > MOST_BYTES) {
            throw new CheckpointException(file, "it is far too long for a configuration", "give the one PEFT saved");
        }
        AdapterConfig config;
        try {
            config = new AdapterConfig(file, JsonMapper.shared().readTree(Files.readAllBytes(path)));
        } catch (JacksonException e) {
            throw new CheckpointException(
                    file, "it is not JSON (" + e.getOriginalMessage() + ")", "give the one PEFT saved", e);
        }
        config.requirePlainLora();
        return config;
    }

    private void requirePlainLora() throws CheckpointException {
        if (!json.path("peft_type").asString("LORA").equals("LORA")
                || json.path("use_dora").asBoolean(false)
                || json.path("fan_in_fan_out").asBoolean(false)) {
            throw new CheckpointException(
                    file,
                    "its peft_type is " + json.path("peft_type").asString("LORA") + " (use_dora "
                            + json.path("use_dora").asBoolean(false) + ", fan_in_fan_out "
                            + json.path("fan_in_fan_out").asBoolean(false) + ")",
                    "only plain LoRA can be folded in: train the adapter as such");
        }
    }

    /** alpha / rank, or alpha / sqrt(rank) with {@code use_rslora}. */
    float scale(String module, int rank) throws CheckpointException {
        double configured = number("r", "rank_pattern", module);
        if (configured != rank) {
            throw new CheckpointException(
                    file,
                    "it gives " + module + " the rank " + (long) configured + ", but the tensors have " + rank,
                    "put the adapter_config.json that was saved with this adapter beside it");
        }
        double alpha = number("lora_alpha", "alpha_pattern", module);
        boolean stabilised = json.path("use_rslora").asBoolean(false);
        return (float) (alpha / (stabilised ? Math.sqrt(rank) : rank));
    }

    private double number(String key, String pattern, String module) throws CheckpointException {
        JsonNode value = json.path(key);
        for (Map.Entry<String, JsonNode> own : json.path(pattern).properties()) {
            String name = own.getKey();
            if (!PLAIN_NAME.matcher(name).matches()) {
                throw new CheckpointException(
                        file,
                        "its " + pattern + " has the regular expression '" + name + "'",
                        "write the names of the modules out");
            }
            boolean whole = name.startsWith("^");
            if (whole ? module.equals(name.substring(1)) : module.equals(name) || module.endsWith("." + name)) {
                value = own.getValue();
                break;
            }
        }
        if (!value.isNumber()) {
            throw new CheckpointException(file, "it has no number '" + key + "'", "give the one PEFT saved");
        }
        return value.asDouble();
    }
}
