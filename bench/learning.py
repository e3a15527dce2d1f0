"""Runs the lab on messages and tells what came of it as Markdown: learning.py LAB.dll MESSAGES_FOLDER LABELS.jsonl WORK_FOLDER. Called by learning.sh."""
import collections, json, os, random, subprocess, sys, time

lab, folder, labels, work = sys.argv[1:]


def read(file):
    with open(file, encoding="utf-8-sig") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def run(*args):
    """Output, seconds, and the most memory in MB."""
    began = time.monotonic()
    process = subprocess.Popen(["dotnet", lab, *args], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    output, errors = process.stdout.read(), process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(errors)
    return output, time.monotonic() - began, usage.ru_maxrss / 1024


def pairs_of(title):
    return {title[i:i + 2] for i in range(len(title) - 1)} or {title}


def same_title(messages):
    groups = collections.defaultdict(list)
    for m in messages:
        groups[m["title"].strip()].append(m["id"])
    return groups.values()


def like_titles(messages, least):
    """Single linkage: two messages whose titles share so much of their pairs of characters (Jaccard) are together, and whoever is with either."""
    root = list(range(len(messages)))

    def find(i):
        while root[i] != i:
            root[i] = root[root[i]]
            i = root[i]
        return i

    grams = [pairs_of(m["title"].strip()) for m in messages]
    for i, mine in enumerate(grams):
        for j in range(i):
            shared = len(mine & grams[j])
            if shared and shared >= least * (len(mine) + len(grams[j]) - shared):
                root[find(i)] = find(j)
    groups = collections.defaultdict(list)
    for i, m in enumerate(messages):
        groups[find(i)].append(m["id"])
    return groups.values()


def judge(groups, part):
    """B-cubed and pairs over the labelled messages of a part, see bench/labels/README.md."""
    group_of = {i: set(group) for group in groups for i in group}
    precision = recall = hits = wrong = missed = count = 0
    for label in read(labels):
        if label["part"] != part:
            continue
        found = group_of.get(label["id"], {label["id"]}) - {label["id"]} - set(label["unsure"])
        hit = len(found & set(label["same"]))
        precision += (hit + 1) / (len(found) + 1)
        recall += (hit + 1) / (len(label["same"]) + 1)
        hits, wrong, missed, count = hits + hit, wrong + len(found) - hit, missed + len(label["same"]) - hit, count + 1
    share = lambda a, b: a / b if b else 1
    return precision / count, recall / count, share(hits, hits + wrong), share(hits, hits + missed)


def more(messages, count, seed):
    """So many messages of the same build: in each copy the rarer characters stand for others, so that names of places and firms are new and common words stay."""
    holders = collections.Counter(c for m in messages for c in set(m["title"] + m["text"]))
    rare = sorted(c for c, n in holders.items() if n < len(messages) / 20 and "\u4e00" <= c <= "\u9fff")
    chance, made = random.Random(seed), []
    while len(made) < count:
        other = rare[:]
        chance.shuffle(other)
        table = str.maketrans(dict(zip(rare, other)))
        for m in messages[:count - len(made)]:
            made.append({**m, "id": f"{len(made)}", "user": f"{m.get('user', '')}-{len(made) // len(messages)}", "title": m["title"].translate(table), "text": m["text"].translate(table)})
    return made


def write(name, messages):
    with open(f"{work}/{name}", "w", encoding="utf-8") as file:
        file.writelines(json.dumps(m, ensure_ascii=False) + "\n" for m in messages)
    return f"{work}/{name}"


labelled, stream = f"{folder}/labelled.jsonl", f"{folder}/stream.jsonl"
messages = read(stream)

print("## Categories\n`cross-validate`: of each message the rest of the examples were learnt. Nearest centroid has the same words, weights and names.\n")
trees = ["--no-classes"] + (["--classes"] if os.path.exists(f"{folder}/classes.jsonl") else [])
for tree in trees:
    print(run("cross-validate", labelled, "--folds", "10", *([tree, f"{folder}/classes.jsonl"] if tree == "--classes" else [tree]))[0])
print("| tree of classes | folds, seed | accuracy | nearest centroid | macro-F1 | nearest centroid | calibration error |\n| --- | --- | ---: | ---: | ---: | ---: | ---: |")
for tree in trees:
    for seed in (1, 2, 3):
        output = run("cross-validate", labelled, "--seed", str(seed), *([tree, f"{folder}/classes.jsonl"] if tree == "--classes" else [tree]))[0]
        cells = {row[1].strip(): [c.strip() for c in row[2:]] for row in (line.split("|") for line in output.splitlines()) if len(row) > 3}
        print(f"| {'known' if tree == '--classes' else 'not known'} | 5, {seed} | {cells['accuracy'][0]} | {cells['accuracy'][1]} | {cells['macro-F1'][0]} | {cells['macro-F1'][1]} | {cells['calibration error'][0]} |")

run("hot-matters", stream, f"{work}/matters.jsonl")
found = collections.defaultdict(list)
for line in read(f"{work}/matters.jsonl"):
    found[line["matter"]].append(line["id"])
sizes = [len(group) for group in found.values()]
assert sizes == sorted(sizes, reverse=True), "the biggest matter does not come first"
print(f"\n## Hot matters\n`hot-matters`: {len(sizes)} matters of {sum(sizes)} of {len(messages)} messages; the biggest have {', '.join(map(str, sizes[:10]))}. Judged by the labels of `bench/labels`; what is")
print("labelled *tuning* was looked at while the weights were chosen, *judging* was not.\n")
print("| | part | B-cubed precision | recall | F | pairs: precision | recall | F |\n| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |")
ways = (("learnt", found.values()), ("equal titles", same_title(messages)), ("titles half alike, single linkage", like_titles(messages, 0.5)), ("titles a third alike, single linkage", like_titles(messages, 1 / 3)))
for name, groups in ways:
    for part in ("tuning", "judging"):
        bp, br, pp, pr = judge(groups, part)
        print(f"| {name} | {part} | {bp:.3f} | {br:.3f} | {2 * bp * br / (bp + br):.3f} | {pp:.3f} | {pr:.3f} | {2 * pp * pr / (pp + pr) if pp + pr else 0:.3f} |")

print("\n## Time and memory\nThe whole command, start of the program included. What is more than the data has is made of it: in each copy the rarer characters stand for others.\n")
print("| command | messages | s | MB |\n| --- | ---: | ---: | ---: |")
for count in (300, 3_000, 10_000):
    train = write("train.jsonl", more(read(labelled), count, 1))
    _, seconds, memory = run("classify", "--train", train, stream, f"{work}/out.jsonl")
    print(f"| `classify`, {len(messages):,} asked | {count:,} learnt | {seconds:.1f} | {memory:.0f} |")
for count in (len(messages), 10_000, 100_000):
    _, seconds, memory = run("hot-matters", write("stream.jsonl", more(messages, count, 1)), f"{work}/out.jsonl")
    print(f"| `hot-matters` | {count:,} | {seconds:.1f} | {memory:.0f} |")
