package io.retroflex.server.user;

import java.util.Arrays;
import java.util.Optional;

/** Why somebody whom the issuer knows does not come in; the sign-in page says it. */
enum IssuerRefusal {
    /** None of their groups has a role. */
    NO_ROLE("norole"),
    /** An account of their name is somebody else's. */
    NAME_TAKEN("taken"),
    /** An admin disabled their account. */
    DISABLED("disabled"),
    /** The issuer does not answer. */
    NO_ISSUER("noissuer"),
    /** What came back does not prove who they are. */
    UNPROVEN("unproven");

    private final String parameter;

    IssuerRefusal(String parameter) {
        this.parameter = parameter;
    }

    /** Where it is said. */
    String page() {
        return "/sign-in?" + parameter;
    }

    /** That of an error's code, which are those of issuers too. */
    static Optional<IssuerRefusal> of(String code) {
        return Arrays.stream(values()).filter(one -> one.name().equals(code)).findFirst();
    }
}
