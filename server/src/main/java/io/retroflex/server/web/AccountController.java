package io.retroflex.server.web;

import io.retroflex.server.Role;
import io.retroflex.server.user.Account;
import io.retroflex.server.user.AccountService;
import io.retroflex.server.user.Token;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.security.Principal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** One's own password and tokens. */
@RestController
@RequestMapping(path = "/api/v1/account", produces = MediaType.APPLICATION_JSON_VALUE)
class AccountController {
    private final AccountService service;

    AccountController(AccountService service) {
        this.service = service;
    }

    /** A password that its owner chose. */
    record Password(@NotNull @Size(max = 200) String password) {}

    /**
     * What a token is to be.
     *
     * @param days after which it ends
     */
    record TokenWish(
            @NotNull @Size(max = 100) @Pattern(regexp = Account.NAME)
            String name,

            @NotNull Role role,
            @Min(1) @Max(366) int days) {}

    /**
     * A token.
     *
     * @param id that ends it
     * @param secret to come with; it is not kept, and cannot be shown again
     */
    record MadeToken(long id, String name, Role role, Instant expires, String secret) {}

    /** A token without its secret. */
    record ShownToken(long id, String name, Role role, Instant expires) {}

    /** Sets one's own password. */
    @PutMapping("/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void setPassword(@Valid @RequestBody Password password, Principal principal) {
        service.setPassword(principal.getName(), password.password());
    }

    /** Makes a token of one's own. */
    @PostMapping("/tokens")
    @ResponseStatus(HttpStatus.CREATED)
    MadeToken newToken(@Valid @RequestBody TokenWish wish, Principal principal) {
        AccountService.NewToken made =
                service.newToken(principal.getName(), wish.name(), wish.role(), Duration.ofDays(wish.days()));
        return new MadeToken(
                id(made.token()), wish.name(), wish.role(), made.token().expires(), made.secret());
    }

    /** One's own tokens, without their secrets. */
    @GetMapping("/tokens")
    List<ShownToken> tokens(Principal principal) {
        return service.tokens(principal.getName()).stream()
                .map(token -> new ShownToken(id(token), token.name(), token.role(), token.expires()))
                .toList();
    }

    /** Ends a token of one's own at once. */
    @DeleteMapping("/tokens/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void endToken(@PathVariable long id, Principal principal) {
        if (!service.endToken(principal.getName(), id)) {
            throw new NotFoundException("you have no such token; GET /api/v1/account/tokens lists yours");
        }
    }

    private static long id(Token token) {
        return Objects.requireNonNull(token.id());
    }
}
