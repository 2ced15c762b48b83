/// The drawing of how certificates and keys hang together. It knows a `ChainGraph` and what a judgement said
/// about it, and nothing of files, vaults or services; screens embed it.
package dev.certwright.ui.graph;
