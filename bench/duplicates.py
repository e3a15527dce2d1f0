"""Runs the lab's search for duplicates on a stream and judges it beside plain ways, as Markdown: duplicates.py LAB.dll STREAM.jsonl LABELS.jsonl WORK_FOLDER. Called by duplicates.sh."""
import collections, datetime, json, os, subprocess, sys, time

lab, stream, labels, work = sys.argv[1:]
WITHIN = datetime.timedelta(days=84)


def read(file):
    with open(file, encoding="utf-8-sig") as lines:
        return [json.loads(line) for line in lines if line.strip()]


messages = read(stream)
drawn = read(labels)
at = {m["id"]: datetime.datetime.fromisoformat(m["at"]) for m in messages}


def grams(text):
    return {text[i:i + 2] for i in range(len(text) - 1)} or {text}


titles = {m["id"]: grams(m["title"].strip()) for m in messages}


def like(one, other):
    shared = len(titles[one] & titles[other])
    return shared / (len(titles[one]) + len(titles[other]) - shared)


def judge(found, part):
    """Pairs over the drawn messages of a part: right of what was found, and of what there is; unsure ones count neither for nor against."""
    right = wrong = there = alone = kept = 0
    for label in (d for d in drawn if d["part"] == part):
        same, unsure = set(label["same"]), set(label["unsure"])
        mine = found(label["id"]) - unsure - {label["id"]}
        right += len(mine & same)
        wrong += len(mine - same)
        there += len(same)
        if not same:
            alone += 1
            kept += not mine
    precision = right / (right + wrong) if right + wrong else 0
    recall = right / there
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0
    return f"{precision:.3f} | {recall:.3f} | {f1:.3f} | {kept} of {alone} |"


out = os.path.join(work, "pairs.jsonl")
began = time.monotonic()
done = subprocess.run(["dotnet", lab, "duplicates", "--least", "20", stream, out], capture_output=True, text=True)
if done.returncode:
    sys.exit(done.stderr)
seconds = time.monotonic() - began
partners = collections.defaultdict(list)
for pair in read(out):
    partners[pair["one"]].append((pair["score"], pair["other"]))
    partners[pair["other"]].append((pair["score"], pair["one"]))
near = {d["id"]: [i for i in titles if i != d["id"] and abs(at[i] - at[d["id"]]) <= WITHIN] for d in drawn}
users = {m["id"]: m["user"] for m in messages}

ways = []
for least, says in ((0.35, "product, shown beside a case"), (0.45, "product"), (0.55, "product, told by itself"), (0.65, "product"), (0.75, "product")):
    ways.append((f"{says}: likeness ≥ {least}", lambda i, least=least: {other for score, other in partners[i] if score >= least}))
ways.append(("within 12 weeks", lambda i: set(near[i])))
ways.append(("within 2 days", lambda i: {o for o in near[i] if abs(at[o] - at[i]) <= datetime.timedelta(days=2)}))
ways.append(("the same title, within 12 weeks", lambda i: {o for o in near[i] if titles[o] == titles[i]}))
ways.append(("the same person, within 12 weeks", lambda i: {o for o in near[i] if users[o] == users[i]}))
for least in (0.25, 0.35, 0.5):
    ways.append((f"pairs of characters of the titles (Jaccard) ≥ {least}, within 12 weeks", lambda i, least=least: {o for o in near[i] if like(i, o) >= least}))

count = lambda part: (sum(d["part"] == part for d in drawn), sum(len(d["same"]) for d in drawn if d["part"] == part))
for part, what in (("tuning", "The half that was looked at while this was written"), ("judging", "The half that was not")):
    n, pairs = count(part)
    print(f"\n## {what}: {n} messages, {pairs} duplicates of theirs\n\n| | precision | recall | F1 | alone, left alone |\n| --- | ---: | ---: | ---: | ---: |")
    for name, found in ways:
        print(f"| {name} | {judge(found, part)}")
print(f"\n{done.stderr.strip().replace(out, 'OUT')} ({seconds:.1f} s with the start of the program).")
