package io.retroflex.server.user;

import io.retroflex.server.Role;
import io.retroflex.server.problem.BadRequestException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes accounts and tokens, and knows them again. */
@Service
public class AccountService {
    /** Shorter ones are found by trying. */
    static final int SHORTEST_PASSWORD = 12;

    /** Each takes megabytes and a tenth of a second, which is the point of it: no more of them at once. */
    private static final int HASHING = Runtime.getRuntime().availableProcessors();

    private static final int SECRET_BYTES = 32;
    private static final int ONE_TIME_BYTES = 15;
    private static final String PREFIX = "rfx_";

    private final Accounts accounts;
    private final Tokens tokens;
    private final PasswordEncoder encoder;
    private final SignInAttempts attempts;
    private final Clock clock;
    private final Semaphore hashing = new Semaphore(HASHING);
    private final SecureRandom random = new SecureRandom();
    private final String nobody;

    AccountService(Accounts accounts, Tokens tokens, PasswordEncoder encoder, SignInAttempts attempts, Clock clock) {
        this.accounts = accounts;
        this.tokens = tokens;
        this.encoder = encoder;
        this.attempts = attempts;
        this.clock = clock;
        this.nobody = encoder.encode(secret(ONE_TIME_BYTES));
    }

    /** A token with its secret, which is nowhere else. */
    public record NewToken(Token token, String secret) {}

    /** An account with a password that serves once, which is nowhere else. */
    public record NewAccount(Account account, String password) {}

    /**
     * The account of a name and a password.
     *
     * @throws BadCredentialsException if there is none; whether it is the name or the password is not said
     * @throws TooManyAttemptsException if it was tried too often
     */
    Account signIn(String name, String password) {
        attempts.requireRoom(name);
        // What is no name is not asked for: not every database takes every character.
        Optional<Account> account = name.matches(Account.NAME) ? accounts.findByName(name) : Optional.empty();
        // As long for a name that nobody has, so that names cannot be found out by the clock.
        boolean right = matches(password, account.map(Account::passwordHash).orElse(nobody));
        if (account.isEmpty() || account.get().disabled() || !right) {
            attempts.failed(name);
            throw new BadCredentialsException("unknown name or wrong password");
        }
        attempts.succeeded(name);
        return account.get();
    }

    private boolean matches(String password, String hash) {
        hashing.acquireUninterruptibly();
        try {
            return encoder.matches(password, hash);
        } finally {
            hashing.release();
        }
    }

    /** Makes an account whose password serves to set another one. */
    public NewAccount newAccount(String name, Role role) {
        String password = secret(ONE_TIME_BYTES);
        return new NewAccount(accounts.save(Account.local(name, encoder.encode(password), role, now())), password);
    }

    /**
     * Sets the password of an account. Its tokens and sessions end: who got hold of the old one may have made some.
     *
     * @throws BadRequestException if it is too short
     * @throws AccountConflictException if an issuer knows the account, so that it has no password
     */
    @Transactional
    public void setPassword(String name, String password) {
        if (password.length() < SHORTEST_PASSWORD) {
            throw new BadRequestException(
                    "the password has " + password.length() + " characters; take at least " + SHORTEST_PASSWORD);
        }
        setPassword(accounts.findByName(name).orElseThrow(), password, false);
    }

    /** Gives an account another password that serves once. */
    NewAccount newPassword(Account account) {
        String password = secret(ONE_TIME_BYTES);
        setPassword(account, password, true);
        return new NewAccount(account, password);
    }

    private void setPassword(Account account, String password, boolean oneTime) {
        if (!account.local()) {
            throw new AccountConflictException("'" + account.name() + "' has no password here; its issuer knows it");
        }
        Long id = Objects.requireNonNull(account.id());
        accounts.setPassword(id, encoder.encode(password), oneTime);
        tokens.endAllOf(id);
    }

    /**
     * Makes a token.
     *
     * @param role of it
     * @throws BadRequestException if the account's role does not include it
     */
    public NewToken newToken(String account, String name, Role role, Duration life) {
        Account owner = accounts.findByName(account).orElseThrow();
        if (!owner.role().includes(role)) {
            throw new BadRequestException(
                    "a token cannot be " + role + " where its account is " + owner.role() + "; ask for less");
        }
        String secret = PREFIX + secret(SECRET_BYTES);
        Token token = new Token(
                null, Objects.requireNonNull(owner.id()), name, Hashes.sha256(secret), role, now(), now().plus(life));
        return new NewToken(tokens.save(token), secret);
    }

    /** The token of a secret, if it is one and has not ended. */
    Optional<OwnedToken> token(String secret) {
        return tokens.findByHash(Hashes.sha256(secret))
                .filter(token -> token.expires().isAfter(now()));
    }

    /** The account of a name, which there is. */
    public Account account(String name) {
        return accounts.findByName(name).orElseThrow();
    }

    /** The tokens of an account, the oldest first. */
    public List<Token> tokens(String account) {
        return tokens.findByAccountIdOrderByCreated(id(account));
    }

    /**
     * Ends a token of an account at once.
     *
     * @return whether there was one
     */
    public boolean endToken(String account, long id) {
        Optional<Token> token =
                tokens.findById(id).filter(one -> one.accountId().equals(id(account)));
        token.ifPresent(tokens::delete);
        return token.isPresent();
    }

    private Long id(String account) {
        return Objects.requireNonNull(accounts.findByName(account).orElseThrow().id());
    }

    private String secret(int bytes) {
        byte[] secret = new byte[bytes];
        random.nextBytes(secret);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    }

    /** As databases keep it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
