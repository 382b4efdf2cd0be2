"""How well an element can be read: WCAG's contrast, of which text needs 4.5."""

from playwright.sync_api import Locator

_CONTRAST = """(element, ground) => {
    const parse = text => text.match(/[\\d.]+/g).slice(0, 3).map(Number);
    const light = rgb => rgb.map(c => c / 255).map(c => c <= .03928 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4)
        .reduce((sum, c, i) => sum + c * [.2126, .7152, .0722][i], 0);
    const behind = light(parse(getComputedStyle(element.closest(ground)).backgroundColor));
    const own = getComputedStyle(element);
    const ink = light(parse(element.matches('svg *') ? own.fill : own.color));
    return (Math.max(behind, ink) + .05) / (Math.min(behind, ink) + .05);
}"""


def contrast(element: Locator, ground: str) -> float:
    """The contrast of its ink to the background of the element around it that the selector names."""
    return float(element.evaluate(_CONTRAST, ground))
