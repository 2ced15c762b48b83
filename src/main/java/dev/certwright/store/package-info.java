/// The vault: what a person owns, in one SQLite file. Certificates are readable by whoever has the file, private
/// keys are sealed.
package dev.certwright.store;
