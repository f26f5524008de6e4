package io.retroflex.server.web;

import io.retroflex.server.Role;
import io.retroflex.server.user.Account;
import io.retroflex.server.user.AccountService;
import io.retroflex.server.user.AccountUpkeep;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The accounts of all, for admins. */
@RestController
@RequestMapping("/api/v1/accounts")
class AccountsController {
    private final AccountService service;
    private final AccountUpkeep upkeep;

    AccountsController(AccountService service, AccountUpkeep upkeep) {
        this.service = service;
        this.upkeep = upkeep;
    }

    /** What an account is to be. */
    record AccountWish(
            @NotNull @Size(max = 100) @Pattern(regexp = Account.NAME)
            String name,

            @NotNull Role role) {}

    /**
     * An account.
     *
     * @param password that serves once, to set another one; it cannot be shown again
     */
    record MadeAccount(String name, Role role, String password) {}

    /**
     * What is to change of an account; what is left out stays.
     *
     * @param role that it is to have
     * @param disabled whether nobody is to come in with it
     */
    record Change(@Nullable Role role, @Nullable Boolean disabled) {}

    /**
     * An account.
     *
     * @param local whether it has a password here; else an issuer knows it and says its role
     * @param disabled whether nobody comes in with it
     * @param oneTime whether its password serves to set another one
     */
    record ShownAccount(String name, Role role, boolean local, boolean disabled, boolean oneTime, Instant created) {
        static ShownAccount of(Account account) {
            return new ShownAccount(
                    account.name(),
                    account.role(),
                    account.local(),
                    account.disabled(),
                    account.oneTime(),
                    account.created());
        }
    }

    /** Makes an account for somebody. */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    MadeAccount newAccount(@Valid @RequestBody AccountWish wish) {
        AccountService.NewAccount made = service.newAccount(wish.name(), wish.role());
        return new MadeAccount(wish.name(), wish.role(), made.password());
    }

    /** All accounts, by their names. */
    @GetMapping
    List<ShownAccount> accounts() {
        return upkeep.all().stream().map(ShownAccount::of).toList();
    }

    /** Gives another role, disables or enables. The last admin stays one. */
    @PatchMapping("/{name}")
    ShownAccount change(@PathVariable String name, @RequestBody Change change) {
        upkeep.change(name, change.role(), change.disabled());
        return ShownAccount.of(upkeep.named(name));
    }

    /** Gives a password that serves once; the account's tokens and sessions end. */
    @PostMapping("/{name}/password")
    MadeAccount newPassword(@PathVariable String name) {
        AccountService.NewAccount made = upkeep.newPassword(name);
        return new MadeAccount(name, made.account().role(), made.password());
    }

    /** Disables it: tokens and sessions end at once. The row stays, for signatures name it. */
    @DeleteMapping("/{name}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void disable(@PathVariable String name) {
        upkeep.disable(name);
    }
}
