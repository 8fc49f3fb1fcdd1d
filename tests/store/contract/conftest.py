"""Each store that claims to fulfil the contract, empty and full."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from components.store import Store, open_store
from tests.store.contract.corpus import ALL
from tests.store.making import put

STORES = {"sqlite": open_store}


@pytest.fixture(params=STORES)
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    with STORES[request.param](tmp_path / "library") as opened:
        yield opened


@pytest.fixture
def full(store: Store) -> Store:
    put(store, ALL)
    return store
