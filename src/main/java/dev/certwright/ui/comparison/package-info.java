/// The sheet on which two certificates stand side by side.
package dev.certwright.ui.comparison;
