"""Checks that every term of terms.tsv occurs as counted in zh.txt and, in the same lines, in en.txt.

Where jieba is installed, checks too that no term is a word of its dictionary."""
import pathlib
import re
import sys

here = pathlib.Path(__file__).parent
zh, en = ((here / name).read_text("utf-8").splitlines() for name in ("zh.txt", "en.txt"))
terms = [line.split("\t") for line in (here / "terms.tsv").read_text("utf-8").splitlines()[1:]]
wrong = [] if len(zh) == len(en) else ["zh.txt and en.txt differ in length"]


def pattern(term):
    """The term in singular and plural; its head is the last word, or the one before the first preposition."""
    words = term.split()
    head = next((i for i, word in enumerate(words) if word in ("of", "by")), len(words)) - 1
    forms = [re.escape(word) for word in words]
    forms[head] = forms[head][:-1] + "(?:y|ies)" if forms[head].endswith("y") else forms[head] + "s?"
    return re.compile(r"\b" + " ".join(forms) + r"\b", re.I)


for chinese, english, count in terms:
    ours = [line.count(chinese) for line in zh]
    theirs = [len(pattern(english).findall(line)) for line in en]
    if sum(ours) != int(count):
        wrong.append(f"{chinese}: {sum(ours)} times, not {count}")
    if ours != theirs:
        wrong.append(f"{chinese}: {english} is not in the same lines")
try:
    import jieba

    jieba.setLogLevel(60)
    wrong += [f"{term[0]} is a word of jieba" for term in terms if jieba.get_FREQ(term[0]) is not None]
except ImportError:
    print("without jieba")
print(len(zh), "sentences,", len(terms), "terms,", sum(int(term[2]) for term in terms), "occurrences")
sys.exit("\n".join(wrong) or 0)
