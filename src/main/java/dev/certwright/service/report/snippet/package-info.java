/// The same connection test in the words of other programs.
package dev.certwright.service.report.snippet;
