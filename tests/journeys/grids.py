"""A grid as a person at the keyboard sees it: its cells, their fields, the clipboard, and whether all is saved."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

SAVED = re.compile("Saved at|Сохранено в")


def cell(page: Page, row: int, column: int) -> Locator:
    return page.locator("[data-row]").nth(row).locator("[data-cell]").nth(column)


def field(page: Page, row: int, column: int) -> Locator:
    return cell(page, row, column).locator("input, textarea, select")


def saved(page: Page) -> None:
    expect(page.locator(".is-waiting")).to_have_count(0)
    expect(page.locator("[data-grid-state]")).to_contain_text(SAVED)


def type_text(page: Page, text: str) -> None:
    """Press the keys of a text in any alphabet; Playwright's own `type` has none but those of a US keyboard."""
    session = page.context.new_cdp_session(page)
    for sign in text:
        session.send("Input.dispatchKeyEvent", {"type": "keyDown", "key": sign, "text": sign})
        session.send("Input.dispatchKeyEvent", {"type": "keyUp", "key": sign})
    session.detach()


def paste(page: Page, text: str) -> None:
    """What Ctrl+V does with such a clipboard."""
    page.evaluate(
        """(text) => {
          const clipboardData = new DataTransfer();
          clipboardData.setData("text/plain", text);
          document.activeElement.dispatchEvent(
            new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
        }""",
        text,
    )


def copied(page: Page) -> str:
    """What Ctrl+C puts into the clipboard."""
    text: str = page.evaluate(
        """() => {
          const clipboardData = new DataTransfer();
          document.activeElement.dispatchEvent(
            new ClipboardEvent("copy", { clipboardData, bubbles: true, cancelable: true }));
          return clipboardData.getData("text/plain");
        }"""
    )
    return text
