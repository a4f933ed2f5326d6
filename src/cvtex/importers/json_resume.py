"""CVs in the format of JSON Resume, from its first version to 1.3.1.

The names of keys are those of the schema (jsonresume.org), then those of older versions and those
that people write in their place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TypeAlias

from cvtex.diagnostics import Result
from cvtex.importers.contacts import one_or_all, profile_of, take_emails, take_picture
from cvtex.importers.draft import Commented, Draft, Value
from cvtex.importers.further import further_section
from cvtex.importers.origin import Node, Origin
from cvtex.importers.periods import dated, has_days, of_period, take_date
from cvtex.importers.places import place_of
from cvtex.importers.plain import joined, label_of, line_of, prose_of, texts_of, words_of
from cvtex.importers.publication_list import publication_list
from cvtex.importers.required import first_filled, links_of
from cvtex.importers.titles import title_of
from cvtex.locales import Locale, locale_of
from cvtex.locales.tags import tag_of
