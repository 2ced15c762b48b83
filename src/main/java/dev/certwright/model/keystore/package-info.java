/// What a key store is made of, who opens it, and what is the matter with it.
package dev.certwright.model.keystore;
