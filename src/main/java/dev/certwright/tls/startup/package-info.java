/// What some protocols say in the clear before TLS begins, and the first question once it is encrypted.
package dev.certwright.tls.startup;
