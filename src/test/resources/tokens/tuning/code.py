"""Keeps a small archive of weather readings and answers questions about it."""

from __future__ import annotations

import argparse
import csv
import json
import logging
import sqlite3
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Iterable, Iterator, Optional

log = logging.getLogger(__name__)

SCHEMA = """
CREATE TABLE IF NOT EXISTS reading (
    station   TEXT NOT NULL,
    taken_at  TEXT NOT NULL,
    celsius   REAL,
    humidity  INTEGER CHECK (humidity BETWEEN 0 AND 100),
    PRIMARY KEY (station, taken_at)
)
"""


@dataclass(frozen=True)
class Reading:
    station: str
    taken_at: datetime
    celsius: Optional[float] = None
    humidity: Optional[int] = None

    @classmethod
    def from_row(cls, row: dict[str, str]) -> "Reading":
        try:
            taken_at = datetime.fromisoformat(row["time"])
        except (KeyError, ValueError) as error:
            raise ValueError(f"bad time in row {row!r}") from error
        return cls(
            station=row["station"].strip().upper(),
            taken_at=taken_at,
            celsius=float(row["temp"]) if row.get("temp") else None,
            humidity=int(row["rh"]) if row.get("rh") else None,
        )


@dataclass
class Summary:
    days: int = 0
    coldest: float = float("inf")
    warmest: float = float("-inf")
    by_month: dict[int, list[float]] = field(default_factory=lambda: defaultdict(list))

    def add(self, reading: Reading) -> None:
        if reading.celsius is None:
            return
        self.coldest = min(self.coldest, reading.celsius)
        self.warmest = max(self.warmest, reading.celsius)
        self.by_month[reading.taken_at.month].append(reading.celsius)

    def means(self) -> dict[int, float]:
        return {month: sum(values) / len(values) for month, values in sorted(self.by_month.items())}


class Archive:
    def __init__(self, path: Path) -> None:
        self._db = sqlite3.connect(path)
        self._db.execute(SCHEMA)

    def __enter__(self) -> "Archive":
        return self

    def __exit__(self, *exc_info: object) -> None:
        self._db.close()

    def store(self, readings: Iterable[Reading]) -> int:
        rows = [(r.station, r.taken_at.isoformat(), r.celsius, r.humidity) for r in readings]
        with self._db:
            cursor = self._db.executemany("INSERT OR REPLACE INTO reading VALUES (?, ?, ?, ?)", rows)
        log.info("stored %d readings", cursor.rowcount)
        return cursor.rowcount

    def between(self, station: str, first: date, last: date) -> Iterator[Reading]:
        query = (
            "SELECT station, taken_at, celsius, humidity FROM reading"
            " WHERE station = ? AND taken_at >= ? AND taken_at < ? ORDER BY taken_at"
        )
        end = last + timedelta(days=1)
        for row in self._db.execute(query, (station, first.isoformat(), end.isoformat())):
            yield Reading(row[0], datetime.fromisoformat(row[1]), *row[2:])


def read_csv(path: Path) -> Iterator[Reading]:
    with path.open(newline="", encoding="utf-8") as lines:
        for number, row in enumerate(csv.DictReader(lines), start=2):
            try:
                yield Reading.from_row(row)
            except ValueError as error:
                log.warning("%s:%d skipped: %s", path.name, number, error)


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--db", type=Path, default=Path("weather.db"))
    parser.add_argument("--verbose", "-v", action="store_true")
    commands = parser.add_subparsers(dest="command", required=True)
    load = commands.add_parser("load", help="read CSV files into the archive")
    load.add_argument("files", nargs="+", type=Path)
    show = commands.add_parser("show", help="print a summary as JSON")
    show.add_argument("station")
    show.add_argument("--days", type=int, default=30)
    args = parser.parse_args(argv)
    logging.basicConfig(level=logging.DEBUG if args.verbose else logging.INFO)

    with Archive(args.db) as archive:
        if args.command == "load":
            total = sum(archive.store(read_csv(path)) for path in args.files)
            print(f"{total} readings")
            return 0
        today = date.today()
        summary = Summary(days=args.days)
        for reading in archive.between(args.station.upper(), today - timedelta(days=args.days), today):
            summary.add(reading)
        print(json.dumps({"coldest": summary.coldest, "warmest": summary.warmest, "means": summary.means()}, indent=2))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
