"""What a reader can do with a picture: point, pin, zoom, move, unfold, by pointer and by keys."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.picture_page import PicturePage


@pytest.fixture
def picture(page: Page, pictures: Path) -> Iterator[PicturePage]:
    errors: list[object] = []
    page.on("pageerror", lambda error: errors.append(error))
    yield PicturePage(page, pictures)
    assert errors == []


def test_pointing_at_a_slice_says_what_it_is_and_lights_its_task(picture: PicturePage) -> None:
    picture.open("ordinary")

    picture.slice("where", 2, 0).hover()

    assert picture.bubble.locator("div").all_text_contents() == [
        "in I/O 198 ms",
        "In[4]:5 legacyRead",
        "socket read 127.0.0.1:8080",
        "task legacyRead",
        "thread pool-2",
        "from 16 ms to 214 ms",
    ]
    assert set(picture.lit) == {"4"}
    lit = [picture.page.locator(f"{part}.on").count() for part in (".where .s", ".what .s", ".arrow", ".lab")]
    assert lit == [3, 4, 1, 1]

    picture.page.mouse.move(5, 800)
    assert picture.lit == []
    expect(picture.bubble).to_have_count(0)


def test_a_carrier_lights_up_with_the_virtual_thread_on_it(picture: PicturePage) -> None:
    picture.open("mounts")

    picture.slice("where", 1, 1).hover()

    assert "virtual thread fetch-3" in picture.bubble.inner_text()
    assert set(picture.lit) == {"-33"}
    rows = picture.page.locator(".row:has(.s.on)")
    assert rows.count() == 3, "the carrier, the virtual thread, the task"


@pytest.mark.parametrize("width", [1100, 600, 340])
def test_what_is_said_stays_inside_the_output(picture: PicturePage, width: int) -> None:
    for sample in ("ordinary", "long-names"):
        picture.open(sample, width)
        area = picture.root.bounding_box()
        assert area is not None
        for slice_ in picture.page.locator(".s").all():
            slice_.hover(force=True)
            box = picture.bubble.bounding_box()
            assert box is not None
            assert area["x"] <= box["x"]
            assert box["x"] + box["width"] <= area["x"] + area["width"]
            assert 0 <= box["y"]
            assert box["y"] + box["height"] <= 900
            over = slice_.bounding_box()
            assert over is not None
            assert box["y"] >= over["y"] + over["height"] or box["y"] + box["height"] <= over["y"], "it hides its slice"


def test_a_click_keeps_the_task_lit_and_escape_lets_go(picture: PicturePage) -> None:
    picture.open("ordinary")

    picture.slice("where", 1, 1).click()
    picture.slice("where", 2, 0).hover()

    assert set(picture.lit) == {"3"}
    assert picture.said.startswith("blocked on a lock 19 ms · In[4]:12 process")
    picture.page.mouse.move(5, 800)
    assert set(picture.lit) == {"3"}

    picture.page.keyboard.press("Tab")
    picture.page.keyboard.press("Escape")
    assert picture.lit == []


def test_slices_are_one_tab_stop_that_arrows_move(picture: PicturePage) -> None:
    picture.open("ordinary")
    assert picture.page.locator(".s[tabindex='0']").count() == 1

    picture.slice("where", 0, 0).focus()
    for key in ("ArrowDown", "ArrowDown", "ArrowRight", "ArrowLeft"):
        picture.page.keyboard.press(key)

    focused = picture.page.locator(".s:focus")
    expect(focused).to_have_attribute("aria-label", re.compile("^waiting for a core 5 ms, .*thread pool-2"))
    assert picture.page.locator(".s[tabindex='0']").count() == 1
    assert set(picture.lit) == {"4"}
    assert focused.evaluate("e => getComputedStyle(e).outlineStyle") == "solid"
    expect(picture.bubble).to_contain_text("waiting for a core 5 ms")

    for _ in range(9):
        picture.page.keyboard.press("ArrowDown")
    assert picture.page.locator(".what .row").nth(3).locator(".s:focus").count() == 1, "from threads on to tasks"

    picture.page.keyboard.press("Enter")
    assert picture.page.locator(".s.pinned").count() == 1
    picture.page.keyboard.press("Escape")
    assert picture.page.locator(".s.pinned").count() == 0


def test_dragging_zooms_and_the_slices_get_labels_that_fit(picture: PicturePage) -> None:
    picture.open("ordinary")
    assert "300 ms" in picture.ticks

    picture.drag(picture.page.locator(".where .plot"), 0.8, 0.95)

    assert "300 ms" not in picture.ticks
    assert "260 ms" in picture.ticks
    assert re.match(r"Showing (249|250)[.\d]* ms to 29[67][.\d]* ms\.", picture.said)
    labels = picture.page.locator(".where .made").all()
    assert "process: blocked on a lock" in [label.text_content() for label in labels]
    for label in labels:
        inside = label.evaluate(
            """text => {
                const own = text.getBoundingClientRect();
                const slice = text.previousElementSibling.getBoundingClientRect();
                return slice.left <= own.left && own.right <= slice.right;
            }"""
        )
        assert inside, label.text_content()

    picture.page.locator(".where .plot").dblclick()
    assert "300 ms" in picture.ticks
    assert picture.page.locator(".made").count() == 0


def test_every_way_to_zoom_and_to_move(picture: PicturePage) -> None:
    picture.open("ordinary")
    plot = picture.page.locator(".where .plot")
    root = picture.root

    def view() -> tuple[float, float]:
        time = picture.page.locator(".time").first
        x, width = (float((time.get_attribute(name) or "0").rstrip("%")) for name in ("x", "width"))
        return round(-x / width, 3), round((100 - x) / width, 3)

    plot.hover(position={"x": 5, "y": 3})
    picture.page.mouse.wheel(0, 100)
    assert view() == (0, 1), "a wheel without a modifier belongs to the page"
    picture.page.keyboard.down("Control")
    picture.page.mouse.wheel(0, -400)
    picture.page.keyboard.up("Control")
    assert view()[1] - view()[0] == pytest.approx(0.449, abs=0.01)
    left = view()[0]
    picture.page.keyboard.down("Shift")
    picture.page.mouse.wheel(0, 200)
    picture.page.keyboard.up("Shift")
    assert view()[0] > left, "Shift and wheel"

    picture.page.keyboard.press("Tab")
    picture.page.keyboard.press("0")
    assert view() == (0, 1)
    picture.page.get_by_role("button", name="Zoom in (+)").click()
    assert view() == (0.25, 0.75)
    picture.page.get_by_role("button", name="Later (Shift+Right)").click()
    assert view() == (0.5, 1)
    picture.page.keyboard.press("ArrowLeft")
    assert view() == (0.375, 0.875)
    picture.page.keyboard.press("-")
    assert view() == (0, 1) or view() == (0.125, 1), view()
    picture.page.keyboard.press("+")
    picture.page.keyboard.press("+")
    before = view()
    picture.page.keyboard.down("Shift")
    picture.drag(plot, 0.5, 0.25)
    picture.page.keyboard.up("Shift")
    moved = view()
    assert moved[0] - before[0] == pytest.approx((before[1] - before[0]) / 4, abs=0.01), "Shift and drag"
    picture.page.get_by_role("button", name="Show all (0)").click()
    assert view() == (0, 1)
    assert "zoomed" not in (root.get_attribute("class") or "")


def test_a_pool_unfolds_by_click_and_by_key_but_not_by_a_drag(picture: PicturePage) -> None:
    picture.open("200-threads")
    fold = picture.page.locator(".where .fold")
    names = fold.locator("div.block .lab")

    picture.drag(fold.locator(".counted"), 0.2, 0.4)
    assert fold.get_attribute("open") is None
    assert "zoomed" in (picture.root.get_attribute("class") or "")

    fold.locator("summary .name").click()
    expect(names.first).to_be_visible()
    assert names.count() < 200
    expect(fold.locator(".more")).to_contain_text(f"and {200 - names.count()} more")
    fold.locator("summary").press("Enter")
    expect(names.first).to_be_hidden()
    fold.locator(".counted").click()
    expect(names.first).to_be_visible()


def test_a_band_tells_how_many_did_what_at_that_moment(picture: PicturePage) -> None:
    picture.open("200-threads")

    picture.page.locator(".where .counted").hover()

    said = picture.bubble.locator("div").all_text_contents()
    assert re.fullmatch("at 25[01] ms, of 200", said[0]), said
    held = next(int(line.split()[0]) for line in said if line.endswith("held while waiting"))
    assert 90 < held < 150

    picture.page.locator(".held .counted").hover()
    assert picture.bubble.locator("div").first.text_content() in ("at 250 ms", "at 251 ms")


def test_fifty_pictures_in_one_page_mind_their_own_rows(picture: PicturePage, pictures: Path) -> None:
    text = (pictures / "ordinary.html").read_text(encoding="utf-8")
    head, body = text.split("\n", 1)
    prefix = re.findall(r'id="(h[0-9a-f]+)-', body)[0]
    many = "".join(body.replace(prefix, f"h{i}x") for i in range(50))
    (pictures / "fifty.html").write_text(head + many, encoding="utf-8")
    picture.open("fifty")

    ids = picture.page.eval_on_selector_all("[id]", "all => all.map(e => e.id)")
    assert len(ids) == len(set(ids)) > 50
    assert picture.page.locator(".tools").count() == 50
    third = picture.page.locator(".heddle-trace").nth(2)
    third.locator(".where .s.i").hover()
    assert picture.page.locator(".heddle-trace.lit").count() == 1
    assert third.locator(".on").count() == picture.page.locator(".on").count() == 9


def test_without_script_the_picture_stands(browser: Browser, pictures: Path) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1100, "height": 900})
    picture = PicturePage(context.new_page(), pictures).open("200-threads")

    expect(picture.page.locator(".figures")).to_be_visible()
    expect(picture.page.locator(".where .plot").first).to_be_visible()
    expect(picture.page.locator(".words")).to_be_hidden()
    expect(picture.page.locator(".shell > summary")).to_be_hidden()
    picture.page.locator(".where .fold summary .name").click()
    expect(picture.page.locator(".where .fold .s").first).to_be_visible()
    context.close()


def test_where_styles_and_drawings_are_stripped_the_text_form_is_left(picture: PicturePage, pictures: Path) -> None:
    text = (pictures / "ordinary.html").read_text(encoding="utf-8")
    text = re.sub(r"<(style|script)>.*?</\1>", "", text, flags=re.DOTALL)
    text = re.sub(r"</?(?!pre|details|summary|div|span|b\b|p\b|!doctype|meta)[a-zA-Z][^>]*>", "", text)
    (pictures / "stripped.html").write_text(re.sub(r' (class|style)="[^"]*"', "", text), encoding="utf-8")
    picture.open("stripped")

    shown = picture.page.locator("body").inner_text()
    assert "312 ms wall" in shown
    assert re.search(r"pool-2 \(pool worker\) +▒+", shown)
    assert "the picture" in shown
    expect(picture.page.get_by_text("HttpClient-1-SelectorManager", exact=True)).to_be_hidden()


def test_hostile_names_stay_text(picture: PicturePage) -> None:
    picture.page.add_init_script("window.alerts = 0; window.alert = () => window.alerts++;")
    picture.open("hostile-names")

    for slice_ in picture.page.locator(".s").all():
        slice_.hover(force=True)
        slice_.click(force=True)
    assert picture.page.evaluate("window.alerts") == 0
    assert picture.page.locator("img").count() == 0
    assert picture.page.locator("script").count() == 1
