"""The picture can be read: in both themes, at every width, in grey, in print."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.support.picture_page import PicturePage

SAMPLES = ["ordinary", "mounts", "200-threads", "64-cores", "kinds", "long-names"]

_COLOURS = """
const parse = text => {
    const canvas = new OffscreenCanvas(1, 1).getContext('2d');
    canvas.fillStyle = text;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3).map(v => v / 255);
};
const luminance = text => parse(text)
    .map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
const contrast = (one, other) => {
    const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (light + 0.05) / (dark + 0.05);
};
const root = document.querySelector('.heddle-trace');
const ground = getComputedStyle(root).backgroundColor;
"""

_TEXT_CONTRASTS = f"""() => {{
    {_COLOURS}
    const found = [];
    const texts = '.figure, .value, .name, .kind, .head, .tick, .key, .said, .note, .more, .t';
    for (const e of root.querySelectorAll(texts)) {{
        if (!e.getClientRects().length) continue;
        const style = getComputedStyle(e);
        const isLabel = e.matches('.t:not(.thin)');
        const slice = isLabel && (e.matches('.r-t') ? '.s.r' : e.matches('.y-t') ? '.s.y' : null);
        const behind = slice ? getComputedStyle(root.querySelector(slice)).fill : ground;
        found.push([e.getAttribute('class'), contrast(e instanceof SVGElement ? style.fill : style.color, behind)]);
    }}
    return found;
}}"""

_SHAPE_CONTRASTS = f"""() => {{
    {_COLOURS}
    const fill = selector => getComputedStyle(root.querySelector(selector)).fill;
    const found = {{running: contrast(fill('.s.r'), ground), thin: contrast(fill('.s.n'), ground)}};
    found.ready = contrast(getComputedStyle(root.querySelector('.s.y')).stroke, ground);
    for (const hatching of ['i', 'l', 'w']) {{
        found[hatching] = contrast(fill(`.of-${{hatching}} .line`), fill(`.of-${{hatching}} .ground`));
    }}
    return found;
}}"""

_OVERLAPS = """() => {
    const seen = e => e.getClientRects().length && getComputedStyle(e).visibility === 'visible';
    const overlapping = [];
    for (const group of document.querySelectorAll('.row, .ticks, .plot')) {
        const texts = [...group.querySelectorAll(group.matches('.plot') ? ':scope .tick' : 'text')].filter(seen);
        texts.forEach((one, i) => texts.slice(i + 1).forEach(other => {
            const a = one.getBoundingClientRect(), b = other.getBoundingClientRect();
            if (a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 2 && b.top < a.bottom - 2) {
                overlapping.push([one.textContent, other.textContent]);
            }
        }));
    }
    return overlapping;
}"""

_OVERFLOWS = """() => {
    const area = document.querySelector('.heddle-trace').getBoundingClientRect();
    const wide = [...document.querySelectorAll('.heddle-trace *')]
        .filter(e => e.matches('text, .figure, .name, .kind, .key, .tool, .said') && e.getClientRects().length)
        .filter(e => {
            const box = e.getBoundingClientRect();
            return box.right > area.right + 1 || box.left < area.left - 1;
        });
    const slices = [...document.querySelectorAll('.t')].filter(e => e.getClientRects().length).filter(e => {
        let slice = e;
        while (!slice.matches('.s')) slice = slice.previousElementSibling;
        return e.getBoundingClientRect().width > slice.getBoundingClientRect().width;
    });
    const labels = [...document.querySelectorAll('.lab')].filter(e => e.getClientRects().length).filter(e => {
        const kind = e.querySelector('.kind'), box = e.getBoundingClientRect();
        return kind && kind.getBoundingClientRect().right > box.right + 1;
    });
    return [...wide, ...slices, ...labels].map(e => e.getAttribute('class') + ': ' + e.textContent);
}"""


@pytest.fixture
def picture(page: Page, pictures: Path) -> PicturePage:
    return PicturePage(page, pictures)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_can_be_read_against_its_ground(picture: PicturePage, scheme: str) -> None:
    for sample in SAMPLES:
        picture.open(sample, scheme=scheme)
        contrasts: list[tuple[str, float]] = picture.page.evaluate(_TEXT_CONTRASTS)
        assert len(contrasts) > 20
        assert [found for found in contrasts if found[1] < 4.5] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_shape_can_be_seen_and_hatching_also_without_colour(picture: PicturePage, scheme: str) -> None:
    picture.open("ordinary", scheme=scheme)

    contrasts: dict[str, float] = picture.page.evaluate(_SHAPE_CONTRASTS)

    assert set(contrasts) == {"running", "thin", "ready", "i", "l", "w"}
    assert {shape: value for shape, value in contrasts.items() if value < (3 if len(shape) > 1 else 2)} == {}


@pytest.mark.parametrize("width", [1400, 1100, 860, 600, 460, 340])
def test_nothing_overlaps_and_nothing_leaves_its_place(picture: PicturePage, width: int) -> None:
    for sample in SAMPLES:
        picture.open(sample, width)
        assert picture.page.evaluate("document.querySelectorAll('.t').length") > 0
        assert picture.page.evaluate(_OVERLAPS) == [], sample
        assert picture.page.evaluate(_OVERFLOWS) == [], sample
        assert picture.page.evaluate("document.documentElement.scrollWidth") <= width, sample


@pytest.mark.parametrize("width", [1100, 600, 340])
def test_every_kind_of_thread_is_told_at_every_width(picture: PicturePage, width: int) -> None:
    picture.open("kinds", width)
    kinds = picture.page.locator(".where .lab .kind")

    words = ["In[9]", "context", "context", "pool worker", "pool worker", "carrier", "virtual", "platform"]
    assert kinds.all_inner_texts() == words
    cut: Any = kinds.evaluate_all("all => all.filter(e => e.scrollWidth > e.clientWidth + 1).length")
    assert cut == 0


def test_dark_and_light_differ_and_print_is_light_and_has_no_buttons(picture: PicturePage) -> None:
    def ground() -> str:
        return str(picture.root.evaluate("e => getComputedStyle(e).backgroundColor"))

    light = picture.open("ordinary").root and ground()
    picture.open("ordinary", scheme="dark")
    assert ground() != light
    picture.page.emulate_media(media="print", color_scheme="dark")
    assert ground() == "rgb(255, 255, 255)"
    assert picture.page.locator(".tools").is_hidden()
    assert picture.page.locator(".said").is_hidden()
    assert picture.page.evaluate(_TEXT_CONTRASTS.replace(".said, ", ""))[0][1] > 4.5


def test_motion_is_left_out_where_it_is_not_wanted(picture: PicturePage) -> None:
    picture.page.emulate_media(reduced_motion="reduce")
    picture.open("ordinary")

    assert picture.slice("where", 0, 0).evaluate("e => getComputedStyle(e).transitionDuration") == "0s"
