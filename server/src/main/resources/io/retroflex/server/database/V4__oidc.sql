-- Accounts of an issuer (OpenID Connect) have no password. Accounts that are disabled stay, for signatures name them.
ALTER TABLE account ALTER COLUMN password_hash DROP NOT NULL;
ALTER TABLE account ADD COLUMN issuer VARCHAR(500);
ALTER TABLE account ADD COLUMN subject VARCHAR(255);
ALTER TABLE account ADD COLUMN disabled BOOLEAN DEFAULT FALSE NOT NULL;
-- Counts what ends all sessions of an account: each knows the number that it began with.
ALTER TABLE account ADD COLUMN epoch INT DEFAULT 0 NOT NULL;
ALTER TABLE account ADD CONSTRAINT account_of_issuer UNIQUE (issuer, subject);
