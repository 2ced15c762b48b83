/// Where a person begins, and sees what needs attention.
package dev.certwright.ui.home;
