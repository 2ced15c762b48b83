package dev.certwright.ui.connection;

import dev.certwright.model.handshake.Remedy;
import dev.certwright.text.Messages;
import dev.certwright.ui.common.Background;
import dev.certwright.ui.common.FilePicker;
import dev.certwright.ui.common.KeyAccess;
import dev.certwright.ui.common.Notices;
import dev.certwright.ui.common.Overlay;
import dev.certwright.ui.common.Views;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

/// Opens what lies above the screen, and makes the buttons that lead there.
final class ConnectionDialogs {
    private final ConnectionViewModel viewModel;
    private final ConnectionExtras extras;
    private final Surroundings around;

    /// What the dialogs need.
    record Surroundings(
            Views views,
            Overlay overlay,
            FilePicker files,
            EntryExport exports,
            KeyAccess keys,
            Background background,
            Notices notices) {
        Messages messages() {
            return views.messages();
        }
    }

    ConnectionDialogs(ConnectionViewModel viewModel, ConnectionExtras extras, Surroundings around) {
        this.viewModel = viewModel;
        this.extras = extras;
        this.around = around;
    }

    /// Does what a remedy says, once what it needs to know is known.
    void apply(Remedy remedy) {
        switch (remedy) {
            case Remedy.TrustAuthority trust ->
                open(new TrustController(trust, () -> close(() -> viewModel.apply(trust)), this::hide));
            case Remedy.AddIntermediate(var certificate, var name) ->
                around.files()
                        .save(text("connection.remedy.save"), fileName(name))
                        .ifPresent(file -> viewModel.save(certificate, file));
            case Remedy.ReissueWithName(var entry, var name) ->
                viewModel.reissue(entry, Optional.of(name), this::askToReissue);
            case Remedy.Renew(var entry, var _) -> viewModel.reissue(entry, Optional.empty(), this::askToReissue);
            case Remedy.ChooseClient _,
                    Remedy.UseServerName _,
                    Remedy.TestInstead _,
                    Remedy.IssueClient _,
                    Remedy.OfferAllVersions _ -> viewModel.apply(remedy);
        }
    }

    private void askToReissue(ReissueViewModel reissue) {
        open(new ReissueController(
                reissue, around.messages(), entry -> around.exports().open(entry, around.overlay()), this::hide));
    }

    private static String fileName(String certificate) {
        return certificate.replaceAll("[^\\p{L}\\p{N}._-]+", "-") + ".pem";
    }

    /// The buttons beside the verdict.
    List<Node> bannerButtons() {
        var nodes = new ArrayList<Node>();
        extras.comparing().ifPresent(comparing -> {
            var button = new Button(text("connection.compare"));
            button.setId("compare");
            button.setOnAction(_ -> compare(comparing));
            nodes.add(button);
        });
        extras.exports().ifPresent(exports -> nodes.add(exportMenu(exports)));
        return nodes;
    }

    /// The buttons beside the title of the screen.
    List<Node> headerButtons() {
        var nodes = new ArrayList<Node>();
        extras.dryRuns().ifPresent(dryRuns -> {
            var button = new Button(text("connection.dryRun"));
            button.setId("dryRun");
            button.setOnAction(_ -> open(new DryRunController(
                    new DryRunViewModel(dryRuns, viewModel, around.background()), around.messages(), this::hide)));
            nodes.add(button);
        });
        extras.opinions().ifPresent(opinions -> {
            var button = new Button(text("connection.opinion"));
            button.setId("opinion");
            button.setOnAction(_ -> open(new OpinionController(
                    new OpinionViewModel(opinions, viewModel, around.keys()), around.messages(), this::hide)));
            nodes.add(button);
        });
        extras.history().ifPresent(history -> {
            var button = new Button(text("connection.history"));
            button.setId("history");
            button.setOnAction(_ -> open(new HistoryController(
                    new HistoryViewModel(history, viewModel, around.background()),
                    around.messages(),
                    around.files(),
                    this::hide)));
            nodes.add(button);
        });
        return nodes;
    }

    private void compare(Comparing comparing) {
        open(new CompareController(
                new CompareViewModel(comparing, viewModel, around.keys(), around.background()),
                around.messages(),
                this::hide));
    }

    private MenuButton exportMenu(RunExports exports) {
        var model = new ExportsViewModel(exports, viewModel, around.background(), around.notices());
        var menu = new MenuButton(text("connection.export"));
        menu.setId("export");
        for (var form : model.forms()) {
            var item = new MenuItem(text("connection.export." + form.word()));
            item.setId("export-" + form.word());
            item.setOnAction(_ -> save(model, form));
            menu.getItems().add(item);
        }
        var copies = new Menu(text("connection.export.code"));
        copies.setId("exportCode");
        for (var program : model.programs()) {
            var item = new MenuItem(program.title());
            item.setId("code-" + program.name().toLowerCase(Locale.ROOT));
            item.setOnAction(_ -> model.code(
                    program, code -> open(new CodeController(program.title(), code, around.messages(), this::hide))));
            copies.getItems().add(item);
        }
        if (!copies.getItems().isEmpty()) {
            menu.getItems().addAll(new SeparatorMenuItem(), copies);
        }
        return menu;
    }

    /// Whoever takes secrets along is told first what that means.
    private void save(ExportsViewModel model, RunExports.Form form) {
        if (form.secret()) {
            open(new SecretsController(() -> close(() -> pick(model, form)), this::hide));
        } else {
            pick(model, form);
        }
    }

    private void pick(ExportsViewModel model, RunExports.Form form) {
        around.files()
                .save(text("connection.export." + form.word()), model.fileName(form))
                .ifPresent(file -> model.save(form, file));
    }

    /// Opens a dialog that was loaded before.
    void show(Node dialog) {
        around.overlay().show(dialog);
    }

    private void open(Object controller) {
        show(around.views().load(controller));
    }

    void hide() {
        around.overlay().hide();
    }

    private void close(Runnable then) {
        hide();
        then.run();
    }

    private String text(String key) {
        return around.messages().text(key);
    }
}
