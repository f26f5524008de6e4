package io.retroflex.server;

import static io.retroflex.server.ProcedureClient.id;
import static io.retroflex.server.RunningServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A curator with a browser, and procedures whose photographs may come into the gallery of the site. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
abstract class SitePagesFixture {
    @Parameter
    private TestDatabase kind;

    @TempDir
    private Path folder;

    RunningServer server;
    Visitor curator;
    String token;
    ProcedureClient procedures;

    @BeforeEach
    void start() throws Exception {
        server = RunningServer.in(folder).on(kind).start();
        curator = Visitor.with(Role.CURATOR, server);
        token = server.token("CURATOR");
        procedures = new ProcedureClient(server, token);
    }

    @AfterEach
    void end() {
        server.close();
    }

    /** The id of a new procedure of photographs of those colours. */
    String procedure(String name, String... colours) throws Exception {
        return id(procedures.made(name, colours));
    }

    /** The same of one that is audited. */
    String audited(String name, String... colours) throws Exception {
        return id(procedures.audited(name, colours));
    }

    /** The page of a procedure's first photograph. */
    static String photograph(String procedure) {
        return "/gallery/site/photographs/" + procedure + "/1";
    }

    /** A page as somebody sees it. */
    static String body(Visitor visitor, String path) throws Exception {
        return visitor.get(path).body();
    }

    /** Changes the first photograph without scripts; gives the page that comes then. */
    String change(String procedure, String what, Map<String, String> fields) throws Exception {
        HttpResponse<String> changed = curator.submit(photograph(procedure), photograph(procedure) + what, fields);
        assertThat(changed.statusCode()).as(changed.body()).isEqualTo(302);
        return body(curator, Visitor.target(changed));
    }

    /** The label of the nearest neighbour of a colour. */
    String firstLabel(String colour) throws Exception {
        return json(server.search(token, Colours.jpeg(colour), "?k=1"))
                .get("neighbours")
                .get(0)
                .get("label")
                .stringValue();
    }
}
