package dev.certwright.cli;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import java.io.StringReader;
import java.util.List;
import java.util.stream.StreamSupport;

/// Reads JSON strictly, by Gson.
public final class Json {
    private Json() {}

    public static JsonObject read(String line) {
        var reader = new JsonReader(new StringReader(line));
        reader.setStrictness(Strictness.STRICT);
        return JsonParser.parseReader(reader).getAsJsonObject();
    }

    /// One object for each line.
    public static List<JsonObject> lines(String output) {
        return output.lines().map(Json::read).toList();
    }

    /// The texts of an array.
    public static List<String> texts(JsonElement array) {
        return StreamSupport.stream(array.getAsJsonArray().spliterator(), false)
                .map(JsonElement::getAsString)
                .toList();
    }

    /// A member of each object of an array.
    public static List<String> texts(JsonElement array, String key) {
        return StreamSupport.stream(array.getAsJsonArray().spliterator(), false)
                .map(element -> element.getAsJsonObject().get(key).getAsString())
                .toList();
    }
}
