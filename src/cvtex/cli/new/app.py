"""The command line of `cvtex new`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cvtex.cli.invocation import StarterLanguage, exits
from cvtex.cli.themes import complete_theme


@exits
def new(
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", help="The folder to write it to.")
    ] = Path(),
    name: Annotated[
        str, typer.Option(help="Your name. The CV is then yours, with placeholders.")
    ] = "",
    bibliography: Annotated[
        Path | None,
        typer.Option("--from", metavar="FILE.bib", help="Your publications, with --name."),
    ] = None,
    theme: Annotated[
        str, typer.Option(help="The theme of the CV.", autocompletion=complete_theme)
    ] = "",
    language: StarterLanguage = "",
) -> int:
    """Write a starter CV that compiles at once.

    It is a cv.yaml and a publications.bib of an invented person; no file is overwritten.

    With --name it is your own, and with --from it lists your publications: a .bib file outside the
    folder is copied into it.

    With --lang it is in a language, comments too: bg, ca, cs, da, de, el, en, es, fi, fr, hr, hu,
    id, it, nb, nl, pl, pt, pt-BR, ro, ru, sk, sl, sv, tr, uk or vi, or a region's (de-AT).
    """
    from cvtex.cli.starter import new as write

    return write(folder, name, bibliography, theme, language=language)
