INSERT INTO account (name, password_hash, role, one_time, created, issuer, subject, disabled, epoch)
VALUES ('endoskopie.müller', NULL, 'REVIEWER', FALSE, '2026-01-02 03:04:05', 'https://issuer.example', 'a-1', FALSE, 0),
       ('who left', '$argon2id$nor-that', 'CURATOR', FALSE, '2026-01-02 03:04:05', NULL, NULL, TRUE, 3);
