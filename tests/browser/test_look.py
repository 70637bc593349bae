"""The look of the site, as a reader meets it: numbers, search, languages, light and dark, phone and paper."""

from __future__ import annotations

import itertools
import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, ViewportSize, expect

from book.paths import OVERRIDES, SITE

CHAPTER = {"zh": "/practice/economics/", "en": "/en/practice/economics/"}
CASES = {"zh": "/cases/lessons/", "en": "/en/cases/lessons/"}
VOICES = "/cases/voices/"
HOME = {"zh": "/", "en": "/en/"}
PHONE = ViewportSize(width=360, height=740)
PALETTE = OVERRIDES / "assets" / "css" / "palette.css"
LANGUAGES = pytest.mark.parametrize("language", ["zh", "en"])


def pages_of_the_site() -> list[str]:
    """Return every page of the built site as a path that begins and ends with a slash."""
    found = sorted(path.parent.relative_to(SITE).as_posix() for path in SITE.rglob("index.html"))
    return ["/" if name == "." else f"/{name}/" for name in found]


def first_number(page: Page) -> tuple[str, str]:
    """Return the passport id of the page's first fact and the passport's text."""
    anchor = page.locator("a.num-fact").first.get_attribute("href")
    assert anchor is not None
    return anchor.removeprefix("#"), page.locator(f'[id="{anchor[1:]}"]').inner_text()


# --- a number and its passport ---------------------------------------------------------------------


@LANGUAGES
def test_hover_shows_the_passport_and_leaving_hides_it(page: Page, site: str, language: str) -> None:
    page.goto(site + CHAPTER[language])
    _, text = first_number(page)
    page.locator("a.num-fact").first.hover()
    card = page.locator("#book-passport")
    expect(card).to_be_visible()
    assert text.split("\n")[0][:20] in card.inner_text()
    page.mouse.move(2, 2)
    expect(card).to_be_hidden()


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_keyboard_opens_the_passport_and_escape_gives_the_focus_back(page: Page, site: str, key: str) -> None:
    page.goto(site + CHAPTER["zh"])
    number = page.locator("a.num-fact").first
    number.focus()
    page.keyboard.press(key)
    card = page.locator("#book-passport")
    expect(card).to_be_focused()
    expect(card).to_have_attribute("role", "dialog")
    assert card.get_attribute("aria-label")
    expect(number).to_have_attribute("aria-expanded", "true")
    assert "#" not in page.url
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()
    expect(number).to_be_focused()
    expect(number).to_have_attribute("aria-expanded", "false")


def test_tap_opens_a_sheet_at_the_lower_edge_and_a_tap_beside_it_closes_it(browser: Browser, site: str) -> None:
    with browser.new_context(viewport=PHONE, has_touch=True, is_mobile=True) as context:
        page = context.new_page()
        page.goto(site + CHAPTER["en"])
        page.locator("a.num-fact").first.tap()
        card = page.locator("#book-passport")
        expect(card).to_be_visible()
        box = card.bounding_box()
        assert box is not None
        assert (box["x"], box["width"]) == (0, PHONE["width"])
        assert box["y"] + box["height"] == pytest.approx(PHONE["height"], abs=1)
        page.touchscreen.tap(180, 20)
        expect(card).to_be_hidden()


def test_without_script_a_number_leads_to_its_passport(browser: Browser, site: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(site + CHAPTER["zh"])
        name, _ = first_number(page)
        page.locator("a.num-fact").first.click()
        expect(page.locator(".passport:target")).to_have_attribute("id", name)
        expect(page.locator(".passport:target")).to_be_in_viewport()


@LANGUAGES
def test_the_kinds_of_number_differ_by_line_and_not_by_colour(page: Page, site: str, language: str) -> None:
    page.goto(site + CHAPTER[language])
    lines, colours = set(), set()
    kinds = [k for k in ("fact", "result", "inkstone", "judgement") if page.locator(f"a.num-{k}").count()]
    for kind in kinds:
        number = page.locator(f"p a.num-{kind}, td a.num-{kind}, li a.num-{kind}").first
        style = number.evaluate("e => [getComputedStyle(e).textDecorationStyle, getComputedStyle(e).color]")
        lines.add(style[0])
        colours.add(style[1])
    assert len(kinds) >= 3
    assert len(lines) == len(kinds)
    assert len(colours) == 1
    assert page.locator(".num-legend .num").count() == len(kinds)


# --- search ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(("language", "question"), [("zh", "推理成本"), ("en", "serving cost"), ("en", "utilisation")])
def test_search_finds_the_chapter_in_the_language_of_the_page(
    page: Page, site: str, language: str, question: str
) -> None:
    page.goto(site + HOME[language])
    page.keyboard.press("/")
    page.keyboard.type(question)
    results = page.locator(".search-results > li > a")
    expect(results.first).to_be_visible()
    links = [str(link) for link in results.evaluate_all("links => links.map(link => link.href)")]
    assert site + CHAPTER[language] in links
    assert all(("/en/" in link) == (language == "en") for link in links)
    expect(page.locator(".search-results mark").first).to_be_visible()
    expect(page.locator('.search-count[role="status"]')).to_contain_text(re.compile(r"\d"))


def test_the_keyboard_walks_from_the_question_to_a_section(page: Page, site: str) -> None:
    page.goto(site + HOME["zh"])
    page.keyboard.press("Control+k")
    page.keyboard.type("毛利率")
    first = page.locator(".search-results ol a").first
    expect(first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(first).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(page.locator(".search input")).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    target = first.evaluate("link => link.href")
    assert re.fullmatch(re.escape(site) + r"/\w+/[\w-]+/#.+", target)
    page.keyboard.press("Enter")
    page.wait_for_url(target)


def test_no_byte_of_the_engine_is_loaded_before_the_box_is_opened(page: Page, site: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(site + CHAPTER["zh"], wait_until="networkidle")
    page.mouse.wheel(0, 4000)
    page.locator("a.num").first.hover()
    assert not [url for url in asked if "pagefind" in url]
    with page.expect_response(re.compile(r"/pagefind/pagefind\.js$")):
        page.get_by_role("button", name="搜索").click()
    assert [url for url in asked if "pagefind" in url]


def test_the_search_box_is_a_named_dialog_that_gives_the_focus_back(page: Page, site: str) -> None:
    page.goto(site + HOME["en"])
    button = page.get_by_role("button", name="Search")
    button.click()
    dialog = page.get_by_role("dialog", name="Search")
    expect(dialog).to_be_visible()
    expect(dialog.get_by_role("searchbox")).to_be_focused()
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(button).to_be_focused()


@LANGUAGES
def test_search_says_so_when_nothing_is_found(page: Page, site: str, language: str) -> None:
    page.goto(site + HOME[language])
    page.keyboard.press("/")
    page.keyboard.type("爨齾鱻")
    expect(page.locator(".search-count")).to_contain_text("爨齾鱻")
    expect(page.locator(".search-results li")).to_have_count(0)


def test_search_says_so_when_there_is_no_index(page: Page, site: str) -> None:
    page.route("**/pagefind/**", lambda route: route.fulfill(status=404))
    page.goto(site + HOME["zh"])
    page.keyboard.press("/")
    expect(page.locator(".search-count")).to_contain_text("没有搜索索引")


# --- languages -------------------------------------------------------------------------------------


def test_the_language_switch_stays_on_the_page(page: Page, site: str) -> None:
    page.goto(site + CHAPTER["zh"])
    expect(page.locator("html")).to_have_attribute("lang", "zh")
    page.get_by_role("link", name="English", exact=True).click()
    page.wait_for_url(site + CHAPTER["en"])
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.get_by_role("link", name="中文", exact=True).click()
    page.wait_for_url(site + CHAPTER["zh"])


@pytest.mark.parametrize("path", pages_of_the_site())
def test_every_page_describes_itself_and_names_its_translations(page: Page, server: str, path: str) -> None:
    page.goto(server + path)
    description = page.locator('meta[name="description"]').get_attribute("content")
    assert description
    assert len(description) > 10
    alternates = page.locator('link[rel="alternate"][hreflang]')
    languages = {str(link) for link in alternates.evaluate_all("all => all.map(one => one.hreflang)")}
    assert languages == {"zh", "en"}


@pytest.mark.parametrize("path", pages_of_the_site())
def test_a_page_asks_for_nothing_that_is_not_there(page: Page, server: str, path: str) -> None:
    missing: list[str] = []
    page.on("response", lambda r: missing.append(r.url) if r.status >= 400 else None)
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(f"{server}/book{path}", wait_until="networkidle")
    assert missing == []
    assert errors == []


# --- light and dark --------------------------------------------------------------------------------


@LANGUAGES
def test_diagrams_follow_light_and_dark(browser: Browser, server: str, language: str) -> None:
    seen = {}
    for scheme in ("light", "dark"):
        with browser.new_context(color_scheme=scheme) as context:
            page = context.new_page()
            page.goto(server + CHAPTER[language])
            seen[scheme] = page.locator("figure.diagram svg .node :is(rect, polygon, path)").first.evaluate(
                "e => [getComputedStyle(e).fill, getComputedStyle(e).stroke, getComputedStyle(document.body).color]"
            )
    assert all(light != dark for light, dark in zip(seen["light"], seen["dark"], strict=True))


def test_the_reader_chooses_light_or_dark_and_the_choice_stays(page: Page, site: str) -> None:
    page.emulate_media(color_scheme="light")
    page.goto(site + HOME["zh"])
    paper = "getComputedStyle(document.documentElement).backgroundColor"
    light = page.evaluate(paper)
    button = page.locator("button.scheme")
    button.click()
    expect(button).to_have_attribute("aria-label", re.compile("浅色"))
    button.click()
    expect(button).to_have_attribute("aria-label", re.compile("深色"))
    dark = page.evaluate(paper)
    assert dark != light
    page.goto(site + CHAPTER["en"])
    assert page.evaluate(paper) == dark
    button.click()
    assert page.evaluate(paper) == light


def colours(selector: str) -> dict[str, str]:
    css = re.sub(r"/\*.*?\*/", "", PALETTE.read_text(encoding="utf-8"), flags=re.DOTALL)
    block = re.search(re.escape(selector) + r"\s*\{([^}]*)\}", css)
    assert block is not None
    return dict(re.findall(r"--book-([\w-]+):\s*(#[0-9a-f]{6});", block.group(1)))


def contrast(one: str, other: str) -> float:
    def luminance(colour: str) -> float:
        parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    darker, lighter = sorted([luminance(one), luminance(other)])
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("scheme", [":root", '[data-md-color-scheme="slate"]'])
def test_the_palette_has_contrast(scheme: str) -> None:
    palette = colours(scheme)
    texts = ["ink", "faint", "accent", "danger", "confusion", "controversy", "advice"]
    for text, ground in itertools.product(texts, ["paper", "fill", "raised"]):
        assert contrast(palette[text], palette[ground]) >= 4.5, (text, ground)
    assert contrast(palette["on-accent"], palette["accent"]) >= 4.5
    for n in range(1, 7):
        assert contrast(palette[f"chart-{n}"], palette["paper"]) >= 3, n
    assert contrast(palette["line-strong"], palette["paper"]) >= 3


# --- everyone --------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", pages_of_the_site())
def test_the_page_never_scrolls_sideways(page: Page, server: str, path: str) -> None:
    page.goto(server + path)
    for width in (320, 360, 390, 800, 1280):
        page.set_viewport_size({"width": width, "height": 740})
        assert page.evaluate("document.documentElement.scrollWidth") == width


@pytest.mark.parametrize("path", [*HOME.values(), *CHAPTER.values(), *CASES.values(), VOICES, "/404.html"])
@pytest.mark.parametrize(("scheme", "width"), [("light", 360), ("dark", 1280)])
def test_axe_finds_nothing(browser: Browser, server: str, path: str, scheme: str, width: int) -> None:
    with browser.new_context(
        color_scheme=scheme,  # type: ignore[arg-type]
        viewport={"width": width, "height": 740},
    ) as context:
        page = context.new_page()
        page.goto(server + path)
        tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
        found = Axe().run(page, options={"runOnly": tags}).response["violations"]
        assert [(one["id"], one["nodes"][0]["html"]) for one in found] == []


def test_the_contents_open_as_a_drawer_without_script(browser: Browser, site: str) -> None:
    with browser.new_context(viewport=PHONE, java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(site + HOME["zh"])
        contents = page.locator("#book-contents")
        expect(contents).to_be_hidden()
        page.get_by_role("button", name="打开目录").press("Enter")
        expect(contents).to_be_visible()
        contents.locator(f'a[href$="{CHAPTER["zh"].removeprefix("/")}"]').click()
        page.wait_for_url(site + CHAPTER["zh"])


def test_the_contents_of_the_page_follow_the_reader(page: Page, site: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(site + CHAPTER["zh"])
    for name in ("cases", "decision-table"):
        page.locator(f"#{name}").evaluate("e => e.scrollIntoView()")
        expect(page.locator(".toc [aria-current]")).to_have_attribute("href", f"#{name}")


def test_a_line_holds_34_to_40_chinese_characters(page: Page, site: str) -> None:
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(site + CHAPTER["zh"])
    characters = page.locator("article > p:not([class])").first.evaluate(
        "e => e.clientWidth / parseFloat(getComputedStyle(e).fontSize)"
    )
    assert 34 <= characters <= 40


@LANGUAGES
def test_nothing_shifts_while_the_page_loads(page: Page, server: str, language: str) -> None:
    page.set_viewport_size(PHONE)
    page.goto(server + CHAPTER[language], wait_until="networkidle")
    shift = page.evaluate(
        """() => new Promise(done => {
          let sum = 0;
          const watcher = new PerformanceObserver(list => {
            for (const one of list.getEntries()) sum += one.value;
          });
          watcher.observe({type: "layout-shift", buffered: true});
          setTimeout(() => done(sum), 300);
        })"""
    )
    assert shift <= 0.01


def test_on_paper_the_chapter_stands_alone_and_answers_are_open(page: Page, site: str) -> None:
    page.emulate_media(color_scheme="dark")
    page.goto(site + CHAPTER["zh"])
    answer = page.locator("details.answer > :not(summary)").first
    expect(answer).to_be_hidden()
    page.emulate_media(media="print", color_scheme="dark")
    for chrome in (".header", ".contents", ".toc", ".footer", ".turn"):
        expect(page.locator(chrome)).to_be_hidden()
    expect(answer).to_be_visible()
    expect(page.locator("section.passports")).to_be_visible()
    colours = page.evaluate(
        "[getComputedStyle(document.body).color, getComputedStyle(document.documentElement).backgroundColor]"
    )
    assert colours == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]


# --- the table of cases ----------------------------------------------------------------------------


def column(page: Page, number: int) -> list[str]:
    """Return the shown entries of a column of the table of cases, from top to bottom."""
    cells = page.locator(f".sortable tbody tr:not([hidden]) > :nth-child({number})")
    return [text.strip() for text in cells.all_inner_texts()]


@LANGUAGES
def test_the_table_of_cases_sorts_by_a_column_and_back(page: Page, site: str, language: str) -> None:
    page.goto(site + CASES[language])
    head = page.locator(".sortable thead th").nth(2)
    head.get_by_role("button").click()
    expect(head).to_have_attribute("aria-sort", "ascending")
    years = [entry[:4] for entry in column(page, 3)]
    assert years == sorted(years)
    assert len(set(years)) > 3
    head.get_by_role("button").click()
    expect(head).to_have_attribute("aria-sort", "descending")
    assert [entry[:4] for entry in column(page, 3)] == sorted(years, reverse=True)


@LANGUAGES
def test_the_table_of_cases_filters_and_says_how_many_rows_are_left(page: Page, site: str, language: str) -> None:
    page.goto(site + CASES[language])
    whole = len(column(page, 1))
    choice = page.locator(".sortable-bar select").first
    wanted = choice.locator("option").nth(1).inner_text()
    choice.select_option(wanted)
    left = column(page, 2)
    assert set(left) == {wanted}
    assert 0 < len(left) < whole
    count = page.locator(".sortable-count").inner_text()
    assert re.findall(r"\d+", count) == [str(len(left)), str(whole)]
    choice.select_option("")
    assert len(column(page, 1)) == whole


def test_the_table_of_cases_filters_by_cause_and_by_two_columns_at_once(page: Page, site: str) -> None:
    page.goto(site + CASES["en"])
    choices = page.locator(".sortable-bar select")
    expect(choices).to_have_count(3)
    choices.nth(2).select_option("money")
    by_cause = column(page, 1)
    choices.nth(0).select_option("general models")
    assert set(column(page, 1)) < set(by_cause)
    assert all(entry.startswith("money") for entry in column(page, 6))


def test_without_a_script_the_table_of_cases_is_whole(browser: Browser, site: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(site + CASES["en"])
        assert len(column(page, 1)) > 30
        assert page.locator(".sortable button").count() == 0


def test_in_a_timeline_a_longer_time_takes_more_space(page: Page, site: str) -> None:
    page.goto(site + "/en/cases/openai/")
    items = page.locator("ol.timeline > li")
    gaps = [float(item.evaluate("e => getComputedStyle(e).getPropertyValue('--gap')")) for item in items.all()]
    paddings = [float(item.evaluate("e => parseFloat(getComputedStyle(e).paddingTop)")) for item in items.all()]
    assert sorted(range(len(gaps)), key=gaps.__getitem__) == sorted(range(len(gaps)), key=paddings.__getitem__)
    assert max(paddings) > 3 * min(paddings)
