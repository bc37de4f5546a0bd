"""The engine's own words, and how a site adds to them."""

from __future__ import annotations

import re
from typing import get_args

from dossier.fields import Stance
from dossier.front_matter import read_site
from dossier.heads import SHAPES
from dossier.settings import Site, in_sentence
from dossier.vocabulary import (
    COLLECTIONS,
    KINDS,
    RELATIONS,
    RESERVED_IDS,
    STANCE_WORDS,
    collections,
    words_of,
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
    kinds = words_of(
        _site(
            "kinds: {sources: [memo-to-self], people: [monk], actors: [guild]}\n"
            "collections: {people: {like: actors, one: person}}"
        )
    ).kinds
    assert set(kinds["sources"]) == KINDS["sources"] | {"memo-to-self"}
    assert set(kinds["people"]) == KINDS["actors"] | {"monk", "guild"}
    assert set(kinds["actors"]) == KINDS["actors"] | {"guild"}
    assert set(kinds["events"]) == KINDS["events"]


def test_a_collections_own_kinds_stand_in_place_of_the_engines() -> None:
    site = _site("collections: {weapons: {kinds: [codex, leaf]}}\nkinds: {weapons: [roll]}")
    assert set(words_of(site).kinds["weapons"]) == {"codex", "leaf", "roll"}


def test_a_kind_may_have_other_words_for_readers() -> None:
    words = words_of(_site("kinds: {sources: [{name: log, label: log of a ship}]}"))
    assert words.kind("sources", "log") == "log of a ship"
    assert words.kind("sources", "fact-sheet") == "fact sheet"
    assert words.kind("sources", "hand-written note") == "hand-written note"  # not listed


def test_a_collection_that_is_off_is_nowhere() -> None:
    words = words_of(_site("collections: {weapons: {off: true}}"))
    assert "weapons" not in words.collections and "weapons" not in words.kinds
    assert "made-by" not in words.relations and "variant-of" not in words.relations
    assert "supplied" in words.relations  # leads to anything


def test_sources_cannot_be_switched_off() -> None:
    read = read_site("title: A\ncollections: {sources: {off: true}}")
    assert [mistake.message for mistake in read.mistakes] == [
        "sources cannot be switched off: all other records cite them"
    ]
    assert "sources" in collections(read.head)


def test_a_name_for_several_without_one_for_one_is_told() -> None:
    read = read_site("title: A\ncollections: {weapons: {folder: ship-logs}}")
    (mistake,) = read.mistakes
    assert mistake.severity == "warning" and "as in 'one: ship'" in mistake.message
    assert (collections(read.head)["ship-logs"].label, collections(read.head)["ship-logs"].one) == (
        "Ship logs",
        "ship logs",
    )


def test_the_ends_of_a_tie_are_named_by_folder_or_by_shape() -> None:
    words = words_of(_site("collections: {weapons: {folder: ships, one: ship}}"))
    assert words.folders(("weapons",)) == words.folders(("ships",)) == ("ships",)
    assert words.ones(("weapons", "events")) == "ship or event"


def test_a_heading_is_no_name_within_a_sentence() -> None:
    assert (in_sentence("Weapons"), in_sentence("US states"), in_sentence("")) == ("weapons", "US states", "")


def test_a_sites_tie_takes_the_place_of_the_engines() -> None:
    sits, saw = "{label: sits in, reverse: Sits in it}", "{label: saw, reverse: Seen by}"
    site = _site(f"relations: {{member-of: {sits}, saw: {saw}}}")
    ties = words_of(site).relations
    assert ties["member-of"].label == "sits in"
    assert ties["saw"].reverse == "Seen by"
    assert ties["part-of"] == RELATIONS["part-of"]


def test_without_a_word_of_the_site_the_collections_are_the_engines() -> None:
    assert collections(PLAIN) == COLLECTIONS


def test_a_site_may_call_a_collection_something_else() -> None:
    found = collections(_site("collections: {weapons: {label: Aircraft, one: aircraft}}"))
    assert list(found) == list(COLLECTIONS)
    aircraft = found["weapons"]
    assert (aircraft.folder, aircraft.like) == ("weapons", "weapons")
    assert (aircraft.label, aircraft.one) == ("Aircraft", "aircraft")


def test_a_site_may_keep_a_collection_in_another_folder() -> None:
    found = collections(_site("collections: {weapons: {folder: aircraft, one: aircraft}}"))
    assert list(found) == ["sources", "actors", "aircraft", "events", "claims", "pages"]
    assert found["aircraft"].like == "weapons"


def test_a_site_may_have_a_second_collection_of_a_shape() -> None:
    found = collections(_site("collections: {press-people: {like: actors, one: reporter}}"))
    assert list(found) == [*COLLECTIONS, "press-people"]
    added = found["press-people"]
    assert (added.like, added.label, added.one) == ("actors", "Press people", "reporter")
