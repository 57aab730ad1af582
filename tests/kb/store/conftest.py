"""Every engine gets the same tests."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kb.store import ENGINES, Store


@pytest.fixture(params=list(ENGINES))
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """An empty store of each engine."""
    make: Callable[[str], Store] = ENGINES[request.param]
    opened = make(f"{request.param}:///{tmp_path / 'kb.sqlite'}")
    yield opened
    opened.close()
