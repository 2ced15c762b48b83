package dev.certwright.ui.common;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.Scene;
import javafx.scene.image.PixelFormat;
import javax.imageio.ImageIO;
import org.testfx.api.FxRobot;

/// Pictures of screens under `target/screens`, for people to look at; nothing compares them.
public final class Snapshots {
    private static final Path FOLDER = Path.of("target", "screens");

    private Snapshots() {}

    public static void save(FxRobot robot, Scene scene, String name) {
        robot.interact(() -> {
            var shot = scene.snapshot(null);
            int width = (int) shot.getWidth();
            int height = (int) shot.getHeight();
            var pixels = new int[width * height];
            shot.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
            var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
            image.setRGB(0, 0, width, height, pixels, 0, width);
            try {
                Files.createDirectories(FOLDER);
                ImageIO.write(image, "png", FOLDER.resolve(name + ".png").toFile());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
