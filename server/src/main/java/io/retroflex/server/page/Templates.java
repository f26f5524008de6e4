package io.retroflex.server.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Writes pages by their templates. */
@Component
class Templates {
    private static final MediaType HTML = MediaType.parseMediaType("text/html;charset=UTF-8");

    private final TemplateEngine engine = TemplateEngine.createPrecompiled(
            null, ContentType.Html, Templates.class.getClassLoader(), Templates.class.getPackageName());

    /** A page, which no browser keeps: it shows who was examined. */
    ResponseEntity<String> page(String template, Frame frame, Object page) {
        StringOutput out = new StringOutput(16_384);
        engine.render(template + ".jte", Map.of("frame", frame, "page", page), out);
        return ResponseEntity.ok().contentType(HTML).body(out.toString());
    }
}
