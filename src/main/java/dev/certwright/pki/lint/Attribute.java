package dev.certwright.pki.lint;

import java.util.ArrayList;
import java.util.List;

/// One attribute of a distinguished name as it is encoded.
///
/// @param value the string, of whatever kind
/// @param text  what it says; empty when its octets are no such string
record Attribute(String oid, Node value, String text) {
    static List<Attribute> of(Node name) {
        var attributes = new ArrayList<Attribute>();
        for (var set : name.children()) {
            for (var pair : set.children()) {
                var oid = pair.child(0).flatMap(Node::oid);
                if (oid.isPresent() && pair.child(1).isPresent()) {
                    var value = pair.child(1).get();
                    attributes.add(new Attribute(oid.get(), value, value.text().orElse("")));
                }
            }
        }
        return attributes;
    }

    boolean is(String other) {
        return oid.equals(other);
    }
}
