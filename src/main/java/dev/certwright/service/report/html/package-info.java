/// A connection test as one page that stands alone: no script, no font, no picture from elsewhere.
package dev.certwright.service.report.html;
