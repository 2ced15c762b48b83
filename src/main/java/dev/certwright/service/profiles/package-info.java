/// Profiles: what certificates of one sort have in common, kept in the vault and written to files.
package dev.certwright.service.profiles;
