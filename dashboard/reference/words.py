"""The offices' words as they stand on screen and in exports, read once from `words.toml`: `words["lead"]` is 牵头单位."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from dashboard.provenance import SourceError
from dashboard.reference.files import FOLDER, read_toml
from dashboard.schema import State

# How the keys of the columns of schema.COLUMNS and of the states begin.
COLUMN, STATE = "column_", "state_"


@dataclass(frozen=True)
class Words(Mapping[str, str]):
    """All words by their key; the file's sections only group them for the reader."""

    by_key: dict[str, str]
    file: str

    @classmethod
    def load(cls, path: Path = FOLDER / "words.toml") -> Words:
        """Read the file. SourceError for a word that is empty, no text, or under one key twice."""
        by_key: dict[str, str] = {}
        for section, stated in read_toml(path).items():
            if not isinstance(stated, dict):
                raise SourceError(path.name, f"“{section}”应写在一个方括号分组之内")
            for key, word in stated.items():
                if not isinstance(word, str) or not word.strip():
                    raise SourceError(path.name, f"“{key}”应为不空的文字", f"[{section}]")
                if key in by_key:
                    raise SourceError(path.name, f"“{key}”出现了两次", f"[{section}]")
                by_key[key] = word
        return cls(by_key, path.name)

    def __getitem__(self, key: str) -> str:
        """The word of a key; SourceError naming the key when a bureau's file has lost it."""
        if key not in self.by_key:
            raise SourceError(self.file, f"缺少用语“{key}”")
        return self.by_key[key]

    def __contains__(self, key: object) -> bool:
        return key in self.by_key

    def __iter__(self) -> Iterator[str]:
        return iter(self.by_key)

    def __len__(self) -> int:
        return len(self.by_key)

    def column(self, name: str) -> str:
        """The heading of a table's column (`due` → 完成时限)."""
        return self[COLUMN + name]

    def state(self, state: State) -> str:
        """The word of a state (`State.OVERDUE` → 逾期)."""
        return self[f"{STATE}{state.name.lower()}"]


words = Words.load()
