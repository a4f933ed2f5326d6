"""The Unicode characters of math commands, for plain text and for formulas of one symbol."""

from __future__ import annotations

MATH_SYMBOLS = {
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ϵ", "varepsilon": "ε",
    "zeta": "ζ", "eta": "η", "theta": "θ", "iota": "ι", "kappa": "κ", "lambda": "λ", "mu": "μ",
    "nu": "ν", "xi": "ξ", "pi": "π", "rho": "ρ", "sigma": "σ", "tau": "τ", "upsilon": "υ",
    "phi": "ϕ", "varphi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω", "Gamma": "Γ", "Delta": "Δ",
    "Theta": "Θ", "Lambda": "Λ", "Xi": "Ξ", "Pi": "Π", "Sigma": "Σ", "Phi": "Φ", "Psi": "Ψ",
    "Omega": "Ω", "times": "×", "cdot": "·", "pm": "±", "mp": "∓", "sim": "∼", "approx": "≈",
    "simeq": "≃", "leq": "≤", "le": "≤", "geq": "≥", "ge": "≥", "neq": "≠", "ne": "≠", "ll": "≪",
    "gg": "≫", "infty": "∞", "partial": "∂", "nabla": "∇", "to": "→", "rightarrow": "→",
    "leftarrow": "←", "leftrightarrow": "↔", "Rightarrow": "⇒", "ast": "∗", "star": "⋆",
    "circ": "∘", "bullet": "•", "dagger": "†", "ddagger": "‡", "dag": "†", "ddag": "‡",
    "ell": "ℓ", "hbar": "ℏ", "prime": "′", "sqrt": "√", "in": "∈", "subset": "⊂", "cup": "∪",
    "cap": "∩", "odot": "⊙", "oplus": "⊕", "otimes": "⊗", "ldots": "…", "dots": "…", "cdots": "⋯",
    "langle": "⟨", "rangle": "⟩", "degree": "°", "div": "÷", "parallel": "∥", "perp": "⊥",
    "propto": "∝", "forall": "∀", "exists": "∃", "sum": "∑", "prod": "∏", "int": "∫", "neg": "¬",
    "vartheta": "ϑ", "varpi": "ϖ", "varrho": "ϱ", "varsigma": "ς", "Upsilon": "Υ", "setminus": "∖",
    "backslash": "\\", "wedge": "∧", "vee": "∨", "land": "∧", "lor": "∨", "lnot": "¬", "mid": "∣",
    "cong": "≅", "equiv": "≡", "prec": "≺", "succ": "≻", "preceq": "⪯", "succeq": "⪰",
    "subseteq": "⊆", "supset": "⊃", "supseteq": "⊇", "notin": "∉", "ni": "∋", "emptyset": "∅",
    "varnothing": "∅", "aleph": "ℵ", "angle": "∠", "mapsto": "↦", "gets": "←", "uparrow": "↑",
    "downarrow": "↓", "Leftarrow": "⇐", "Leftrightarrow": "⇔", "longrightarrow": "⟶",
    "longleftarrow": "⟵", "hookrightarrow": "↪", "iff": "⟺", "implies": "⟹", "Vert": "‖",
    "vert": "|", "lfloor": "⌊", "rfloor": "⌋", "lceil": "⌈", "rceil": "⌉", "lbrace": "{",
    "rbrace": "}", "bot": "⊥", "top": "⊤", "vdash": "⊢", "dashv": "⊣", "models": "⊨",
    "bowtie": "⋈", "asymp": "≍", "doteq": "≐", "oint": "∮", "coprod": "∐", "bigcup": "⋃",
    "bigcap": "⋂", "bigoplus": "⨁", "bigotimes": "⨂", "Re": "ℜ", "Im": "ℑ", "wp": "℘",
    "flat": "♭", "natural": "♮", "sharp": "♯", "triangle": "△", "surd": "√", "diamond": "⋄",
    "lbrack": "[", "rbrack": "]", "lvert": "|", "rvert": "|", "lVert": "‖", "rVert": "‖",
    "colon": ":", "wr": "≀", "vdots": "⋮", "ddots": "⋱", "dotsc": "…", "dotsb": "⋯",
    "dotsm": "⋯", "dotsi": "⋯", "hookleftarrow": "↩", "rightleftharpoons": "⇌",
    "Longleftrightarrow": "⟺", "Longrightarrow": "⟹", "Longleftarrow": "⟸", "longmapsto": "⟼",
    "longleftrightarrow": "⟷", "impliedby": "⟸", "sqcap": "⊓", "sqcup": "⊔", "uplus": "⊎",
    "ominus": "⊖", "oslash": "⊘", "bigcirc": "◯", "bigvee": "⋁", "bigwedge": "⋀", "bigodot": "⨀",
    "biguplus": "⨄", "bigsqcup": "⨆", "iint": "∬", "iiint": "∭", "imath": "ı", "jmath": "ȷ",
    "sqsubseteq": "⊑", "sqsupseteq": "⊒", "smile": "⌣", "frown": "⌢", "Uparrow": "⇑",
    "Downarrow": "⇓", "updownarrow": "↕", "nearrow": "↗", "searrow": "↘", "swarrow": "↙",
    "nwarrow": "↖", "clubsuit": "♣", "diamondsuit": "♢", "heartsuit": "♡", "spadesuit": "♠",
    "amalg": "⨿", "triangleleft": "◁", "triangleright": "▷",
    "gtrsim": "≳", "lesssim": "≲", "geqslant": "⩾", "leqslant": "⩽", "rtimes": "⋊",
    "ltimes": "⋉", "therefore": "∴", "because": "∵", "gtrless": "≷", "lessgtr": "≶", "nmid": "∤",
    "subsetneq": "⊊", "square": "□", "blacksquare": "■", "checkmark": "✓", "triangleq": "≜",
}  # fmt: skip

MATH_ACCENTS = {
    "acute": "\u0301", "grave": "\u0300", "hat": "\u0302", "widehat": "\u0302",
    "check": "\u030c", "widecheck": "\u030c", "breve": "\u0306", "tilde": "\u0303",
    "widetilde": "\u0303", "bar": "\u0304", "dot": "\u0307", "ddot": "\u0308",
    "mathring": "\u030a",
}  # fmt: skip
"""The combining character of each accent of mathematics that is also an accent of letters."""
