package dev.certwright.ui.graph;

/// What a judgement says about one certificate of a drawing.
public enum PathState {
    /// On the path that was taken, and nothing is wrong with it.
    PASS,
    /// On the path, and what is wrong is wrong with it.
    FAIL,
    NOT_ON_PATH
}
