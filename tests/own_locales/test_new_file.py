"""`own_locales.new_file`: a file to begin with."""

from __future__ import annotations

import re

import pytest

from cvtex.locales.data_files import read_data
from cvtex.own_locales.new_file import new_locale
from cvtex.own_locales.tables import tables_of
from cvtex.schema import Words
from cvtex.source import Source


@pytest.mark.parametrize("below", ["en", "de", "ru", "fr", "fa"])
def test_a_new_file_is_valid_as_it_stands_and_with_each_line(below: str) -> None:
    """Its lines have the values of the base, so that nothing changes until they do."""
    text = new_locale("et", "", below)
    bare = tables_of(Source("et.yaml", text))
    whole = tables_of(
        Source("et.yaml", re.sub(r"(?m)^# ?(?=base| *[\w-]+: | *- |\w+:$)", "", text))
    )

    assert (bare.diagnostics, whole.diagnostics) == ((), ())
    assert bare.value is not None
    assert whole.value is not None
    assert bare.value.base == ""
    assert whole.value.base == below
    data = read_data(below)
    words = {key: one for key, one in whole.value.tables["words"].items() if key in data["words"]}
    assert {key: one for key, one in words.items() if isinstance(one, str)} == {
        key: one
        for key, one in data["words"].items()
        if isinstance(one, str) and key in Words.model_fields
    }
    assert whole.value.tables["words"].keys() == Words.model_fields.keys()
    assert whole.value.tables["dates"] == data["dates"]
    assert whole.value.tables["cldr"] == data["cldr"]


def test_a_base_is_named() -> None:
    """Without the user removing anything."""
    made = tables_of(Source("lb.yaml", new_locale("lb", "de", "de")))
    assert made.value is not None
    assert made.value.base == "de"
