/// What ends soon, what else needs attention, and a calendar of it.
package dev.certwright.service.expiry;
