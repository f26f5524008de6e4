package io.retroflex.server.dicomweb;

import io.retroflex.server.procedure.InstanceFailure;
import io.retroflex.server.procedure.InstanceOutcome;
import io.retroflex.vision.dicom.SopReference;
import java.util.List;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The answer to a Store transaction: the Store Instances Response Module (PS3.18 annex I) as DICOM JSON (annex F). It has no
 * Retrieve URL, as nothing can be retrieved.
 */
public final class StoreResponse {
    private static final String SOP_CLASS = "00081150";
    private static final String SOP_INSTANCE = "00081155";
    private static final String FAILURE_REASON = "00081197";
    private static final String FAILED = "00081198";
    private static final String STORED = "00081199";
    /** Failures of what cannot be named: Other Failures Sequence. */
    private static final String OTHER_FAILURES = "0008119A";

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private StoreResponse() {}

    /** 200 if all were stored, 202 if some were, 409 if none was (PS3.18 table 10.5.3-1). */
    public static HttpStatus status(List<InstanceOutcome> outcomes) {
        long stored = outcomes.stream().filter(InstanceOutcome::isStored).count();
        if (stored == outcomes.size()) {
            return HttpStatus.OK;
        }
        return stored > 0 ? HttpStatus.ACCEPTED : HttpStatus.CONFLICT;
    }

    /** What became of each. */
    public static ObjectNode of(List<InstanceOutcome> outcomes) {
        ObjectNode response = JSON.objectNode();
        for (InstanceOutcome outcome : outcomes) {
            ObjectNode item = JSON.objectNode();
            outcome.reference().ifPresent(reference -> name(item, reference));
            outcome.failure().ifPresent(failure -> reason(item, failure));
            items(response, outcome).add(item);
        }
        return response;
    }

    private static ArrayNode items(ObjectNode response, InstanceOutcome outcome) {
        String failed = outcome.reference().isPresent() ? FAILED : OTHER_FAILURES;
        return response.withObject("/" + (outcome.isStored() ? STORED : failed))
                .put("vr", "SQ")
                .withArray("/Value");
    }

    private static void name(ObjectNode item, SopReference reference) {
        value(item, SOP_CLASS, "UI").add(reference.sopClass().value());
        value(item, SOP_INSTANCE, "UI").add(reference.instance().value());
    }

    private static void reason(ObjectNode item, InstanceFailure failure) {
        value(item, FAILURE_REASON, "US").add(failure.code());
    }

    private static ArrayNode value(ObjectNode item, String tag, String representation) {
        return item.putObject(tag).put("vr", representation).putArray("Value");
    }
}
