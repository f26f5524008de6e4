package io.retroflex.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the service's user says of an issuer. */
class IssuerSettingsTest {
    private static final Map<String, Role> ROLES = Map.of("endoscopy", Role.REVIEWER);

    @ParameterizedTest
    @ValueSource(
            strings = {"https://issuer.example/realms/a", "http://127.0.0.1:8081", "http://localhost", "http://[::1]:1"
            })
    void anIssuerIsAskedOverTlsOrOnThisMachine(String address) {
        assertThat(of(address).issuer()).isEqualTo(URI.create(address));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://issuer.example",
                "http://127.0.0.1.example",
                "ftp://localhost",
                "issuer.example",
                "https:///a"
            })
    void noOtherIssuerIsAsked(String address) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of(address))
                .withMessageContaining(address)
                .withMessageContaining("take an https:// address");
    }

    @Test
    void theSecretIsNotSaid() {
        assertThat(of("https://issuer.example")).asString().doesNotContain("hidden");
    }

    @Test
    void groupsHaveRoles() {
        assertThat(IssuerSettings.roles("endoscopy=REVIEWER, cn=it=ADMIN"))
                .containsExactly(Map.entry("endoscopy", Role.REVIEWER), Map.entry("cn=it", Role.ADMIN));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "endoscopy", "endoscopy=KING", "=ADMIN", "a=ADMIN,"})
    void whatIsNoGroupWithARoleIsRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> IssuerSettings.roles(text))
                .withMessageContaining("write group=ROLE");
    }

    private static IssuerSettings of(String address) {
        return new IssuerSettings(URI.create(address), "retroflex", "hidden", "roles", ROLES);
    }
}
