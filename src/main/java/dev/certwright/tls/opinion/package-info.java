/// What another TLS implementation makes of a server: the JDK's own, in this process.
package dev.certwright.tls.opinion;
