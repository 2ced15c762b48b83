/// Measures the connection tester against real servers with real faults. `mvn -Pbench test` runs the whole table and
/// prints the figures; a small part of it runs with the other tests.
@NullMarked
package dev.certwright.lab;

import org.jspecify.annotations.NullMarked;
