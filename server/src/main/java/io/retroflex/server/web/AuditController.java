package io.retroflex.server.web;

import io.retroflex.audit.procedure.Procedure;
import io.retroflex.audit.procedure.ProcedureReader;
import io.retroflex.audit.protocol.Protocol;
import io.retroflex.audit.report.AuditJson;
import io.retroflex.audit.verdict.ProcedureAudit;
import io.retroflex.server.engine.Answer;
import io.retroflex.server.engine.Engine;
import io.retroflex.server.protocol.KnownProtocols;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import tools.jackson.databind.node.ObjectNode;

/** Audits a procedure that is sent. Nothing of it is kept. */
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
class AuditController {
    private final Engine engine;

    AuditController(Engine engine) {
        this.engine = engine;
    }

    /** What a ZIP archive of photographs, or one DICOM file, documents; as {@code retroflex audit --json} says it. */
    @PostMapping(path = "/audits", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ObjectNode audit(@RequestPart("procedure") MultipartFile file, @RequestParam String protocol)
            throws IOException, InterruptedException {
        Protocol held = KnownProtocols.named(protocol);
        Path upload = Files.createTempFile("retroflex-procedure-", isArchive(file) ? ".zip" : ".dcm");
        try {
            try (InputStream in = file.getInputStream()) {
                Files.copy(in, upload, StandardCopyOption.REPLACE_EXISTING);
            }
            Procedure procedure = ProcedureReader.find(upload);
            Answer<ProcedureAudit> audit = engine.audit(new Procedure("procedure", procedure.photographs()), held);
            return AuditJson.of(audit.found(), audit.by(), number -> "photograph " + number);
        } finally {
            Files.deleteIfExists(upload);
        }
    }

    /** By its first two letters: what a sender calls it is not to be trusted. */
    private static boolean isArchive(MultipartFile file) throws IOException {
        try (InputStream in = file.getInputStream()) {
            return in.read() == 'P' && in.read() == 'K';
        }
    }
}
