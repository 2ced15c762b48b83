package dev.certwright.model.issuing;

import dev.certwright.model.certificate.CertificateTemplate;
import dev.certwright.model.inventory.Entry;

/// What issuing a certificate once more makes.
///
/// @param name       what the new entry is called: what the one before was called until now
/// @param formerName what the one before is called from then on
/// @param authority  the CA that signs it; itself for a root
/// @param template   what is signed
/// @param newKey     whether it gets another key
public record Reissue(String name, String formerName, Entry authority, CertificateTemplate template, boolean newKey) {}
