/// Taking over a CA that another program ran.
package dev.certwright.ui.adopt;
