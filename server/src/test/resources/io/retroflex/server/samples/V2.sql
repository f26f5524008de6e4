INSERT INTO procedures (public_id, name, protocol, state, created, created_by, idempotency_key, photographs, audited, completeness, signed_by, signed, unit_row)
VALUES ('000102030405060708090a0b0c0d0e0f', '2026/17', 'hyperkvasir-lower', 'AUDITED', '2026-01-02 03:04:05.678901', 'admin', 'k-1', 1,
        '2026-01-02 03:05:05', 'INCOMPLETE', 'admin', '2026-01-02 03:06:05', '{}'),
       ('101112131415161718191a1b1c1d1e1f', '2026/18', 'hyperkvasir-lower', 'OPEN', '2026-01-02 03:04:05', 'Schwester Änne', NULL, 0,
        NULL, NULL, NULL, NULL, NULL);

INSERT INTO photograph (procedure_id, number, content, taken)
VALUES (1, 1, '202122232425262728292a2b2c2d2e2f', '2026-01-01 10:11:12.5');

INSERT INTO review_event (procedure_id, kind, station, photograph, verdict, reason, account, moment)
VALUES (1, 'RULED', 'cecum', NULL, 'DOCUMENTED', 'it is in photograph 1', 'admin', '2026-01-02 03:05:30'),
       (1, 'SIGNED', NULL, NULL, NULL, NULL, 'admin', '2026-01-02 03:06:05');
