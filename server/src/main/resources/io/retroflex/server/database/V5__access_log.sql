-- Where the access log ended last. The log itself is a file; one row, so that its end cannot be cut off unseen.
CREATE TABLE access_log_head (
    records BIGINT      NOT NULL,
    hash    VARCHAR(64) NOT NULL,
    bytes   BIGINT      NOT NULL
);

INSERT INTO access_log_head (records, hash, bytes)
VALUES (0, '0000000000000000000000000000000000000000000000000000000000000000', 0);
