INSERT INTO account (name, password_hash, role, one_time, created)
VALUES ('admin', '$argon2id$no-password-has-this', 'ADMIN', FALSE, '2026-01-02 03:04:05.678901'),
       ('Schwester Änne', '$argon2id$nor-this', 'VIEWER', TRUE, '2026-01-02 03:04:05');

INSERT INTO token (account_id, name, hash, role, created, expires)
VALUES (1, 'program', '1412f50a45a5be39412f01b8d4bb9b1b5d766b0321693e369c6aa935f7677983', 'ADMIN', '2026-01-02 03:04:05', '2999-01-01 00:00:00');
