/// The sheet on which the doctor says what a key store is made of, who opens it, and converts it.
package dev.certwright.ui.keystore;
