/// Compares any two certificates, wherever they come from.
package dev.certwright.service.comparison;
