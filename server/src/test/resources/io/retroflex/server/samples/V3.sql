INSERT INTO site_picture (procedure_public_id, photograph, content, file, label, model, vector, added, added_by, removed, removed_by)
VALUES ('000102030405060708090a0b0c0d0e0f', 1, '202122232425262728292a2b2c2d2e2f', '3f1d0c0e-6f0c-4b59-9a51-0a1b2c3d4e5f', 'cecum',
        '2222222222222222222222222222222222222222222222222222222222222222', CAST('twelve bytes' AS BYTEA),
        '2026-01-02 03:07:05.678901', 'admin', NULL, NULL);
INSERT INTO site_picture (procedure_public_id, photograph, label, added, added_by, removed, removed_by)
VALUES ('000102030405060708090a0b0c0d0e0f', 1, 'polyp', '2026-01-02 03:06:35', 'admin', '2026-01-02 03:06:50', 'Schwester Änne');

INSERT INTO site_event (picture_id, kind, label, account, moment)
VALUES (1, 'ADDED', 'cecum', 'admin', '2026-01-02 03:07:05.678901'),
       (2, 'ADDED', 'polyp', 'admin', '2026-01-02 03:06:35'),
       (2, 'REMOVED', 'polyp', 'Schwester Änne', '2026-01-02 03:06:50');

INSERT INTO site_measure (moment, gallery, pictures, queries, at1_before_value, at1_before_low, at1_before_high, at1_after_value, at1_after_low,
                          at1_after_high, at5_before_value, at5_before_low, at5_before_high, at5_after_value, at5_after_low, at5_after_high)
VALUES ('2026-01-02 03:07:06', '3333333333333333333333333333333333333333333333333333333333333333', 1, 1000,
        0.9, 0.88, 0.92, 0.91, 0.89, 0.93, 0.97, 0.96, 0.98, 0.97, 0.96, 0.98);
