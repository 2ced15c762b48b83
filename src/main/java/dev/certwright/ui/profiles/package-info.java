/// The sheet with profiles: looked at, taken from files, written to files, removed.
package dev.certwright.ui.profiles;
