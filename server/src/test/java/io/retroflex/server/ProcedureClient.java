package io.retroflex.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;

/** Who makes procedures with that token, and has them audited. A procedure is told by its address. */
record ProcedureClient(RunningServer server, String authorization) {
    static final String PROCEDURES = "/api/v1/procedures";

    /** What is sent for a procedure of that name. */
    static String wish(String name) {
        return "{\"name\":\"" + name + "\",\"protocol\":\"hyperkvasir-lower\"}";
    }

    /** The id at the end of a procedure's address. */
    static String id(String procedure) {
        return procedure.substring(procedure.lastIndexOf('/') + 1);
    }

    /** A new one with a photograph of each of those colours. */
    String made(String name, String... colours) throws IOException, InterruptedException {
        HttpResponse<String> made = server.send("POST", PROCEDURES, authorization, wish(name));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        String procedure = made.headers().firstValue("Location").orElseThrow();
        if (colours.length > 0) {
            byte[][] photographs = new byte[colours.length][];
            for (int i = 0; i < colours.length; i++) {
                photographs[i] = Colours.jpeg(colours[i]);
            }
            assertThat(add(procedure, photographs).statusCode()).isEqualTo(200);
        }
        return procedure;
    }

    /** Sends photographs to a procedure. */
    HttpResponse<String> add(String procedure, byte[]... photographs) throws IOException, InterruptedException {
        return server.upload(procedure + "/photographs", authorization, "photographs", photographs);
    }

    /** A new one that is audited. */
    String audited(String name, String... colours) throws IOException, InterruptedException {
        String procedure = made(name, colours);
        audit(procedure);
        return procedure;
    }

    /** Has a procedure audited, and waits until it is. */
    void audit(String procedure) throws IOException, InterruptedException {
        server.send("POST", procedure + "/audit", authorization, "");
        server.awaitAudit(procedure, authorization);
    }
}
