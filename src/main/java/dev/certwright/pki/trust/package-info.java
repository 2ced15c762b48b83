/// Where the material of a judgement comes from when nobody hands it over: the platform's store of
/// authorities, and the addresses that certificates name.
///
/// A room of `pki` above `pki.path`, which judges and never waits, and `pki.fetch`, which knows octets only.
package dev.certwright.pki.trust;
