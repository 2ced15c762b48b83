package dev.certwright.pki.encoding;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What stands in a serialized Java object, read as data by the grammar of the Java Object Serialization
/// Specification §6.4: no class is looked up and nothing of it is run.
///
/// @param className of the object's own class
/// @param fields    those of all its classes; text, octets, numbers and further objects
record SerializedObject(String className, Map<String, Object> fields) {
    SerializedObject {
        fields = Map.copyOf(fields);
    }

    private record Field(char type, String name) {}

    private record Description(
            String name,
            int flags,
            List<Field> fields,
            @Nullable Description parent) {
        Description {
            fields = List.copyOf(fields);
        }
    }

    /// Only what this is for: a handful of classes, not nested far.
    private static final class Reader {
        private static final int MAX_DEPTH = 16;
        private static final int MAX_FIELDS = 100;
        private static final int MAGIC = 0xaced;

        private final StoreInput in;
        private final List<Object> handles = new ArrayList<>();

        Reader(StoreInput in) {
            this.in = in;
        }

        Object stream() throws IOException {
            if (in.unsignedShort() != MAGIC || in.unsignedShort() != 5) {
                throw new IOException("not a serialized object");
            }
            return content(0);
        }

        private Object content(int depth) throws IOException {
            if (depth > MAX_DEPTH) {
                throw new IOException("objects nested too deep");
            }
            int tag = in.octet();
            return switch (tag) {
                case 0x70 -> Optional.empty();
                case 0x71 -> handle();
                case 0x73 -> object(depth);
                case 0x74 -> remember(in.utf());
                case 0x75 -> array(depth);
                case 0x7e -> constant(depth);
                default -> throw new IOException("unexpected tag %02x".formatted(tag));
            };
        }

        private Object handle() throws IOException {
            int index = in.int32() - 0x7e0000;
            if (index < 0 || index >= handles.size()) {
                throw new IOException("a reference to nothing");
            }
            return handles.get(index);
        }

        private <T> T remember(T value) {
            handles.add(value);
            return value;
        }

        private Object constant(int depth) throws IOException {
            description(depth + 1);
            int slot = handles.size();
            handles.add("");
            var name = content(depth + 1);
            handles.set(slot, name);
            return name;
        }

        private Object array(int depth) throws IOException {
            var description = description(depth + 1);
            int slot = handles.size();
            handles.add("");
            if (description == null || !description.name().equals("[B")) {
                throw new IOException("an array that is not of octets");
            }
            var octets = in.sized();
            handles.set(slot, octets);
            return octets;
        }

        private Object object(int depth) throws IOException {
            var description = description(depth + 1);
            if (description == null) {
                throw new IOException("an object without class");
            }
            handles.add("");
            var lineage = new ArrayList<Description>();
            for (var each = description; each != null; each = each.parent()) {
                lineage.addFirst(each);
            }
            var fields = new LinkedHashMap<String, Object>();
            for (var each : lineage) {
                if ((each.flags() & 0x02) == 0) {
                    throw new IOException("an object that writes itself");
                }
                for (var field : each.fields()) {
                    fields.put(field.name(), value(field, depth));
                }
                if ((each.flags() & 0x01) != 0 && in.octet() != 0x78) {
                    throw new IOException("an object with data of its own");
                }
            }
            return new SerializedObject(description.name(), fields);
        }

        private Object value(Field field, int depth) throws IOException {
            return switch (field.type()) {
                case 'B', 'Z' -> (long) in.octet();
                case 'C', 'S' -> (long) in.unsignedShort();
                case 'I', 'F' -> (long) in.int32();
                case 'J', 'D' -> in.int64();
                case 'L', '[' -> content(depth + 1);
                default -> throw new IOException("a field of kind " + field.type());
            };
        }

        private @Nullable Description description(int depth) throws IOException {
            if (depth > MAX_DEPTH) {
                throw new IOException("classes nested too deep");
            }
            int tag = in.octet();
            if (tag == 0x70) {
                return null;
            }
            if (tag == 0x71) {
                return handle() instanceof Description known ? known : null;
            }
            if (tag != 0x72) {
                throw new IOException("no class where one is expected");
            }
            var name = in.utf();
            in.int64();
            int slot = handles.size();
            handles.add("");
            int flags = in.octet();
            var fields = new ArrayList<Field>();
            int count = in.unsignedShort();
            for (int i = 0; i < count && i <= MAX_FIELDS; i++) {
                char type = (char) in.octet();
                var field = new Field(type, in.utf());
                if (type == 'L' || type == '[') {
                    content(depth + 1);
                }
                fields.add(field);
            }
            if (in.octet() != 0x78) {
                throw new IOException("a class with annotations");
            }
            var description = new Description(name, flags, fields, description(depth + 1));
            handles.set(slot, description);
            return description;
        }
    }

    /// Reads one object; the input stands behind it afterwards.
    ///
    /// @throws IOException when it is anything but a plain object of text, octets and numbers
    static SerializedObject read(StoreInput in) throws IOException {
        if (new Reader(in).stream() instanceof SerializedObject object) {
            return object;
        }
        throw new IOException("no object");
    }

    Optional<String> text(String name) {
        return fields.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    /// Not a copy.
    Optional<byte[]> octets(String name) {
        return fields.get(name) instanceof byte[] octets ? Optional.of(octets) : Optional.empty();
    }

    /// Names the class only: there may be a key inside.
    @Override
    public String toString() {
        return className;
    }
}
