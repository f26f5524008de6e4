package io.retroflex.server.page;

import io.retroflex.server.ServerSettings;
import io.retroflex.server.problem.BadRequestException;
import io.retroflex.server.user.AccountService;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Coming in, and setting a password. */
@Controller
class SignInPages {
    /** What the sign-in page can be asked to say. */
    private static final List<String> MESSAGES =
            List.of("wrong", "wait", "ended", "changed", "over", "norole", "taken", "disabled", "noissuer", "unproven");

    /** Those of them that are about nothing wrong. */
    private static final Set<String> CALM = Set.of("ended", "changed", "over");

    private final Templates templates;
    private final AccountService accounts;
    private final Optional<String> issuer;

    SignInPages(Templates templates, AccountService accounts, ServerSettings settings) {
        this.templates = templates;
        this.accounts = accounts;
        this.issuer = settings.issuer().map(known -> known.issuer().getHost());
    }

    /**
     * The ways in.
     *
     * @param form for a name and a password
     * @param issuer the host of who else knows persons, if anybody does
     */
    record Entrance(Form form, Optional<String> issuer) {}

    /**
     * What a form says above itself.
     *
     * @param message the key of a text; empty for none
     * @param wrong whether it is about something that went wrong
     */
    record Form(String message, boolean wrong) {
        static final Form FRESH = new Form("", false);
    }

    @GetMapping("/")
    String home() {
        return "redirect:/procedures";
    }

    @GetMapping("/sign-in")
    ResponseEntity<String> signIn(HttpServletRequest request) {
        Form form = MESSAGES.stream()
                .filter(key -> request.getParameter(key) != null)
                .findFirst()
                .map(key -> new Form("signin." + key, !CALM.contains(key)))
                .orElse(Form.FRESH);
        return templates.page("signin", Frame.of(request), new Entrance(form, issuer));
    }

    @GetMapping("/password")
    ResponseEntity<String> password(HttpServletRequest request) {
        boolean refused = request.getParameter("short") != null;
        boolean different = request.getParameter("different") != null;
        String message = refused ? "password.short" : different ? "password.different" : "";
        return templates.page("password", Frame.of(request), new Form(message, refused || different));
    }

    /** Signs in anew with it: who knew the old one is no longer in. */
    @PostMapping("/password")
    String setPassword(
            @RequestParam String password,
            @RequestParam String again,
            Principal principal,
            HttpServletRequest request) {
        if (!password.equals(again)) {
            return "redirect:/password?different";
        }
        try {
            accounts.setPassword(principal.getName(), password);
        } catch (BadRequestException e) {
            return "redirect:/password?short";
        }
        request.getSession().invalidate();
        return "redirect:/sign-in?changed";
    }
}
