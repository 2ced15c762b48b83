package dev.certwright.ui.theme;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import javafx.scene.image.Image;

/// The application's icon in the sizes that window systems ask for.
public final class WindowIcons {
    private static final int[] SIZES = {16, 24, 32, 48, 64, 128, 256, 512};

    private WindowIcons() {}

    public static List<Image> load() {
        return Arrays.stream(SIZES)
                .mapToObj(size -> WindowIcons.class.getResource("icon-" + size + ".png"))
                .filter(Objects::nonNull)
                .map(url -> new Image(url.toExternalForm()))
                .toList();
    }
}
