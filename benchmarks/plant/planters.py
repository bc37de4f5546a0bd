"""Which planter stands for which rule, and why some rules have none."""

from __future__ import annotations

from benchmarks.plant import in_claims, in_dates, in_notes, in_quotations, in_records, in_sayings, in_words
from benchmarks.plant.defects import Planter
from dossier.rules import load_rules

PLANTERS: dict[str, tuple[Planter, ...]] = {
    "footnote-undefined": (in_notes.undefined,),
    "footnote-unreferenced": (in_notes.unreferenced,),
    "footnote-redefined": (in_notes.redefined,),
    "footnote-order": (in_notes.swapped,),
    "footnote-incomplete": (in_notes.only_when,),
    "footnote-same-work": (in_notes.repeated,),
    "footnote-not-as-printed": (in_notes.transcribed,),
    "citation-after-document": (in_notes.after_document,),
    "citation-in-future": (in_notes.in_future,),
    "citation-out-of-sequence": (in_notes.out_of_sequence,),
    "accessed-before-published": (in_notes.accessed,),
    "archived-before-published": (in_notes.archived,),
    "updated-before-published": (in_records.updated,),
    "url-date-conflict": (in_notes.other_address,),
    "work-dated-differently": (in_notes.dated_twice,),
    "citation-anachronism": (in_records.anachronistic,),
    "date-impossible": (in_dates.days, in_notes.days),
    "date-ambiguous": (in_dates.figures,),
    "date-range-reversed": (in_dates.ends,),
    "date-malformed": (in_dates.letters, in_notes.letters),
    "weekday-mismatch": (in_dates.weekdays,),
    "event-after-document": (in_dates.after_document,),
    "event-dated-differently": (in_claims.events,),
    "outside-lifetime": (in_records.lifetimes,),
    "document-untitled": (in_records.untitled,),
    "document-undated": (in_dates.undated,),
    "claim-dated-differently": (in_claims.dated,),
    "fact-given-differently": (in_claims.facts,),
    "value-conflict": (in_quotations.values,),
    "sum-mismatch": (in_words.sums,),
    "percentage-mismatch": (in_words.shares,),
    "conversion-mismatch": (in_words.conversions,),
    "magnitude-mismatch": (in_words.magnitudes,),
    "quote-not-in-capture": (in_quotations.not_there,),
    "quote-unverified": (in_quotations.unverified,),
    "quote-worded-differently": (in_quotations.worded, in_quotations.without_not),
    "quote-speaker-differs": (in_quotations.speakers,),
    "quote-negation-dropped": (in_quotations.negations,),
    "quote-unbalanced": (in_words.open_marks,),
    "headline-differs": (in_sayings.headlines, in_sayings.brackets),
    "quote-introduced-twice": (in_sayings.introduced,),
    "quote-too-long": (in_quotations.too_long,),
    "quoted-share": (in_quotations.shares,),
    "name-near-miss": (in_words.names,),
    "alias-shared": (in_records.aliases,),
    "script-mixed": (in_words.scripts,),
    "single-origin": (in_records.one_origin,),
    "origin-unrecorded": (in_records.no_origin,),
    "citation-circular": (in_records.circular,),
    "attribution-differs": (in_quotations.credited,),
    "self-contradiction": (in_records.contradicting,),
    "hedge-dropped": (in_quotations.hedges,),
    "claim-disputed": (in_claims.disputed,),
    "certainty-differs": (in_claims.doubted,),
    "statement-told-differently": (in_claims.told_otherwise,),
    "claim-unsourced": (in_records.unsourced,),
    "fact-uncited": (in_records.uncited,),
    "statement-uncited": (in_records.stated,),
    "number-unsupported": (in_records.unsupported,),
    "loaded-word": (in_records.loaded,),
    "word-repeated": (in_words.doubled,),
    "text-duplicated": (in_words.twice,),
    "character-suspect": (in_words.characters,),
    "text-furniture": (in_words.furniture,),
    "paragraph-overlong": (in_words.breaks,),
    "front-matter-invalid": (in_records.misspelt,),
    "id-duplicate": (in_records.same_id,),
    "link-target-missing": (in_records.leading_nowhere,),
    "locator-missing": (in_records.no_such_paragraph,),
    "unsafe-markup": (in_records.raw,),
    "explanation-without-reason": (in_records.unanswered,),
    "explanation-unused": (in_records.needless,),
    "paragraph-unrendered": (in_records.left_out,),
}

#: Rules whose finding at the place serves as well.
ALSO = {"name-near-miss": ("name-undeclared",)}  # a letter doubled or lost may be a spelling

#: Rules on documents or on files that no planter serves, each with the reason.
UNPLANTED = {
    "age-mismatch": "a text rarely prints birth, death and age together",
    "anniversary-mismatch": "a text rarely prints an anniversary with its year",
    "relative-date-mismatch": "what such a phrase means is not to be told by machine; date sets measure it",
    "document-unsigned": "true of every text as it is, for no author is read from it",
    "name-variant": "needs a second spelling that is one name's, which no machine may make up",
    "name-undeclared": "as name-variant",
    "receipt-stale": "needs a capture that changes after `verify` (also tests/test_verify.py)",
    "page-orphan": "true of every source of this dossier, for nothing links to it",
    "alt-text-missing": "needs pictures, which texts have not",
    "image-missing": "as alt-text-missing",
    "file-too-large": "as alt-text-missing",
    "file-unsafe": "as alt-text-missing",
    "link-malformed": "needs an address of ours, not of the text",
}


def unplanted() -> dict[str, str]:
    """Every rule without a planter, with the reason and the fixture that holds it instead."""
    names = (rule.name for rule in load_rules())
    return {name: f"{UNPLANTED[name]}; {_fixture(name)}" for name in names if name not in PLANTERS}


def _fixture(rule: str) -> str:
    return f"tests/rules/{rule.replace('-', '_')}.txt holds it"
