"""The engine's own words, and how a site adds to them."""

from __future__ import annotations

import re
from typing import get_args

from dossier.fields import Stance
from dossier.front_matter import read_site
from dossier.heads import SHAPES
from dossier.settings import Collection, Site
from dossier.vocabulary import (
    COLLECTIONS,
    KINDS,
    RELATIONS,
    RESERVED_IDS,
    STANCE_WORDS,
    collections,
    known_kinds,
    relation_types,
)

PLAIN = Site(title="A")


def _site(text: str) -> Site:
    read = read_site(f"title: A\n{text}")
    assert read.mistakes == ()
    return read.head


def test_every_shape_has_kinds_and_a_collection() -> None:
    assert list(KINDS) == list(COLLECTIONS) == list(SHAPES)
    for folder, collection in COLLECTIONS.items():
        assert (collection.folder, collection.like) == (folder, folder)
        assert collection.label and collection.one


def test_the_engines_words_are_ids() -> None:
    words = [*RELATIONS, *RESERVED_IDS, *(kind for kinds in KINDS.values() for kind in kinds)]
    assert [word for word in words if not re.fullmatch(r"[a-z]+(-[a-z]+)*", word)] == []


def test_every_stance_has_words_for_readers() -> None:
    assert set(STANCE_WORDS) == set(get_args(Stance))


def test_every_tie_has_a_label_in_either_direction_and_known_ends() -> None:
    for tie in RELATIONS.values():
        assert tie.label and tie.reverse
        assert {*tie.from_, *tie.to} <= set(SHAPES)


def test_a_sites_kinds_stand_beside_the_engines() -> None:
    site = _site("kinds: {sources: [memo-to-self], people: [monk]}\ncollections: {people: {like: actors}}")
    assert known_kinds("sources", site) == KINDS["sources"] | {"memo-to-self"}
    assert known_kinds("actors", site) == KINDS["actors"] | {"monk"}
    assert known_kinds("events", site) == KINDS["events"]


def test_a_sites_tie_takes_the_place_of_the_engines() -> None:
    sits, saw = "{label: sits in, reverse: Sits in it}", "{label: saw, reverse: Seen by}"
    site = _site(f"relations: {{member-of: {sits}, saw: {saw}}}")
    ties = relation_types(site)
    assert ties["member-of"].label == "sits in"
    assert ties["saw"].reverse == "Seen by"
    assert ties["part-of"] == RELATIONS["part-of"]


def test_without_a_word_of_the_site_the_collections_are_the_engines() -> None:
    assert collections(PLAIN) == COLLECTIONS


def test_a_site_may_call_a_collection_something_else() -> None:
    found = collections(_site("collections: {weapons: {label: Aircraft, one: aircraft}}"))
    assert list(found) == list(COLLECTIONS)
    assert found["weapons"] == Collection(folder="weapons", like="weapons", label="Aircraft", one="aircraft")


def test_a_site_may_keep_a_collection_in_another_folder() -> None:
    found = collections(_site("collections: {weapons: {folder: aircraft}}"))
    assert list(found) == ["sources", "actors", "aircraft", "events", "claims", "pages"]
    assert found["aircraft"].like == "weapons"


def test_a_site_may_have_a_second_collection_of_a_shape() -> None:
    found = collections(_site("collections: {press-people: {like: actors, one: reporter}}"))
    assert list(found) == [*COLLECTIONS, "press-people"]
    added = Collection(folder="press-people", like="actors", label="Press people", one="reporter")
    assert found["press-people"] == added
