"""Makes day files of readings for the bins that are called trial-N: one a minute each, filling up over some hours, emptied, now and then late."""
import datetime
import os
import random
import sqlite3
import sys

folder, days = sys.argv[1], int(sys.argv[2])
city = sqlite3.connect(f"{folder}/city.db")
bins = [row[0] for row in city.execute("SELECT id FROM device WHERE name LIKE 'trial-%'")]
# A lane that nobody runs, under an id as long as those of lanes are: a start does not judge these days.
lane = bins[0]
latest = city.execute("SELECT latest FROM city_time").fetchone()[0]
chance = random.Random(7)
fill = [chance.randrange(0, 90) for _ in bins]
pace = [chance.choice([0.1, 0.2, 0.3, 0.5]) for _ in bins]
DAY = 86_400_000
# As IdSource makes them, so that rows are as long as they are in life.
EPOCH, COUNTER_BITS = 1_577_836_800_000, 20
first = latest // DAY * DAY - days * DAY
for day in range(days):
    start = first + day * DAY
    name = datetime.datetime.fromtimestamp(start / 1000, datetime.timezone.utc).strftime("%Y-%m-%d")
    path = f"{folder}/readings/{name}.db"
    if os.path.exists(path):
        os.remove(path)
    file = sqlite3.connect(path)
    file.executescript("""
        PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;
        CREATE TABLE input (seq INTEGER PRIMARY KEY, lane INTEGER NOT NULL, kind INTEGER NOT NULL, device INTEGER NOT NULL, at INTEGER NOT NULL,
          until INTEGER, received_at INTEGER NOT NULL, content, code TEXT);
        CREATE TABLE tally (lane INTEGER NOT NULL, kind INTEGER NOT NULL, count INTEGER NOT NULL, PRIMARY KEY (lane, kind)) WITHOUT ROWID;
    """)

    def rows():
        for minute in range(1440):
            for place, device in enumerate(bins):
                fill[place] += pace[place]
                if fill[place] > 99:
                    fill[place] = 2
                received = start + minute * 60_000 + place * 60
                late = 120_000 if (minute * 31 + place) % 97 == 0 else 0
                seq = (received - EPOCH) << COUNTER_BITS
                yield seq, lane, 1, device, received - late, received, b'{"fill":%d}' % fill[place]

    file.executemany("INSERT INTO input(seq, lane, kind, device, at, received_at, content) VALUES (?,?,?,?,?,?,?)", rows())
    file.execute("INSERT INTO tally VALUES (?, 1, ?)", (lane, 1440 * len(bins)))
    file.executescript("CREATE INDEX ix_input_device_at ON input (device, at) WHERE device <> 0; CREATE INDEX ix_input_lane ON input (lane);")
    file.commit()
    file.close()
