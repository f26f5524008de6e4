package io.retroflex.server.user;

import io.retroflex.server.Role;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** The accounts of persons whom an issuer knows, made when they first come. */
@Component
class IssuerAccounts {
    private final Accounts accounts;
    private final Clock clock;

    IssuerAccounts(Accounts accounts, Clock clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    /**
     * The account of a person, with the role that they have now. It keeps the name that it was made with, whatever the issuer calls
     * them since: signatures name it. An account of this service is never taken over, for whoever gives names at the issuer could
     * then become its admin.
     *
     * @param names that it may be made with, the best first
     * @throws org.springframework.security.oauth2.core.OAuth2AuthenticationException if it is disabled or its name another's
     */
    Account of(String issuer, String subject, List<String> names, Role role) {
        Account account =
                accounts.findByIssuerAndSubject(issuer, subject).orElseGet(() -> made(issuer, subject, names, role));
        if (account.disabled()) {
            throw IssuerUsers.refusal(IssuerRefusal.DISABLED);
        }
        if (account.role() != role) {
            accounts.setRole(Objects.requireNonNull(account.id()), role.name());
        }
        return account;
    }

    private Account made(String issuer, String subject, List<String> names, Role role) {
        String name = names.stream()
                .filter(one -> one.matches(Account.NAME))
                .findFirst()
                .orElseThrow(() -> IssuerUsers.refusal(IssuerRefusal.UNPROVEN));
        try {
            return accounts.save(
                    Account.of(issuer, subject, name, role, clock.instant().truncatedTo(ChronoUnit.MICROS)));
        } catch (DuplicateKeyException e) {
            throw IssuerUsers.refusal(IssuerRefusal.NAME_TAKEN);
        }
    }
}
