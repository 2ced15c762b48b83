-- The connection tests that a person keeps. They hold no secret, so they are written and read without unlocking.
PRAGMA user_version = 2;

-- AUTOINCREMENT: the number of a removed test is never given to another one.
CREATE TABLE connection_test (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    -- milliseconds since 1970
    at INTEGER NOT NULL,
    target TEXT NOT NULL,
    -- what the client's certificate is called; empty when none was shown
    client TEXT NOT NULL,
    verdict TEXT NOT NULL,
    authentication TEXT NOT NULL,
    -- what was asked for, as JSON without passwords
    request TEXT NOT NULL,
    -- what came out, as JSON, compressed (RFC 1951)
    report BLOB NOT NULL
) STRICT;
