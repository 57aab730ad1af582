from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from indexes.cache import CachedEncoder
from indexes.encoders import Role, Vectors, make_encoder
from indexes.encoders.lazy import PACKAGED, LazyEncoder, encoder_name
from indexes.knowledge_base import KnowledgeBase
from indexes.subjects import MOST, SHARE, THRESHOLD, GivenSubject, SubjectIndex, best, give, subject_vectors
from ingest.pipeline import Ingestion, ingest_paths
from kb.identity import clause_id
from kb.model import Clause, Kind
from kb.settings import Settings
from kb.store import ClauseInRow
from kb.subjects import FILE, Subject, load_subjects, save_subjects, subjects_hash

POSTAL = "Memorandum of Cooperation\n\nArticle 1 Post\nPost offices, letters, parcels and stamps.\n\nArticle 2 Mail\nDelivery of letters and parcels by the post offices.\n"


def clause(number: int, kind: Kind = "area_of_cooperation", instrument: str = "a") -> ClauseInRow:
    return ClauseInRow(
        Clause(clause_id(instrument, number, number), None, "", kind, "en", 0, 1, "x"), "d", instrument, 0
    )


def test_at_most_two_subjects_and_none_below_the_threshold() -> None:
    own = np.array([THRESHOLD + 0.05, THRESHOLD + 0.04, THRESHOLD + 0.03, 0.0], np.float32)
    nothing = np.zeros(4, np.float32)
    found = best(["a", "b", "c", "d"], own, nothing)
    assert [one.subject for one in found] == ["a", "b"]
    assert len(found) == MOST
    assert best(["a", "b", "c", "d"], own - 0.1, nothing) == ()
    far = np.array([0.9, THRESHOLD + 0.01, 0, 0], np.float32)
    assert [one.subject for one in best(["a", "b", "c", "d"], far, nothing)] == ["a"]  # far behind the first
    assert best(["a"], np.array([0.125], np.float32), np.array([0.5], np.float32)) == (
        GivenSubject("a", 0.625, 0.125, 0.5),
    )


def test_instruments_have_the_subjects_of_their_clauses() -> None:
    items = [*(clause(n) for n in range(8)), clause(8, "signature"), clause(9, instrument="b")]
    cosines = np.zeros((10, 2), np.float32)
    cosines[:8, 0] = 0.5
    cosines[0, 1] = 0.5  # one clause of eight is too few
    cosines[8] = 0.9  # formal
    given = give(["post", "space"], items, cosines)
    assert [(one.subject, one.share) for one in given.instruments["a"]] == [("post", 1.0)]
    assert SHARE > 1 / 8
    assert given.instruments["b"] == ()
    assert items[8].clause.id not in given.clauses
    assert items[9].clause.id not in given.clauses


def test_a_subject_does_not_depend_on_its_neighbours() -> None:
    encoder = make_encoder("fake")
    packaged = load_subjects()
    alone, together = subject_vectors(packaged[:1], encoder), subject_vectors(packaged, encoder)
    assert np.allclose(alone[0], together[0], atol=1e-6)
    assert np.allclose(np.linalg.norm(together, axis=1), 1, atol=1e-5)
    assert subject_vectors([Subject("x", {"th": "แสตมป์"}, {})], encoder).shape == (1, encoder.dimension)


@pytest.fixture
def base(fake_settings: Settings, tmp_path: Path) -> KnowledgeBase:
    file = tmp_path / "post.en.txt"
    file.write_text(POSTAL, encoding="utf-8")
    made = KnowledgeBase(fake_settings)
    assert [receipt.status for receipt in ingest_paths(made, Ingestion((file,), workers=0))] == ["ingested"]
    return made


class Refusing:
    """An encoder whose model is not there."""

    name = "fake/1"
    dimension = 256

    def encode(self, texts: Sequence[str], role: Role = "passage") -> Vectors:  # noqa: ARG002
        raise AssertionError(f"encoded anew: {texts[:1]}")


def test_what_is_in_the_store_is_not_encoded_again(base: KnowledgeBase) -> None:
    base.index.refresh()
    first = base.subjects.given()
    assert first.clauses
    folder = base.settings.indexes
    again = SubjectIndex(base.store, base.settings.data, folder, CachedEncoder(Refusing(), base.store))
    assert again.given() == first  # from the file
    (folder / "subjects.json").write_text("{broken")
    anew = SubjectIndex(base.store, base.settings.data, folder, CachedEncoder(Refusing(), base.store))
    assert anew.given() == first  # computed, from the store's vectors
    assert anew.given() is anew.given()


def test_a_change_of_the_subjects_or_of_the_store_is_seen(base: KnowledgeBase, tmp_path: Path) -> None:
    before = base.subjects.given()
    only = Subject("letters", {"en": "letters"}, {"en": "Post offices, letters, parcels and stamps."})
    save_subjects(base.settings.data, [only])
    after = base.subjects.given()
    assert {one.subject for found in after.clauses.values() for one in found} == {"letters"}
    assert before != after
    (tmp_path / "more.en.txt").write_text(POSTAL.replace("stamps", "stamps and postcards"), encoding="utf-8")
    list(ingest_paths(base, Ingestion((tmp_path / "more.en.txt",), workers=0)))
    assert len(base.subjects.given().clauses) > len(after.clauses)


def test_no_subjects_and_no_clauses_give_nothing(fake_settings: Settings, base: KnowledgeBase) -> None:
    save_subjects(base.settings.data, [])
    assert base.subjects.given().clauses == {}
    empty = KnowledgeBase(Settings(data=fake_settings.data / "empty", encoder="fake", aligning_encoder="fake"))
    assert empty.subjects.given().instruments == {}


def test_saving_over_what_another_has_changed_is_refused(base: KnowledgeBase) -> None:
    seen = subjects_hash(base.subjects.subjects())
    one, other = Subject("a", {"en": "A"}, {}), Subject("b", {"en": "B"}, {})
    assert base.subjects.save([one], seen)
    assert not base.subjects.save([other], seen)
    assert base.subjects.subjects() == (one,)
    assert (base.settings.data / FILE).is_file()


def test_an_encoder_that_is_not_needed_is_not_made() -> None:
    made: list[str] = []

    def make() -> Refusing:
        made.append("made")
        return Refusing()

    lazy = LazyEncoder("fake", make)
    assert (lazy.name, made) == ("fake/1", [])
    assert lazy.dimension == lazy.dimension == 256
    assert made == ["made"]
    assert encoder_name("nobody/model").startswith("nobody/model")


def test_the_lazy_name_is_the_fake_ones() -> None:
    assert encoder_name("fake") == make_encoder("fake").name


@pytest.mark.slow
@pytest.mark.parametrize("name", PACKAGED)
def test_lazy_names_are_those_of_the_packaged_models(name: str) -> None:
    assert encoder_name(name) == make_encoder(name).name
