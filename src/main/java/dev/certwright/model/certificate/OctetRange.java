package dev.certwright.model.certificate;

/// A part of an encoding, counted in octets from its beginning.
///
/// @param from the first octet
/// @param to   behind the last octet
public record OctetRange(int from, int to) {
    public OctetRange {
        if (from < 0 || to < from) {
            throw new IllegalArgumentException(from + " to " + to);
        }
    }

    public int length() {
        return to - from;
    }

    /// Whether the other lies in this, be it the same.
    public boolean contains(OctetRange other) {
        return from <= other.from && other.to <= to;
    }
}
