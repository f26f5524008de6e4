package io.retroflex.server.page;

import io.retroflex.server.user.AccountService;
import io.retroflex.server.user.Role;
import io.retroflex.server.user.Token;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
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

/** One's own account with its tokens, and new accounts for others. */
@Controller
class AccountPages {
    private static final String NAME = "[\\p{L}\\p{N} ._@-]{1,100}";

    private final Templates templates;
    private final AccountService accounts;

    AccountPages(Templates templates, AccountService accounts) {
        this.templates = templates;
        this.accounts = accounts;
    }

    /**
     * An account.
     *
     * @param secret that was made just now and is shown once, if one was
     * @param message the key of a text that says what the secret is, or what went wrong
     */
    record Shown(List<Token> tokens, Optional<String> secret, String message) {}

    @GetMapping("/account")
    ResponseEntity<String> account(Principal principal, HttpServletRequest request) {
        return shown(principal, request, Optional.empty(), "");
    }

    private ResponseEntity<String> shown(
            Principal principal, HttpServletRequest request, Optional<String> secret, String message) {
        return templates.page(
                "account", Frame.of(request), new Shown(accounts.tokens(principal.getName()), secret, message));
    }

    @PostMapping("/account/tokens")
    ResponseEntity<String> newToken(
            @RequestParam @Pattern(regexp = NAME) String name,
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
            @RequestParam @Pattern(regexp = NAME) String name,
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
}
