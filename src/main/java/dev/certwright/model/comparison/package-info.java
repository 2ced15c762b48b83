/// How two certificates are alike and how they differ.
package dev.certwright.model.comparison;
