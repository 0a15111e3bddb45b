"""Counts how often each token of Python code stands between which others.

usage: python token_contexts.py FOLDER > token-contexts.tsv
The shipped table comes from the package 'algorithms' 1.0.1 (MIT): pip install --no-deps --target FOLDER algorithms==1.0.1
Names become 'a', texts 'S', rare numbers 'N', line ends 'EOL'; the words of WORDS stay.
"""
import collections
import keyword
import pathlib
import re
import sys

TOKEN = re.compile(
    r"(?P<skip>[ \t\r\f]+|\#[^\n]*|\\\n)|(?P<end>\n)"
    r"|(?P<text>[rRbBuUfF]{0,2}(?:\"\"\"(?s:.*?)\"\"\"|'''(?s:.*?)'''|\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*'))"
    r"|(?P<number>0[xXbBoO][0-9a-fA-F_]+|(?:\d[\d_]*\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)"
    r"|(?P<name>[^\W\d]\w*)"
    r"|(?P<operator>\*\*=|//=|<<=|>>=|->|:=|\*\*|//|<<|>>|<=|>=|==|!=|\+=|-=|\*=|/=|%=|&=|\|=|\^=|[-+*/%&|^~<>=!?:;,.(){}\[\]@\\])")
WORDS = set(keyword.kwlist) | {"len", "range", "min", "max", "sum", "abs", "int", "str", "sorted", "append", "pop", "self"}
NUMBERS = {"0", "1", "2", "3", "10", "26", "100"}


def tokens(code):
    position = 0
    while position < len(code):
        match = TOKEN.match(code, position)
        position = match.end() if match else position + 1
        if not match or match.lastgroup == "skip":
            continue
        text, kind = match.group(), match.lastgroup
        if kind == "number":
            yield text if text in NUMBERS else "N"
        elif kind == "name":
            yield text if text in WORDS else "a"
        else:
            yield {"end": "EOL", "text": "S"}.get(kind, text)


def main(folder):
    counts = collections.Counter()
    for file in sorted(pathlib.Path(folder).rglob("*.py")):
        seen = ["EOL", *tokens(file.read_text(encoding="utf-8")), "EOL", "EOL"]
        counts.update(zip(seen, seen[1:], seen[2:]))
    for three, count in sorted(counts.items()):
        print(count, *three, sep="\t")


if __name__ == "__main__":
    main(sys.argv[1])
