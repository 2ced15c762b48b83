/// The list of certificates a person owns, and what can be done with each.
package dev.certwright.ui.inventory;
