/// *Verify*: a sheet over a screen, which asks what a certificate is to be judged by, and shows the
/// judgement.
package dev.certwright.ui.verification;
