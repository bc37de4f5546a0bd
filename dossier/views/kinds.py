"""Every kind of page, each with a template of its name."""

from __future__ import annotations

from dossier.views.brief import BriefPage
from dossier.views.compared import CompareIndexPage, ComparePage, MatrixPage
from dossier.views.comparisons import SpellingsPage, WordingsPage
from dossier.views.pages import (
    ClaimPage,
    DataPage,
    EntityPage,
    EventPage,
    HomePage,
    ListPage,
    MentionsPage,
    NotFoundPage,
    RedirectPage,
    SourcePage,
    TextPage,
    TimelinePage,
)
from dossier.views.patterns import PatternsPage
from dossier.views.preview import MistakesPage
from dossier.views.private import PrivateSourcePage
from dossier.views.reference import ReferencePage
from dossier.views.report import FindingPage, OrderPage, ReportPage, RulePage
from dossier.views.search import NamesPage, SearchPage
from dossier.views.ties import GraphPage

View = (
    SourcePage
    | PrivateSourcePage
    | EntityPage
    | EventPage
    | ClaimPage
    | ListPage
    | HomePage
    | DataPage
    | TimelinePage
    | ReportPage
    | RulePage
    | ReferencePage
    | OrderPage
    | FindingPage
    | TextPage
    | NotFoundPage
    | RedirectPage
    | MistakesPage
    | MatrixPage
    | ComparePage
    | CompareIndexPage
    | MentionsPage
    | BriefPage
    | GraphPage
    | SpellingsPage
    | WordingsPage
    | SearchPage
    | NamesPage
    | PatternsPage
)
