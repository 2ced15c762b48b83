/// Reads what many certificates are ordered with: patterns, lists and tables, in the character sets that programs
/// export them in. Nothing is held in memory but the row that is being read.
package dev.certwright.service.bulk.table;
