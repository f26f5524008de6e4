package io.retroflex.server.web;

import io.retroflex.server.Storage;
import io.retroflex.server.dicomweb.RelatedParts;
import io.retroflex.server.dicomweb.StoreResponse;
import io.retroflex.server.problem.BadRequestException;
import io.retroflex.server.procedure.InstanceOutcome;
import io.retroflex.server.procedure.InstanceService;
import io.retroflex.server.procedure.ProcedureService;
import io.retroflex.vision.dicom.Uid;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.unit.DataSize;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import tools.jackson.databind.node.ObjectNode;

/**
 * The Store transaction of DICOMweb, also called STOW-RS (PS3.18 section 10.5), into a procedure. UIDs go back to who sent them
 * and are neither kept nor logged.
 */
@RestController
@RequestMapping(
        path = "/api/v1/dicomweb/procedures/{id}/studies",
        consumes = MediaType.MULTIPART_RELATED_VALUE,
        produces = DicomWebController.JSON)
@ApiResponse(
        responseCode = "200",
        description = "all were stored",
        content = @Content(mediaType = DicomWebController.JSON))
@ApiResponse(
        responseCode = "202",
        description = "some were stored",
        content = @Content(mediaType = DicomWebController.JSON))
@ApiResponse(
        responseCode = "409",
        description = "none was stored, or the state of the procedure does not allow it",
        content = @Content(mediaType = DicomWebController.JSON))
class DicomWebController {
    static final String JSON = "application/dicom+json";

    private static final MediaType DICOM = new MediaType("application", "dicom");

    private final ProcedureService procedures;
    private final InstanceService instances;
    private final Path temporary;
    private final long most;

    DicomWebController(
            ProcedureService procedures,
            InstanceService instances,
            Storage storage,
            @Value("${spring.servlet.multipart.max-request-size}") DataSize most) {
        this.procedures = procedures;
        this.instances = instances;
        this.temporary = storage.uploads();
        this.most = most.toBytes();
    }

    /** Adds DICOM instances of whatever study. */
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.MULTIPART_RELATED_VALUE,
                            schema = @Schema(type = "string", format = "binary")))
    @PostMapping
    ResponseEntity<ObjectNode> store(@PathVariable String id, @RequestHeader HttpHeaders headers, InputStream body)
            throws IOException, HttpMediaTypeNotSupportedException {
        return store(id, Optional.empty(), headers, body);
    }

    /** Adds DICOM instances of one study; those of another are not taken. */
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.MULTIPART_RELATED_VALUE,
                            schema = @Schema(type = "string", format = "binary")))
    @PostMapping("/{study}")
    ResponseEntity<ObjectNode> storeStudy(
            @PathVariable String id, @PathVariable String study, @RequestHeader HttpHeaders headers, InputStream body)
            throws IOException, HttpMediaTypeNotSupportedException {
        return store(id, Optional.of(uid(study)), headers, body);
    }

    private static Uid uid(String study) {
        try {
            return new Uid(study);
        } catch (IllegalArgumentException e) {
            throw new BadRequestException("the study is no UID; one is 1 to 64 digits and dots", e);
        }
    }

    private ResponseEntity<ObjectNode> store(String id, Optional<Uid> study, HttpHeaders headers, InputStream body)
            throws IOException, HttpMediaTypeNotSupportedException {
        MediaType type = requireDicom(Objects.requireNonNull(headers.getContentType()));
        procedures.get(id);
        if (headers.getContentLength() > most) {
            throw new MaxUploadSizeExceededException(most);
        }
        try (RelatedParts parts = RelatedParts.read(body, type, temporary, most)) {
            List<InstanceOutcome> outcomes = instances.store(id, study, parts.files());
            return ResponseEntity.status(StoreResponse.status(outcomes)).body(StoreResponse.of(outcomes));
        }
    }

    /** The type of the parts, which is not the part's own to say; where it is not stated, DICOM is meant. */
    private static MediaType requireDicom(MediaType type) throws HttpMediaTypeNotSupportedException {
        String parts = type.getParameter("type");
        if (parts != null && !parts.replace("\"", "").strip().equalsIgnoreCase(DICOM.toString())) {
            throw new HttpMediaTypeNotSupportedException(type, List.of(DICOM));
        }
        return type;
    }
}
