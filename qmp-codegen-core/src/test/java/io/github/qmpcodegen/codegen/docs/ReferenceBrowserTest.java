package io.github.qmpcodegen.codegen.docs;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.codegen.Docs;
import io.github.qmpcodegen.codegen.DocsRequest;
import io.github.qmpcodegen.codegen.source.SourceAccess;
import io.github.qmpcodegen.codegen.source.Sources;
import io.github.qmpcodegen.testdata.NeedsTestData;
import io.github.qmpcodegen.testdata.TestData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** References of real releases, opened from files and read in a real browser, with and without a mouse. */
@NeedsTestData
@NeedsBrowser
@Timeout(180)
class ReferenceBrowserTest {

    /** The text of .hx and events of the last release that had them. */
    @Nested
    class OfText extends Checks {
        OfText() {
            super("2.7.0-text", List.of("2.7.0/qmp-commands.hx", "2.7.0/docs/qmp-events.txt"));
        }
    }

    /** The same release with its schema. */
    @Nested
    class OfTextAndSchema extends Checks {
        OfTextAndSchema() {
            super("2.7.0", List.of("2.7.0"));
        }
    }

    /** A schema of today. */
    @Nested
    class OfSchema extends Checks {
        OfSchema() {
            super("10.0.0", List.of("10.0.0/qapi/qapi-schema.json"));
        }
    }

    /** Two releases at once, of which one can be chosen. */
    @Nested
    class OfReleases extends Checks {
        OfReleases() {
            super("7.2 and 10.0", List.of("7.2=7.2.0", "10.0=10.0.0"));
        }

        @Override
        String lastOfHeader() {
            return "release";
        }

        @Test
        void whatTheChosenReleaseLacksIsGreyedOut() {
            // By the option: what is typed into a choice within a second counts as one word.
            browser.find("#release option:nth-of-type(2)").click();
            assertTrue(browser.find("dt.lacking[data-releases='10.0']").isDisplayed());
            browser.find("#release option:nth-of-type(3)").click();
            assertTrue(browser.find("dt.lacking[data-releases='7.2']").isDisplayed());
            assertEquals(List.of(), browser.complaints());
        }
    }

    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    abstract static class Checks {

        /** Pages that show most of what pages can have, and the longest. */
        private static final int MOST_PAGES = 25;

        /** What text must differ from its background by, as WCAG 2 demands of normal text. */
        private static final double LEAST_CONTRAST = 4.5;

        private static final String CONTRAST = """
                ((element) => {
                  const numbers = (colour) => colour.match(/[\\d.]+/g).map(Number);
                  const light = ([r, g, b]) => [r, g, b]
                    .map((c) => c / 255)
                    .map((c) => (c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
                    .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
                  let behind = element;
                  while (numbers(getComputedStyle(behind).backgroundColor)[3] === 0) {
                    behind = behind.parentElement;
                  }
                  const a = light(numbers(getComputedStyle(element).color));
                  const b = light(numbers(getComputedStyle(behind).backgroundColor));
                  return String((Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05));
                })(arguments[0])""";

        private final String name;
        private final List<String> sources;

        Browser browser;
        private Path pages;

        Checks(String name, List<String> sources) {
            this.name = name;
            this.sources = sources;
            this.pages = Path.of("");
        }

        /** What is reached last before the content. */
        String lastOfHeader() {
            return "search";
        }

        @BeforeAll
        void write(@TempDir Path folder) throws IOException {
            pages = folder.resolve("reference");
            Docs.run(
                            new DocsRequest(Sources.of(sources), DocsRequest.Format.HTML, "QEMU " + name),
                            SourceAccess.below(TestData.path("corpus")))
                    .write(pages);
            browser = new Browser(Files.createDirectory(folder.resolve("profile")));
        }

        @AfterAll
        void close() {
            if (browser != null) {
                browser.close();
            }
        }

        @BeforeEach
        void startAtTheIndex() {
            browser.desktop();
            browser.dark(false);
            browser.open(pages.resolve("index.html"));
            browser.complaints();
        }

        @Test
        void searchFindsACommandWithTheKeyboardAlone() throws IOException {
            browser.press("/");
            WebElement field = browser.focused();
            assertEquals("search", field.getDomAttribute("id"));
            assertEquals("", field.getDomProperty("value"), "the key that leads to the field is not typed into it");

            browser.press("query blo");

            assertEquals("true", field.getDomAttribute("aria-expanded"));
            List<WebElement> found = browser.findAll("#results [role=option]");
            assertEquals("query-block", found.get(0).findElement(code()).getText());
            assertEquals(found.get(0).getDomAttribute("id"), field.getDomAttribute("aria-activedescendant"));
            photograph("search");
            browser.press(Keys.ARROW_DOWN);
            assertEquals(found.get(1).getDomAttribute("id"), field.getDomAttribute("aria-activedescendant"));
            assertEquals("true", found.get(1).getDomAttribute("aria-selected"));
            browser.press(Keys.ARROW_UP, Keys.ENTER);

            assertEquals("query-block.html", browser.openFile());
            assertTrue(browser.find("h1").getText().startsWith("query-block"));
        }

        @Test
        void searchCanBeLeftAndTellsHowMuchItFound() {
            browser.press("/", "eject");
            assertTrue(requireNonNull(browser.find("#search-status").getDomProperty("textContent"))
                    .matches("\\d+ results?"));
            assertTrue(browser.find("#results").isDisplayed());

            browser.press(Keys.ESCAPE);

            assertFalse(browser.find("#results").isDisplayed());
            assertEquals("false", browser.find("#search").getDomAttribute("aria-expanded"));
            searchFor("no such thing at all");
            assertEquals("no results", browser.find("#search-status").getDomProperty("textContent"));
        }

        @Test
        void searchFindsMembersAndEvents() {
            browser.press("/", "stop");
            assertEquals(
                    List.of("command", "event"),
                    browser.findAll("#results li").stream()
                            .filter(found -> found.findElement(code()).getText().equalsIgnoreCase("stop"))
                            .map(found -> found.findElement(By.tagName("small")).getText())
                            .sorted()
                            .toList());
            searchFor("backing_file_depth");
            assertFalse(browser.findAll("#results li").isEmpty());
        }

        @Test
        void theFirstTabSkipsToTheContent() {
            browser.press(Keys.TAB);
            WebElement skip = browser.focused();
            assertEquals("Skip to the content", skip.getText());
            assertTrue(skip.getLocation().getX() >= 0, "seen where it has the focus");
            assertVisibleFocus(skip);

            browser.press(Keys.ENTER, Keys.TAB);

            assertEquals(
                    "true", browser.value("String(document.querySelector('main').contains(document.activeElement))"));
        }

        @Test
        void tabGoesThroughThePageInTheOrderOfReading() {
            browser.press(Keys.TAB, Keys.TAB);
            assertEquals("QEMU " + name, browser.focused().getText());
            browser.press(Keys.TAB);
            assertEquals("search", browser.focused().getDomAttribute("id"));
            if (!lastOfHeader().equals("search")) {
                browser.press(Keys.TAB);
            }
            assertEquals(lastOfHeader(), browser.focused().getDomAttribute("id"));
            browser.press(Keys.TAB);
            WebElement contents = browser.focused();
            assertEquals("Commands", contents.getText());
            assertVisibleFocus(contents);
            browser.pressShiftTab();
            assertEquals(lastOfHeader(), browser.focused().getDomAttribute("id"));
            browser.press(Keys.TAB, Keys.TAB);
            assertEquals("Events", browser.focused().getText());
            browser.press(Keys.ENTER);
            assertEquals("index.html#events", browser.openFile());
        }

        @Test
        void aLinkLeadsToItsPageAndBack() {
            browser.find("dl.topics a[href='commands/query-status.html']").click();
            assertEquals("query-status.html", browser.openFile());
            browser.find("nav.neighbours a").click();
            assertNotEquals("query-status.html", browser.openFile());
            browser.find("a.home").click();
            assertEquals("index.html", browser.openFile());
            assertEquals(List.of(), browser.complaints());
        }

        @Test
        void examplesAreHighlighted() throws IOException {
            browser.open(pages.resolve("commands/query-block.html"));
            List<String> colours = Stream.of(".example pre", ".example .name", ".example .string", ".example .number")
                    .map(browser::find)
                    .map(part -> part.getCssValue("color"))
                    .distinct()
                    .toList();
            assertEquals(4, colours.size(), colours.toString());
            browser.value("String(document.querySelector('.example').scrollIntoView())");
            photograph("example");
        }

        @Test
        void lightAndDarkAreReadable() throws IOException {
            browser.open(pages.resolve("commands/query-block.html"));
            String light = browser.find("body").getCssValue("background-color");
            assertReadable();
            photograph("light");
            browser.dark(true);
            assertNotEquals(light, browser.find("body").getCssValue("background-color"));
            assertReadable();
            photograph("dark");
        }

        @Test
        void aPhoneShowsAllWithoutScrollingSideways() throws IOException {
            browser.phone();
            for (Path page : longestPages()) {
                browser.open(page);
                assertEquals(
                        "375",
                        browser.value("String(document.documentElement.scrollWidth)"),
                        page.getFileName().toString());
            }
            browser.open(pages.resolve("commands/query-block.html"));
            photograph("phone");
            browser.press("/", "block");
            assertTrue(browser.find("#results").getSize().getWidth() <= 375);
            photograph("phone-search");
        }

        @Test
        void paperHasTheContentOnly() throws IOException {
            browser.open(pages.resolve("commands/query-block.html"));
            browser.dark(true);
            browser.paper();
            assertFalse(browser.find("header").isDisplayed());
            assertFalse(browser.find("nav.neighbours").isDisplayed());
            assertEquals("rgba(255, 255, 255, 1)", browser.find("body").getCssValue("background-color"));
            photograph("paper");
        }

        @Test
        void pagesComplainOfNothingAndAskForNothingOutside() throws IOException {
            String root = pages.toUri().toString();
            browser.requests();
            for (Path page : longestPages()) {
                browser.open(page);
                assertEquals(List.of(), browser.complaints(), page.toString());
                List<String> requests = browser.requests();
                assertTrue(requests.contains(root + "style.css"), requests.toString());
                assertEquals(
                        List.of(),
                        requests.stream()
                                .filter(request -> !request.startsWith(root))
                                .toList());
            }
        }

        @Test
        void onlyWhatScrollsStopsTheTabKey() {
            browser.open(pages.resolve("commands/query-block.html"));
            assertEquals(
                    "true",
                    browser.value("String([...document.querySelectorAll('pre')]"
                            + ".every((pre) => (pre.tabIndex === 0) === (pre.scrollWidth > pre.clientWidth)))"));
        }

        private void searchFor(String text) {
            browser.find("#search").clear();
            browser.press("/", text);
        }

        private static By code() {
            return By.tagName("code");
        }

        private void assertVisibleFocus(WebElement element) {
            assertNotEquals("none", element.getCssValue("outline-style"));
            assertTrue(Double.parseDouble(element.getCssValue("outline-width").replace("px", "")) >= 2);
        }

        private void assertReadable() {
            for (String part : List.of(
                    "p",
                    "a:not(.skip)",
                    "small",
                    "thead th",
                    "td",
                    ".source",
                    ".sender",
                    ".example .name",
                    ".example .string",
                    ".example .number",
                    "header label",
                    "header a.home")) {
                double contrast = Double.parseDouble(
                        browser.value(CONTRAST, browser.find(part)).toString());
                assertTrue(contrast >= LEAST_CONTRAST, part + " has a contrast of " + contrast);
            }
        }

        /** The index and the largest pages. */
        private List<Path> longestPages() throws IOException {
            try (Stream<Path> files = Files.walk(pages)) {
                return files.filter(file -> file.toString().endsWith(".html"))
                        .sorted(Comparator.comparing(
                                (Path file) -> -file.toFile().length()))
                        .limit(MOST_PAGES)
                        .collect(Collectors.toList());
            }
        }

        private void photograph(String what) throws IOException {
            browser.photograph(Path.of("target", "screenshots", name + "-" + what + ".png"));
        }
    }
}
