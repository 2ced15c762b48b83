/// What every view uses: loading, binding, background work, notices, small controls.
package dev.certwright.ui.common;
