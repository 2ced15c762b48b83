/// Takes a connection test away: as JSON that this program opens again, as one HTML page, and into the history.
package dev.certwright.service.report;
