/// The connection test: where to, as whom, and the seven steps as they happen.
package dev.certwright.ui.connection;
