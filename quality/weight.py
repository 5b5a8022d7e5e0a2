#!/usr/bin/env python3
"""What it costs to depend on the library: how many crates, and with --build how long a build takes and how
large the program is that only prints the text of a page.

    quality/weight.py                          crates, and whether they are more than allowed
    quality/weight.py --build                  the same, and a clean release build for each set of features
    quality/weight.py --build --beside NAME    the same of another crate, such as dom_smoothie, in the same run
"""

import argparse
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
# Crates of the library's tree, itself among them, each name once.
MOST_CRATES = {"default": 45, "no features": 30}
# The versions that are measured elsewhere, too.
BESIDE = {"dom_smoothie": "=0.19.0"}
PROGRAMS = {
    "unchaff": "println!(\"{}\", unchaff::extract(&html).text());",
    "dom_smoothie": "let mut page = dom_smoothie::Readability::new(html, None, None).expect(\"settings\");\n"
    "    println!(\"{}\", page.parse().expect(\"an article\").text_content);",
}
MAIN = """fn main() {{
    let html = std::fs::read_to_string(std::env::args().nth(1).expect("FILE")).expect("a page");
    {0}
}}
"""


def project(folder, dependency, program):
    """A program of its own that has one dependency."""
    (folder / "src").mkdir()
    (folder / "src/main.rs").write_text(MAIN.format(program))
    (folder / "Cargo.toml").write_text(
        f'[package]\nname = "dependent"\nedition = "2024"\n\n[dependencies]\n{dependency}\n\n[workspace]\n'
    )


def crates(folder):
    tree = ["cargo", "tree", "--quiet", "--edges", "normal", "--prefix", "none"]
    lines = subprocess.run(tree, cwd=folder, check=True, capture_output=True, text=True).stdout.splitlines()
    return len({line.split()[0] for line in lines if line}) - 1


def build(folder):
    start = time.monotonic()
    command = ["cargo", "build", "--quiet", "--release", "--target-dir", "built"]
    subprocess.run(command, cwd=folder, check=True)
    seconds = time.monotonic() - start
    return seconds, (folder / "built/release/dependent").stat().st_size


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--build", action="store_true", help="build it, too")
    arguments.add_argument("--beside", choices=sorted(BESIDE), help="another crate to build")
    options = arguments.parse_args()
    ours = f'unchaff = {{ path = "{ROOT}"'
    rows = [
        ("default", ours + " }", "unchaff"),
        ("no features", ours + ", default-features = false }", "unchaff"),
    ]
    if options.beside:
        rows.append((options.beside, f'{options.beside} = "{BESIDE[options.beside]}"', options.beside))
    failed = False
    for name, dependency, crate in rows:
        with tempfile.TemporaryDirectory() as folder:
            folder = pathlib.Path(folder)
            project(folder, dependency, PROGRAMS[crate])
            if crate == "unchaff":
                shutil.copy(ROOT / "Cargo.lock", folder)
            count = crates(folder)
            line = f"weight: {name:<14} {count:3} crates"
            if options.build:
                line += "  {:5.1f} s  {:9,} bytes".format(*build(folder))
            too_many = count > MOST_CRATES.get(name, count)
            failed |= too_many
            print(line + (f"  more than {MOST_CRATES[name]}" if too_many else ""))
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
