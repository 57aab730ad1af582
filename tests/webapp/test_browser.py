"""In Debian's Chromium: by keyboard, on a phone, in the dark, without a request to anywhere else."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Literal

import pytest
from flask import Flask
from werkzeug.serving import make_server

import webapp
from indexes.knowledge_base import KnowledgeBase
from ingest.door import Corrector, Ingestion, ingest_paths
from kb.settings import Settings
from kb.store import Store
from webapp.uploads import UploadFolder

CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="Debian's chromium is not installed"),
]
sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")

LOW_CONTRAST = """() => {
  const context = new OffscreenCanvas(1, 1).getContext("2d", {willReadFrequently: true});
  const rgba = (colour) => {
    context.clearRect(0, 0, 1, 1); context.fillStyle = colour; context.fillRect(0, 0, 1, 1);
    return [...context.getImageData(0, 0, 1, 1).data];
  };
  const light = ([r, g, b]) => {
    const [x, y, z] = [r, g, b].map((c) => (c /= 255) <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  const ground = (element) => {
    for (let e = element; e; e = e.parentElement) {
      const colour = rgba(getComputedStyle(e).backgroundColor);
      if (colour[3] === 255) return colour;
    }
    return [255, 255, 255];
  };
  const low = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || !element.checkVisibility()) continue;
    const [a, b] = [light(rgba(getComputedStyle(element).color)), light(ground(element))].sort((x, y) => y - x);
    if ((a + 0.05) / (b + 0.05) < 4.5) low.push(walker.currentNode.data.trim().slice(0, 40));
  }
  return low;
}"""


@contextmanager
def served(app: Flask) -> Iterator[str]:
    """The address of a server that runs the application."""
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()


@pytest.fixture(scope="module")
def server(app: Flask) -> Iterator[str]:
    with served(app) as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[sync_api.Browser]:
    with sync_api.sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield opened
        opened.close()


@pytest.fixture
def tab(browser: sync_api.Browser, server: str) -> Iterator[sync_api.Page]:
    """A page that fails the test if anything is asked of another machine or refused by the policy."""
    context = browser.new_context(base_url=server, viewport={"width": 1280, "height": 900}, locale="en-GB")
    page = context.new_page()
    troubles: list[str] = []
    page.on("request", lambda r: None if r.url.startswith(server) else troubles.append(r.url))
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.on("console", lambda m: troubles.append(m.text) if "Content Security" in m.text else None)
    yield page
    context.close()
    assert troubles == []


def paths_of(store: Store, specimen: str) -> list[str]:
    summary = store.instrument(specimen)
    assert summary
    documents = [f"/documents/{id_}" for id_ in summary.documents.values()]
    return [
        "/",
        "/?q=notice",
        "/?q=xylophone&kind=purpose",
        "/instruments",
        "/instruments?status=signed&kind=memorandum_of_cooperation&sort=-duration",
        "/instruments?words=xylophone",
        "/subjects",
        "/receipts",
        "/receipts?words=none",
        f"/instruments/{specimen}",
        *documents,
    ]


@pytest.mark.parametrize(
    ("ui", "query", "skip"), [("en", "written notice", "Skip"), ("th", "ลายลักษณ์อักษร", "ข้าม"), ("ja", "書面", "本文へ")]
)
def test_a_search_by_keyboard(tab: sync_api.Page, ui: str, query: str, skip: str) -> None:
    tab.goto(f"/instruments?ui={ui}")
    tab.keyboard.press("Tab")
    assert skip in tab.evaluate("document.activeElement.textContent")
    tab.goto("/?q=nothing+at+all")
    tab.keyboard.press("/")
    assert tab.evaluate("document.activeElement.id") == "q"
    tab.keyboard.type(query)
    tab.keyboard.press("Enter")
    tab.wait_for_selector(".hit mark")
    assert tab.locator("html").get_attribute("lang") == ui

    link = tab.locator(".hit h3 a").first
    link.focus()
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/instruments/*#row-*")
    row = tab.url.partition("#")[2]
    assert tab.locator(f"tr#{row}").evaluate("e => e.matches(':target')")

    place = tab.locator(f"tr#{row} a.place").first
    place.focus()
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/documents/*#*")
    assert tab.locator(".piece:target").count() == 1
    assert tab.locator(".piece:target").evaluate("e => e.getBoundingClientRect().top < innerHeight")


def test_the_heads_of_the_columns_stay(tab: sync_api.Page, specimen: str) -> None:
    tab.goto(f"/instruments/{specimen}#row-12")
    tab.wait_for_timeout(100)
    head = tab.locator(".rows thead th").nth(1).bounding_box()
    row = tab.locator("#row-12 th").bounding_box()
    assert head
    assert row
    assert abs(head["y"]) < 2
    assert row["y"] >= head["height"] - 2


@pytest.mark.parametrize("ui", ["en", "th", "ja"])
def test_a_phone_never_scrolls_sideways(
    tab: sync_api.Page, store: Store, specimen: str, hostile: str, scanned: str, ui: str
) -> None:
    tab.set_viewport_size({"width": 360, "height": 780})
    for path in [*paths_of(store, specimen), *paths_of(store, hostile), *paths_of(store, scanned)]:
        tab.goto(path.replace("<", "%3C") + ("&" if "?" in path else "?") + f"ui={ui}")
        assert tab.evaluate("document.documentElement.scrollWidth") == 360, path
    tab.goto(f"/instruments/{specimen}")
    names = tab.locator("#row-1 .cell-language")
    assert names.all_inner_texts() == ["ไทย", "日本語", "English"]
    assert names.first.is_visible()


@pytest.mark.parametrize(("medium", "scheme"), [("screen", "light"), ("screen", "dark"), ("print", "dark")])
def test_words_stand_out_from_their_ground(
    tab: sync_api.Page,
    store: Store,
    specimen: str,
    scanned: str,
    medium: Literal["screen", "print"],
    scheme: Literal["light", "dark"],
) -> None:
    tab.emulate_media(media=medium, color_scheme=scheme)
    for path in [*paths_of(store, specimen), *paths_of(store, scanned)]:
        tab.goto(path)
        assert tab.evaluate(LOW_CONTRAST) == [], path


def test_everything_works_without_scripts(browser: sync_api.Browser, server: str) -> None:
    context = browser.new_context(base_url=server, java_script_enabled=False)
    page = context.new_page()
    page.goto("/?ui=en")
    page.fill("#q", "written notice")
    page.select_option("[name=kind]", "termination")
    page.click("button[type=submit]")
    assert page.locator(".hit").count() > 0
    page.locator(".hit h3 a").first.click()
    assert "/instruments/" in page.url
    page.locator("a.place").first.click()
    assert "/documents/" in page.url
    context.close()


def test_narrowing_the_table_without_scripts(browser: sync_api.Browser, server: str) -> None:
    context = browser.new_context(base_url=server, java_script_enabled=False, viewport={"width": 360, "height": 780})
    page = context.new_page()
    page.goto("/instruments?ui=en")
    page.click("summary:has-text('Subject')")
    page.check("[name=subject][value=environment]")
    page.check("[name=subject][value=climate]")
    page.click(".facet[open] button")
    assert page.url.endswith("?words=&subject=climate&subject=environment")
    assert page.locator(".overview tbody tr").count() == 1
    page.select_option("#sort", "-expires")
    page.click(".sorting button")
    assert page.url.endswith("subject=climate&subject=environment&sort=-expires")
    assert page.locator(".overview tbody tr").count() == 1
    page.click(".chips a:has-text('Remove all filters')")
    assert page.locator(".overview tbody tr").count() > 5
    context.close()


def test_the_wide_table_scrolls_by_keyboard_in_its_own_region(tab: sync_api.Page) -> None:
    tab.goto("/instruments?ui=en")
    assert tab.evaluate("document.documentElement.scrollWidth") == 1280
    region = tab.locator(".wide").first
    region.focus()
    before = tab.locator(".overview tbody th").first.bounding_box()
    tab.keyboard.press("End")
    tab.keyboard.press("ArrowRight")
    tab.wait_for_timeout(300)
    assert region.evaluate("e => e.scrollLeft") > 0
    after = tab.locator(".overview tbody th").first.bounding_box()
    assert before
    assert after
    assert abs(before["x"] - after["x"]) < 2  # the titles stay


THAI = "บันทึกความร่วมมือ\n\nข้อ ๑ ทั้งสองฝ่ายจะแลกเปลี่ยนแสตมป์\n\nข้อ ๒ แต่ละฝ่ายจะรับผิดชอบค่าใช้จ่ายของตน\n"


@pytest.fixture
def taking(fake_settings: Settings) -> Iterator[str]:
    """The address of a knowledge base that takes uploads, everything real but for the models and the worker process."""
    base = KnowledgeBase(fake_settings)
    uploads = UploadFolder(
        fake_settings.data / "uploads", lambda request: ingest_paths(base, replace(request, workers=0))
    )
    uploads.start()
    with served(webapp.create_app(base.store, base.engine, uploads)) as address:
        yield address
    uploads.close()


@pytest.mark.parametrize("scripts", [True, False])
def test_the_walk_of_an_upload(browser: sync_api.Browser, taking: str, tmp_path: Path, scripts: bool) -> None:
    bad, good = tmp_path / "ว่าง.pdf", tmp_path / "แสตมป์ ๒๕๖๗.txt"
    bad.write_bytes(b"")
    good.write_text(THAI, encoding="utf-8")
    context = browser.new_context(base_url=taking, java_script_enabled=scripts, viewport={"width": 360, "height": 780})
    page = context.new_page()
    page.goto("/?ui=en")
    page.click(".bar a[href='/receipts']")
    assert "Nothing has been taken in yet" in page.inner_text("main")
    page.click("main a[href='/upload'] >> nth=0")
    page.set_input_files("#files", [good, bad])
    page.fill("#instrument", "แสตมป์")
    page.select_option("#language", "th")
    page.click("main button[type=submit]")
    page.wait_for_url("**/upload/*")
    page.wait_for_selector(".state.ingested", timeout=30_000)  # the page renews itself
    page.wait_for_selector("text=All done")
    assert page.locator("b.file").all_inner_texts() == [good.name, bad.name]
    assert page.locator("html").evaluate("e => e.scrollWidth") == 360 if scripts else True

    page.click(".bar a[href='/receipts']")
    page.click(".choices a[href='/receipts?status=failed']")
    assert page.locator("b.file").all_inner_texts() == [bad.name]
    assert page.locator(".reason").all_inner_texts() == ["an empty file"]
    page.fill("#words", "๒๕๖๗")
    page.press("#words", "Enter")
    page.wait_for_url("**words=*")
    assert "No source is like this" in page.inner_text("main")
    page.click("main a[href='/receipts'] >> nth=0")

    page.goto("/")
    page.fill("#q", "แลกเปลี่ยนแสตมป์")
    page.press("#q", "Enter")
    page.wait_for_selector(".hit")
    assert "แลกเปลี่ยนแสตมป์" in page.locator(".hit").first.inner_text()
    page.locator("a.place").first.click()
    page.wait_for_url("**/documents/*")
    assert page.locator(".stands").first.inner_text() == "line 1"
    context.close()


@pytest.fixture
def correcting(fake_settings: Settings, tmp_path: Path) -> Iterator[str]:
    """The address of a knowledge base that holds one Thai text and takes corrections."""
    file = tmp_path / "แสตมป์.th.txt"
    file.write_text(THAI, encoding="utf-8")
    base = KnowledgeBase(fake_settings)
    assert [r.status for r in ingest_paths(base, Ingestion((file,)))] == ["ingested"]
    with served(webapp.create_app(base.store, base.engine, corrections=Corrector(base))) as address:
        yield address


@pytest.mark.parametrize("scripts", [True, False])
def test_the_walk_of_a_correction(browser: sync_api.Browser, correcting: str, scripts: bool) -> None:
    context = browser.new_context(
        base_url=correcting, java_script_enabled=scripts, viewport={"width": 360, "height": 780}
    )
    page = context.new_page()

    def fits() -> None:
        if scripts:
            assert page.evaluate("document.documentElement.scrollWidth") == 360, page.url
            assert page.evaluate(LOW_CONTRAST) == [], page.url

    page.goto("/instruments?ui=en")
    page.click("main a[href^='/documents/'] >> nth=0")
    page.locator(".piece", has_text="ข้อ ๑").get_by_role("link", name="Correct: ข้อ ๑").click()
    page.wait_for_url("**/edit")
    fits()
    page.get_by_label("Your name").fill("กนกวรรณ ใจดี")
    page.keyboard.press("Enter")
    page.wait_for_selector("text=You correct as กนกวรรณ ใจดี.")
    page.get_by_label("Kind of clause").select_option("form_of_cooperation")
    page.get_by_role("button", name="Save the kind").click()
    page.wait_for_selector("[role=status]:has-text('Kind: Form of cooperation')")
    page.get_by_label("Words of the clause").nth(0).fill("แสตมป์")
    page.locator("#new-type").select_option("programme")
    page.get_by_role("button", name="Add", exact=True).click()
    page.wait_for_selector("[role=status]:has-text('Programme: แสตมป์')")
    page.get_by_label("words of the clause").last.fill("จะแลกเปลี่ยน")
    page.get_by_role("button", name="Split the clause").click()
    page.wait_for_selector("[role=status]:has-text('Split into 2 clauses')")
    fits()

    late = context.new_page()  # another tab, opened before the next correction
    late.goto(page.url)
    page.get_by_role("button", name="Merge with the clause after").click()
    page.wait_for_selector("[role=status]:has-text('Made one clause')")
    late.get_by_label("Label as printed").fill("ข้อที่ ๑")
    late.get_by_role("button", name="Save the label").click()
    late.wait_for_selector("text=ข้อที่ ๑")
    assert "in the meantime" in late.inner_text("main")
    late.close()

    page.get_by_role("link", name="Back to the text").last.click()
    page.wait_for_url("**/documents/*#*")
    fits()
    assert "by กนกวรรณ ใจดี" in page.inner_text("main")
    page.get_by_role("link", name="4 corrections").click()
    page.wait_for_url("**/corrections")
    fits()
    assert page.locator(".log li").count() == 4
    assert page.locator(".log li.overruled").count() == 1
    page.get_by_role("button", name="Withdraw: Kind: Form of cooperation").click()
    page.wait_for_selector("text=withdrawn by กนกวรรณ ใจดี")
    assert page.locator(".log li.withdrawn").count() == 1
    context.close()
