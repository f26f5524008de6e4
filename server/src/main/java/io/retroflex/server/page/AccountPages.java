package io.retroflex.server.page;

import io.retroflex.server.Role;
import io.retroflex.server.user.Account;
import io.retroflex.server.user.AccountService;
import io.retroflex.server.user.AccountUpkeep;
import io.retroflex.server.user.Token;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.security.Principal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One's own account with its tokens, and for admins the accounts of others. */
@Controller
class AccountPages {
    /** Whoever is signed in goes on there; who disabled or demoted themselves is told so. */
    private static final String OTHERS = "redirect:/account";

    private final Templates templates;
    private final AccountService accounts;
    private final AccountUpkeep upkeep;

    AccountPages(Templates templates, AccountService accounts, AccountUpkeep upkeep) {
        this.templates = templates;
        this.accounts = accounts;
        this.upkeep = upkeep;
    }

    /**
     * An account.
     *
     * @param own the account of who looks
     * @param others all accounts, if an admin looks
     * @param secret that was made just now and is shown once, if one was
     * @param message the key of a text that says what the secret is, or what went wrong
     */
    record Shown(Account own, List<Account> others, List<Token> tokens, Optional<String> secret, String message) {}

    @GetMapping("/account")
    ResponseEntity<String> account(Principal principal, HttpServletRequest request) {
        return shown(principal, request, Optional.empty(), "");
    }

    private ResponseEntity<String> shown(
            Principal principal, HttpServletRequest request, Optional<String> secret, String message) {
        Frame frame = Frame.of(request);
        List<Account> others = frame.mayAdminister() ? upkeep.all() : List.of();
        Account own = accounts.account(principal.getName());
        return templates.page("account", frame, new Shown(own, others, accounts.tokens(own.name()), secret, message));
    }

    @PostMapping("/account/tokens")
    ResponseEntity<String> newToken(
            @RequestParam @Size(max = 100) @Pattern(regexp = Account.NAME) String name,
            @RequestParam Role role,
            @RequestParam @Min(1) @Max(366) int days,
            Principal principal,
            HttpServletRequest request) {
        AccountService.NewToken made = accounts.newToken(principal.getName(), name, role, Duration.ofDays(days));
        return shown(principal, request, Optional.of(made.secret()), "account.token");
    }

    @PostMapping("/account/tokens/{id}/end")
    String endToken(@PathVariable long id, Principal principal) {
        accounts.endToken(principal.getName(), id);
        return "redirect:/account";
    }

    @PostMapping("/accounts")
    ResponseEntity<String> newAccount(
            @RequestParam @Size(max = 100) @Pattern(regexp = Account.NAME) String name,
            @RequestParam Role role,
            Principal principal,
            HttpServletRequest request) {
        try {
            AccountService.NewAccount made = accounts.newAccount(name, role);
            return shown(principal, request, Optional.of(made.password()), "account.password");
        } catch (DuplicateKeyException e) {
            return shown(principal, request, Optional.empty(), "account.doubled");
        }
    }

    @PostMapping("/accounts/role")
    String changeRole(@RequestParam String name, @RequestParam Role role) {
        upkeep.changeRole(name, role);
        return OTHERS;
    }

    @PostMapping("/accounts/disable")
    String disable(@RequestParam String name) {
        upkeep.disable(name);
        return OTHERS;
    }

    @PostMapping("/accounts/enable")
    String enable(@RequestParam String name) {
        upkeep.enable(name);
        return OTHERS;
    }

    /** One's own is set where one says it oneself: a new one ends the session that would show it. */
    @PostMapping("/accounts/password")
    Object newPassword(@RequestParam String name, Principal principal, HttpServletRequest request) {
        if (name.equals(principal.getName())) {
            return "redirect:/password";
        }
        return shown(principal, request, Optional.of(upkeep.newPassword(name).password()), "account.reset");
    }
}
