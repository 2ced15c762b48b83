package dev.certwright.model.issuing;

import dev.certwright.model.certificate.CertificateTemplate;
import dev.certwright.model.inventory.Entry;

/// What issuing a certificate once more, with its key kept, makes.
///
/// @param name      what the new entry is called
/// @param authority the CA that signs it
/// @param template  what is signed
public record Reissue(String name, Entry authority, CertificateTemplate template) {}
