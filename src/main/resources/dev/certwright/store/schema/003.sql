-- The life of a certificate: what lists show of it without decoding it, what it was renewed from, revocation, requests
-- that wait for their certificate, a person's own profiles, the trash, and a chain of hashes through the audit log.
PRAGMA user_version = 3;

-- The entry it was renewed from, which may be gone.
ALTER TABLE entry ADD COLUMN predecessor_id INTEGER;
-- Copies of what the certificate says, for lists. Names have blanks between them; the fingerprint is lower-case hex.
ALTER TABLE entry ADD COLUMN subject TEXT NOT NULL DEFAULT '';
ALTER TABLE entry ADD COLUMN names TEXT NOT NULL DEFAULT '';
ALTER TABLE entry ADD COLUMN key_label TEXT NOT NULL DEFAULT '';
ALTER TABLE entry ADD COLUMN sha256 TEXT NOT NULL DEFAULT '';
-- seconds since 1970
ALTER TABLE entry ADD COLUMN not_before INTEGER NOT NULL DEFAULT 0;
ALTER TABLE entry ADD COLUMN not_after INTEGER NOT NULL DEFAULT 0;
-- Finds a certificate, and the rows that are older than these columns: they have an empty one.
CREATE INDEX entry_sha256 ON entry (sha256);
CREATE INDEX entry_predecessor ON entry (predecessor_id);

-- What the CAs of this vault have revoked, also certificates that are not in it.
CREATE TABLE revocation (
    issuer_id INTEGER NOT NULL REFERENCES entry (id),
    -- two's complement, most significant octet first
    serial BLOB NOT NULL,
    -- seconds since 1970
    at INTEGER NOT NULL,
    -- the name in RFC 5280, section 5.3.1
    reason TEXT NOT NULL,
    PRIMARY KEY (issuer_id, serial)
) STRICT, WITHOUT ROWID;

-- The latest revocation list of a CA.
CREATE TABLE revocation_list (
    issuer_id INTEGER PRIMARY KEY REFERENCES entry (id),
    -- cRLNumber, decimal: up to twenty octets
    number TEXT NOT NULL,
    -- seconds since 1970
    this_update INTEGER NOT NULL,
    next_update INTEGER,
    -- empty when only the number is known
    der BLOB NOT NULL
) STRICT;

-- Certification requests whose certificate has not come yet. The key is PKCS #8, sealed like those of entries;
-- associated data: "certwright request key", the vault's uuid, the id as eight octets, the SHA-256 of the request.
-- AUTOINCREMENT: the number of a removed request is never given to another one.
CREATE TABLE request (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE CHECK (length(name) BETWEEN 1 AND 128),
    request BLOB NOT NULL,
    -- milliseconds since 1970
    created_at INTEGER NOT NULL,
    nonce BLOB CHECK (length(nonce) = 12),
    sealed BLOB CHECK (length(sealed) > 16),
    CHECK ((nonce IS NULL) = (sealed IS NULL))
) STRICT;

-- Profiles that a person made.
CREATE TABLE profile (
    name TEXT PRIMARY KEY CHECK (length(name) BETWEEN 1 AND 128),
    json TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Entries that were removed, with their sealed keys, until the trash is emptied. They keep their numbers, to which
-- their keys are bound.
CREATE TABLE trash (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    profile TEXT NOT NULL,
    certificate BLOB NOT NULL,
    issuer_id INTEGER,
    serial BLOB NOT NULL,
    predecessor_id INTEGER,
    created_at INTEGER NOT NULL,
    -- milliseconds since 1970
    deleted_at INTEGER NOT NULL,
    nonce BLOB,
    sealed BLOB
) STRICT;

-- SHA-256 over the hash before and what this event says.
ALTER TABLE audit_event ADD COLUMN hash BLOB;
