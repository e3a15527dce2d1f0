"""Makes day files of readings that end with the last midnight: one a minute of each device, filling up over some hours, emptied, now and then late.

  python3 make_days.py FOLDER MINUTES [--of LIKE] [--value NAME]

Less than a day, or whole days; every day after the first is the first again, since copying is ten times as fast as making."""
import argparse
import datetime
import os
import random
import sqlite3

DAY, MINUTE = 86_400_000, 60_000
# As IdSource makes them, so that rows are as long as they are in life.
EPOCH, COUNTER_BITS = 1_577_836_800_000, 20
TABLES = """
    PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;
    CREATE TABLE input (seq INTEGER PRIMARY KEY, lane INTEGER NOT NULL, kind INTEGER NOT NULL, device INTEGER NOT NULL, at INTEGER NOT NULL,
      until INTEGER, received_at INTEGER NOT NULL, content, code TEXT);
    CREATE TABLE tally (lane INTEGER NOT NULL, kind INTEGER NOT NULL, count INTEGER NOT NULL, PRIMARY KEY (lane, kind)) WITHOUT ROWID;
"""
INDICES = "CREATE INDEX ix_input_device_at ON input (device, at) WHERE device <> 0; CREATE INDEX ix_input_lane ON input (lane);"

asked = argparse.ArgumentParser()
asked.add_argument("folder")
asked.add_argument("minutes", type=int)
asked.add_argument("--of", default="trial-%")
asked.add_argument("--value", default="fill")
asked = asked.parse_args()
city = sqlite3.connect(f"{asked.folder}/city.db")
devices = [row[0] for row in city.execute("SELECT id FROM device WHERE name LIKE ? ORDER BY name", (asked.of,))]
# A lane that nobody runs, under an id as long as those of lanes are: a start does not judge these days.
lane = devices[0]
midnight = city.execute("SELECT latest FROM city_time").fetchone()[0] // DAY * DAY
first = midnight - asked.minutes * MINUTE
chance = random.Random(7)
fill = [chance.randrange(0, 90) for _ in devices]
pace = [chance.choice([0.1, 0.2, 0.3, 0.5]) for _ in devices]


def begin(start):
    path = f"{asked.folder}/readings/{datetime.datetime.fromtimestamp(start / 1000, datetime.timezone.utc):%Y-%m-%d}.db"
    if os.path.exists(path):
        os.remove(path)
    file = sqlite3.connect(path)
    file.executescript(TABLES)
    return path, file


def end(file, count):
    file.execute("INSERT INTO tally VALUES (?, 1, ?)", (lane, count))
    file.executescript(INDICES)
    file.commit()
    file.close()


def rows(minutes):
    for minute in range(minutes):
        for place, device in enumerate(devices):
            fill[place] += pace[place]
            if fill[place] > 99:
                fill[place] = 2
            received = first + minute * MINUTE + place * MINUTE // len(devices)
            late = 120_000 if (minute * 31 + place) % 97 == 0 else 0
            yield ((received - EPOCH) << COUNTER_BITS) + place, lane, 1, device, received - late, received, b'{"%s":%d}' % (asked.value.encode(), fill[place])


minutes = min(asked.minutes, DAY // MINUTE)
path, file = begin(first)
file.executemany("INSERT INTO input(seq, lane, kind, device, at, received_at, content) VALUES (?,?,?,?,?,?,?)", rows(minutes))
end(file, minutes * len(devices))
for day in range(1, asked.minutes * MINUTE // DAY):
    _, file = begin(first + day * DAY)
    file.execute("ATTACH ? AS one", (path,))
    file.execute(
        "INSERT INTO input(seq, lane, kind, device, at, received_at, content) SELECT seq + ?, lane, kind, device, at + ?, received_at + ?, content FROM one.input ORDER BY seq",
        ((day * DAY) << COUNTER_BITS, day * DAY, day * DAY))
    end(file, minutes * len(devices))
