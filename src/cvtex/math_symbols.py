"""What commands of formulas read as, for plain text and for formulas of one sign."""

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
}  # fmt: skip
