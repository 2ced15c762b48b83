/// The structure of an encoding as a tree, tied both ways to its octets.
package dev.certwright.ui.asn1;
