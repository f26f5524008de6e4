package io.retroflex.cli;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.retroflex.audit.browser.Browser;
import io.retroflex.gallery.BoxedGallery;
import io.retroflex.server.Listening;
import io.retroflex.server.RetroflexServer;
import io.retroflex.server.ServedGallery;
import io.retroflex.server.ServerSettings;
import io.retroflex.server.Storage;
import io.retroflex.server.Transport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;

/** The service with the starter's gallery, and a tab of Chromium in which a person uses it. */
final class ServiceTab implements AutoCloseable {
    /** A command that has nothing to say. */
    @CommandLine.Command(name = "quiet")
    private static final class Quiet {
        @CommandLine.Mixin
        private Output output = new Output();

        @CommandLine.Mixin
        private NeighbourPictures pictures = new NeighbourPictures();
    }

    private final AskedGallery asked;
    private final RetroflexServer server;
    private final Page page;
    private final List<String> notes = new ArrayList<>();

    /** Starts the service, whose data go into that folder. */
    ServiceTab(Browser browser, Path data) throws IOException {
        page = browser.page(1280, 900, ColorScheme.LIGHT);
        Quiet command = new Quiet();
        new CommandLine(command)
                .parseArgs(FortyPhotographs.realFolder()
                        .map(real -> new String[] {"--pictures", real.toString()})
                        .orElseGet(() -> new String[0]));
        Output quiet = command.output;
        asked = AskedGallery.open(Optional.empty(), Optional.empty(), BoxedGallery::named, quiet);
        Files.createDirectories(data);
        server = RetroflexServer.start(
                new ServerSettings(
                        new Listening("127.0.0.1", 0, Transport.PLAIN), Storage.in(data), 1000, Optional.empty()),
                new ServedGallery(
                        asked.gallery(),
                        asked.model(),
                        asked.provenance(),
                        new ServedPictures(command.pictures, quiet)),
                notes::add);
    }

    Page page() {
        return page;
    }

    void open(String path) {
        page.navigate("http://127.0.0.1:" + server.port() + path);
    }

    void signIn(String name, String password) {
        page.getByLabel("Name").fill(name);
        page.getByLabel("Password").fill(password);
        button("Sign in").click();
    }

    /** As the service said it at its first start. */
    String firstPassword() {
        return notes.getFirst().substring(notes.getFirst().lastIndexOf(' ') + 1);
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /**
     * axe-core finds nothing at three widths, in light and dark, and nothing scrolls sideways.
     *
     * @param name of the screenshots, if they are to be kept
     */
    void look(String name) throws IOException {
        // What a page has is there before its style.
        page.waitForLoadState();
        Optional<Path> kept =
                Optional.ofNullable(System.getProperty("retroflex.screenshots")).map(Path::of);
        for (int width : List.of(1280, 768, 360)) {
            page.setViewportSize(width, 900);
            for (ColorScheme scheme : List.of(ColorScheme.DARK, ColorScheme.LIGHT)) {
                page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
                Browser.assertAccessible(page);
            }
            if (kept.isPresent()) {
                page.screenshot(new Page.ScreenshotOptions()
                        .setPath(kept.get().resolve(name + "-" + width + ".png"))
                        .setFullPage(true));
            }
        }
        page.setViewportSize(1280, 900);
    }

    @Override
    public void close() {
        server.close();
        asked.close();
    }
}
