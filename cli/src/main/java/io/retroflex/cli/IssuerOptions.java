package io.retroflex.cli;

import io.retroflex.server.IssuerSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** An issuer of OpenID Connect that knows persons beside the service's own accounts. */
final class IssuerOptions {
    @Option(
            names = "--oidc-issuer",
            paramLabel = "URL",
            required = true,
            description = "Who else signs people in (OpenID Connect): its address, as it says it of itself.")
    private URI issuer = URI.create("");

    @Option(
            names = "--oidc-client",
            paramLabel = "ID",
            required = true,
            description = "What the service is called there. Its redirect address is /login/oauth2/code/issuer.")
    private String client = "";

    @Option(
            names = "--oidc-secret-file",
            paramLabel = "FILE",
            required = true,
            description = "The secret that the service has with it.")
    private Path secret = Path.of("");

    @Option(
            names = "--oidc-roles-claim",
            paramLabel = "NAME",
            defaultValue = "roles",
            description =
                    "Which claim has a person's groups (default: ${DEFAULT-VALUE}), as realm_access.roles if it lies"
                            + " in another.")
    private String claim = "roles";

    @Option(
            names = "--oidc-role-map",
            paramLabel = "GROUP=ROLE,...",
            required = true,
            description = "What members of a group may do: VIEWER, REVIEWER, CURATOR or ADMIN. Who is in none does not"
                    + " come in.")
    private String roles = "";

    /** What it comes to; the issuer is not asked yet. */
    IssuerSettings settings(Output output) throws IOException {
        try {
            return new IssuerSettings(
                    issuer, client, Files.readString(secret).strip(), claim, IssuerSettings.roles(roles));
        } catch (IllegalArgumentException e) {
            throw output.misuse("--oidc: " + e.getMessage());
        }
    }
}
