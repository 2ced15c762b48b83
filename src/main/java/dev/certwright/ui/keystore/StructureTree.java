package dev.certwright.ui.keystore;

import dev.certwright.model.keystore.Access;
import dev.certwright.model.keystore.Bag;
import dev.certwright.model.keystore.Pkcs12Structure;
import dev.certwright.model.keystore.SafePart;
import dev.certwright.text.Messages;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.TreeItem;

/// The parts and entries of a container as a tree of words.
final class StructureTree {
    private final Messages messages;

    StructureTree(Messages messages) {
        this.messages = messages;
    }

    TreeItem<String> of(Pkcs12Structure structure) {
        var encoding = structure.indefinite() ? "BER" : "DER";
        var root = item(messages.text("keystore.tree.root", Integer.toString(structure.version()), encoding));
        int number = 0;
        for (var part : structure.parts()) {
            var node = item(messages.text("keystore.tree.part", ++number, part(part)));
            add(node, part.bags());
            root.getChildren().add(node);
        }
        var mac = structure
                .mac()
                .map(m -> m.words() + ", " + messages.text("keystore.mac." + word(m.fit())))
                .orElseGet(() -> messages.text("keystore.mac.none"));
        root.getChildren().add(item(messages.text("keystore.tree.mac", mac)));
        return root;
    }

    private String part(SafePart part) {
        return messages.text("keystore.part." + word(part.kind()), part.type())
                + part.protection().map(p -> ", " + p.words()).orElse("")
                + access(part.access());
    }

    private void add(TreeItem<String> node, List<Bag> bags) {
        for (var bag : bags) {
            var text = messages.text("keystore.bag." + word(bag.kind()))
                    + (bag.label().isEmpty() ? "" : ": " + bag.label())
                    + access(bag.access());
            var child = item(text);
            bag.friendlyName().ifPresent(name -> child.getChildren().add(item("friendlyName: " + name)));
            bag.localKeyId().ifPresent(id -> child.getChildren().add(item("localKeyId: " + id)));
            bag.trustedUses().ifPresent(_ -> child.getChildren().add(item(messages.text("keystore.tree.trusted"))));
            bag.protection().ifPresent(p -> child.getChildren().add(item(p.words())));
            bag.otherAttributes().forEach(oid -> child.getChildren().add(item(oid)));
            child.setExpanded(false);
            add(child, bag.inside());
            node.getChildren().add(child);
        }
    }

    private String access(Access access) {
        return access == Access.OPEN ? "" : " – " + messages.text("keystore.access." + word(access));
    }

    private static TreeItem<String> item(String text) {
        var item = new TreeItem<>(text);
        item.setExpanded(true);
        return item;
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
