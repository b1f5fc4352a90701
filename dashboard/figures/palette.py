"""The theme's colours and the mark of every state: names in, colours, symbols and patterns out.

Colours stand a second time in `assets/10-base.css`, for what is HTML; a test holds the two together.
"""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.reference import rules
from dashboard.reference.words import words
from dashboard.schema import LAMPS, Lamp, State

LIGHT, DARK = "light", "dark"

# Token -> (light, dark), as PRODUCT.md names them.
TOKENS: dict[str, tuple[str, str]] = {
    "background": ("#f4f6f9", "#0b1424"),
    "panel": ("#ffffff", "#121f36"),
    "ink": ("#14213d", "#e8eef8"),
    "muted": ("#5b6780", "#9fb0cb"),
    "line": ("#dfe4ec", "#22324f"),
    "brand": ("#1d4f91", "#6ea8ff"),
    "ok": ("#167a4e", "#3ecf8e"),
    "warn": ("#8a5a0b", "#f2b84b"),
    "late": ("#c0392b", "#ff7b6b"),
    "none": ("#667085", "#8d9dba"),
}
# What goes well under a rule with 红黄蓝, instead of `ok`: lighter and greener than the brand, so that the two are told apart.
BLUE = ("#0b6fa4", "#4cc9f0")
LAMP_TOKENS: dict[Lamp, str] = {Lamp.GREEN: "ok", Lamp.YELLOW: "warn", Lamp.RED: "late", Lamp.GREY: "none"}
LAMP_SYMBOLS: dict[Lamp, str] = {Lamp.GREEN: "●", Lamp.YELLOW: "▲", Lamp.RED: "■", Lamp.GREY: "○"}
LAMP_MARKERS: dict[Lamp, str] = {Lamp.GREEN: "circle", Lamp.YELLOW: "triangle-up", Lamp.RED: "square", Lamp.GREY: "circle-open"}
# Grey states that stand beside each other in one plot, told apart by shape.
STATE_MARKERS: dict[State, str] = {
    State.UNCONFIRMED: "circle-open-dot",
    State.NOT_ASSIGNED: "circle",
    State.AWAITED: "diamond-open",
    State.NOT_REPORTED: "square-open",
}
LAMP_PATTERNS: dict[Lamp, str] = {Lamp.GREEN: "", Lamp.YELLOW: "/", Lamp.RED: "x", Lamp.GREY: "."}
# States whose lamp is drawn as an outline: something was said or is owed, but no value is known.
OUTLINED = frozenset({State.UNCONFIRMED, State.NOT_REPORTED})

# What there is nothing to say about yet is drawn fainter than what has come due.
FAINT = frozenset({State.NOT_DUE, State.NO_TARGET, State.NO_DEADLINE, State.AWAITED})
# State -> the one character that stands for it in a cell or a bar, beside a legend.
LETTERS: dict[State, str] = {
    State.NO_TARGET: "－",
    State.NO_DEADLINE: "未",
    State.MET: "达",
    State.WITHIN: "控",
    State.DONE: "结",
    State.CLOSED: "销",
    State.STRIVE_MISSED: "欠",
    State.OVERDUE: "逾",
    State.ON_PACE: "正",
    State.SLIGHTLY_BEHIND: "略",
    State.BEHIND: "滞",
    State.FAR_BEHIND: "严",
    State.UNCONFIRMED: "报",
    State.NOT_DUE: "·",
    State.NOT_ASSIGNED: "到",
    State.NOT_REPORTED: "缺",
    State.AWAITED: "待",
}
# What a legend says beside a letter, where the state's own word would not explain it.
LEGENDS: dict[State, str] = {State.NOT_ASSIGNED: "已到时限未启用填报"}

# Three steps of the brand from dark to light with the text colour that reads on each: (light theme, dark theme).
SHADES: tuple[tuple[tuple[str, str], tuple[str, str]], ...] = (
    (("#1d4f91", "#ffffff"), ("#6ea8ff", "#0b1424")),
    (("#9db7d9", "#14213d"), ("#2f5c9f", "#ffffff")),
    (("#e4edf7", "#14213d"), ("#1c2c4a", "#e8eef8")),
)
FONT = '"Microsoft YaHei","PingFang SC","Noto Sans CJK SC","Source Han Sans SC","Noto Sans SC",sans-serif'


@dataclass(frozen=True)
class Mark:
    """How one state looks wherever it is shown: never a colour alone."""

    word: str
    token: str
    symbol: str
    letter: str
    legend: str
    outlined: bool
    faint: bool


@dataclass(frozen=True)
class Palette:
    """The colours of one theme, by token."""

    theme: str

    def __getitem__(self, token: str) -> str:
        shades = BLUE if token == "ok" and rules.active().colours == rules.WITH_BLUE else TOKENS[token]
        return shades[self.theme == DARK]

    def state(self, state: State) -> str:
        """The colour of a state's lamp."""
        return self[LAMP_TOKENS[LAMPS[state]]]

    def marker(self, state: State) -> dict:
        """A bar's marker: the state's colour, and a pattern so that it reads in grey print too."""
        pattern = {"shape": LAMP_PATTERNS[LAMPS[state]], "fgcolor": self["panel"], "size": 6, "solidity": 0.25}
        return {"color": self.state(state), "pattern": pattern, "line": {"width": 0}}

    def symbol(self, state: State) -> str:
        """The shape of a state's dot in a scatter plot."""
        return STATE_MARKERS.get(state, LAMP_MARKERS[LAMPS[state]])

    def shade(self, step: int) -> tuple[str, str]:
        """Fill and text colour of one of three steps, 0 the strongest; later steps share the lightest."""
        return SHADES[min(step, len(SHADES) - 1)][self.theme == DARK]

    def layout(self, **more: object) -> dict:
        """What the layout of every figure begins with: clear ground, the theme's ink, thin grid, no zooming."""
        axis = {
            "gridcolor": self["line"],
            "linecolor": self["line"],
            "zeroline": False,
            "fixedrange": True,
            "automargin": True,
            "tickfont": {"size": 13},
        }
        base = {
            "paper_bgcolor": "rgba(0,0,0,0)",
            "plot_bgcolor": "rgba(0,0,0,0)",
            "font": {"family": FONT, "size": 14, "color": self["ink"]},
            "margin": {"l": 8, "r": 8, "t": 8, "b": 8},
            "hoverlabel": {
                "bgcolor": self["panel"],
                "bordercolor": self["line"],
                "font": {"family": FONT, "size": 14, "color": self["ink"]},
            },
            "separators": ".",
            "showlegend": False,
            "xaxis": dict(axis),
            "yaxis": dict(axis),
        }
        return base | more


def palette(theme: str) -> Palette:
    """The palette of a theme; any word but `dark` means light."""
    return Palette(DARK if theme == DARK else LIGHT)


def mark(state: State) -> Mark:
    """How a state is shown: word, colour token, symbol, letter."""
    lamp = LAMPS[state]
    legend = f"{LETTERS[state]}＝{LEGENDS.get(state, state.value)}"
    return Mark(words.state(state), LAMP_TOKENS[lamp], LAMP_SYMBOLS[lamp], LETTERS[state], legend, state in OUTLINED, state in FAINT)


def empty(words: str, colours: Palette) -> dict:
    """A figure with no rows: it says why."""
    note = {
        "text": words,
        "showarrow": False,
        "xref": "paper",
        "yref": "paper",
        "x": 0.5,
        "y": 0.5,
        "font": {"size": 15, "color": colours["muted"]},
    }
    hidden = {"visible": False, "fixedrange": True}
    return {"data": [], "layout": colours.layout(annotations=[note], xaxis=hidden, yaxis=hidden)}
