package io.retroflex.server.user;

import io.retroflex.server.Notes;
import io.retroflex.server.Role;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/** Makes an admin where there is no account yet; never with a password that anybody could know. */
@Component
class FirstAdmin implements ApplicationRunner {
    private static final String NAME = "admin";

    private final Accounts accounts;
    private final AccountService service;
    private final Notes notes;

    FirstAdmin(Accounts accounts, AccountService service, Notes notes) {
        this.accounts = accounts;
        this.service = service;
        this.notes = notes;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (accounts.count() == 0) {
            AccountService.NewAccount made = service.newAccount(NAME, Role.ADMIN);
            notes.tell("first start: the account '" + NAME + "' has the password " + made.password());
            notes.tell("it serves once, to set another one: sign in on the page, or PUT /api/v1/account/password");
        }
    }
}
