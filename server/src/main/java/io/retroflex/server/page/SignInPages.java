package io.retroflex.server.page;

import io.retroflex.server.user.AccountService;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Coming in, and setting a password. */
@Controller
class SignInPages {
    private final Templates templates;
    private final AccountService accounts;

    SignInPages(Templates templates, AccountService accounts) {
        this.templates = templates;
        this.accounts = accounts;
    }

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
        Form form = Form.FRESH;
        if (request.getParameter("wrong") != null) {
            form = new Form("signin.wrong", true);
        } else if (request.getParameter("wait") != null) {
            form = new Form("signin.wait", true);
        } else if (request.getParameter("ended") != null) {
            form = new Form("signin.ended", false);
        } else if (request.getParameter("changed") != null) {
            form = new Form("signin.changed", false);
        }
        return templates.page("signin", Frame.of(request), form);
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
        } catch (IllegalArgumentException e) {
            return "redirect:/password?short";
        }
        request.getSession().invalidate();
        return "redirect:/sign-in?changed";
    }
}
