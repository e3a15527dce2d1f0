"""Reads every reading of a data folder in its order and does nothing with it: what a dry-run is compared with. Prints how many there were."""
import glob
import sqlite3
import sys

rows = 0
for path in sorted(glob.glob(sys.argv[1] + "/readings/20*.db")):
    for _ in sqlite3.connect(path).execute("SELECT device, at, received_at, content FROM input WHERE kind = 1 ORDER BY seq"):
        rows += 1
print(rows)
