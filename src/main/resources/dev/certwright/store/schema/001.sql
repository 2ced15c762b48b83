-- The first schema. A script is never changed once it was released: the next one continues from it.
-- 0x43575254 is "CWRT"; user_version is the number of the last script applied.
PRAGMA application_id = 1129796180;
PRAGMA user_version = 1;

-- The vault's identity, bound into everything that is sealed, so that rows of another vault do not fit.
CREATE TABLE vault (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    uuid BLOB NOT NULL CHECK (length(uuid) = 16)
) STRICT;
INSERT INTO vault (id, uuid) VALUES (1, randomblob(16));

-- The key that seals the private keys; one row, absent until a person decides how it is protected.
-- NONE: vault_key holds it in the clear. PASSPHRASE: vault_key holds it sealed with AES-256-GCM under
-- Argon2id (version 0x13) of the passphrase in UTF-8. Associated data: "certwright vault key" and the vault's uuid.
CREATE TABLE protection (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    kind TEXT NOT NULL CHECK (kind IN ('NONE', 'PASSPHRASE')),
    vault_key BLOB NOT NULL,
    nonce BLOB,
    salt BLOB,
    memory_kib INTEGER,
    iterations INTEGER,
    parallelism INTEGER,
    CHECK (CASE kind
        WHEN 'NONE' THEN length(vault_key) = 32
            AND coalesce(nonce, salt, memory_kib, iterations, parallelism) IS NULL
        -- a CHECK that comes out NULL passes, hence coalesce
        ELSE length(vault_key) = 48 AND coalesce(length(nonce), 0) = 12 AND coalesce(length(salt), 0) >= 16
            AND coalesce(memory_kib, 0) > 0 AND coalesce(iterations, 0) > 0 AND coalesce(parallelism, 0) > 0
        END)
) STRICT;

-- AUTOINCREMENT: the number of a removed entry is never given to another one.
CREATE TABLE entry (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE CHECK (length(name) BETWEEN 1 AND 128),
    profile TEXT NOT NULL,
    certificate BLOB NOT NULL,
    -- the entry that signed it, itself for a root
    issuer_id INTEGER REFERENCES entry (id),
    -- SHA-256 of the issuer's name in the text form of RFC 4514, when the issuer is not in the vault
    issuer_name_sha256 BLOB CHECK (length(issuer_name_sha256) = 32),
    -- two's complement, most significant octet first
    serial BLOB NOT NULL,
    -- milliseconds since 1970
    created_at INTEGER NOT NULL,
    CHECK ((issuer_id IS NULL) <> (issuer_name_sha256 IS NULL)),
    -- NULLs are distinct, so each row is held by exactly one of the two
    UNIQUE (issuer_id, serial),
    UNIQUE (issuer_name_sha256, serial)
) STRICT;

-- PKCS #8, sealed with AES-256-GCM under the vault key; the tag stands at the end.
-- Associated data: "certwright private key", the vault's uuid, the entry's id as eight octets, most significant
-- first, and the SHA-256 of its certificate.
CREATE TABLE private_key (
    entry_id INTEGER PRIMARY KEY REFERENCES entry (id) ON DELETE CASCADE,
    nonce BLOB NOT NULL CHECK (length(nonce) = 12),
    sealed BLOB NOT NULL CHECK (length(sealed) > 16)
) STRICT;

CREATE TABLE audit_event (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    -- milliseconds since 1970
    at INTEGER NOT NULL,
    action TEXT NOT NULL,
    subject TEXT NOT NULL
) STRICT;

CREATE TABLE setting (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
