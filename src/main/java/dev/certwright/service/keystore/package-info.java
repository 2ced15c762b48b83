/// Says how a key store is made, who opens it and what is the matter with it, and writes it anew.
package dev.certwright.service.keystore;
