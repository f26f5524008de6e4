package io.retroflex.server.user;

import io.retroflex.server.Role;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What admins do with the accounts of others. One admin with a password of this service is always left: accounts of an issuer
 * do not count, for they are gone while the issuer is.
 */
@Service
public class AccountUpkeep {
    private final Accounts accounts;
    private final Tokens tokens;
    private final AccountService service;
    private final TransactionTemplate transaction;

    AccountUpkeep(Accounts accounts, Tokens tokens, AccountService service, TransactionTemplate transaction) {
        this.accounts = accounts;
        this.tokens = tokens;
        this.service = service;
        this.transaction = transaction;
    }

    /** All accounts, by their names. */
    public List<Account> all() {
        return accounts.findAllByOrderByName();
    }

    /**
     * The account of a name.
     *
     * @throws NoSuchAccountException if there is none
     */
    public Account named(String name) {
        return accounts.findByName(name).orElseThrow(() -> new NoSuchAccountException(name));
    }

    /**
     * Gives another role, which the account's tokens and sessions have from the next request on.
     *
     * @throws NoSuchAccountException if there is none of that name
     * @throws AccountConflictException if it is the last admin, or if an issuer says its role
     */
    public synchronized void changeRole(String name, Role role) {
        Account account = named(name);
        if (!account.local()) {
            throw new AccountConflictException(
                    "the role of '" + name + "' is what its issuer says at each sign-in; change it there");
        }
        if (role != Role.ADMIN) {
            requireAnotherAdmin(account);
        }
        accounts.setRole(id(account), role.name());
    }

    /**
     * Changes both or one of them, or nothing if either cannot be.
     *
     * @param role that it is to have; none to leave it
     * @param disabled whether nobody is to come in with it; none to leave that
     * @throws NoSuchAccountException if there is none of that name
     * @throws AccountConflictException if it is the last admin, or if an issuer says its role
     */
    public synchronized void change(String name, @Nullable Role role, @Nullable Boolean disabled) {
        transaction.executeWithoutResult(status -> {
            named(name);
            if (role != null) {
                changeRole(name, role);
            }
            if (disabled != null && disabled) {
                disable(name);
            } else if (disabled != null) {
                enable(name);
            }
        });
    }

    /**
     * Lets nobody in with the account any more; its tokens and sessions end at once.
     *
     * @throws NoSuchAccountException if there is none of that name
     * @throws AccountConflictException if it is the last admin
     */
    public synchronized void disable(String name) {
        Account account = named(name);
        requireAnotherAdmin(account);
        transaction.executeWithoutResult(status -> {
            accounts.setDisabled(id(account), true);
            tokens.endAllOf(id(account));
        });
    }

    /**
     * Lets people in with the account again, as before but without its tokens.
     *
     * @throws NoSuchAccountException if there is none of that name
     */
    public void enable(String name) {
        accounts.setDisabled(id(named(name)), false);
    }

    /**
     * Gives a password that serves once; the account's tokens and sessions end.
     *
     * @throws NoSuchAccountException if there is none of that name
     * @throws AccountConflictException if an issuer knows it, so that it has no password
     */
    @Transactional
    public AccountService.NewAccount newPassword(String name) {
        return service.newPassword(named(name));
    }

    private void requireAnotherAdmin(Account account) {
        if (isAdmin(account) && all().stream().filter(AccountUpkeep::isAdmin).count() == 1) {
            throw new AccountConflictException("'" + account.name()
                    + "' is the last admin that this service knows by a password; make another one first");
        }
    }

    private static boolean isAdmin(Account account) {
        return account.local() && !account.disabled() && account.role() == Role.ADMIN;
    }

    private static Long id(Account account) {
        return Objects.requireNonNull(account.id());
    }
}
