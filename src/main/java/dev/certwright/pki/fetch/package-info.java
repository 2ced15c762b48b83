/// Fetches what certificates point at: issuers, OCSP answers, revocation lists. It knows addresses and octets only.
///
/// A room of `pki`, since only what certificates name is ever fetched, and apart from `pki.path`, which judges and must
/// never wait for anybody.
package dev.certwright.pki.fetch;
