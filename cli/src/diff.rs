//! `unchaff explain --diff`: what two versions of the command make of the same pages.

use std::{
    collections::{HashMap, HashSet, VecDeque},
    fs,
    ops::Range,
    path::{Path, PathBuf},
};

use serde::Deserialize;
use unchaff::{Label, look};

use unchaff_saved::{Failure, Kind};

/// A page as `--json` writes it, as far as it is compared.
#[derive(Debug, Deserialize)]
struct Page {
    id: String,
    #[serde(default)]
    error: Option<String>,
    #[serde(default)]
    blocks: Vec<Block>,
}

#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
struct Block {
    label: String,
    reason: String,
    text: String,
}

/// What became of a block.
#[derive(Debug, PartialEq, Eq)]
enum Change<'p> {
    Same,
    Label { old: &'p Block, new: &'p Block },
    Gone(&'p Block),
    Come(&'p Block),
}

/// The differences of one page.
#[derive(Debug)]
struct Diff<'p> {
    id: &'p str,
    changes: Vec<Change<'p>>,
}

/// Compares two files, as lines of text or as a page to look at.
pub(crate) fn diff(files: &[PathBuf], is_html: bool) -> Result<String, (PathBuf, Failure)> {
    let [old, new] = files else { return Ok(String::new()) };
    let read = |path: &PathBuf| read(path).map_err(|failure| (path.clone(), failure));
    let (old_pages, new_pages) = (read(old)?, read(new)?);
    let new_by_id: HashMap<&str, &Page> =
        new_pages.iter().map(|page| (page.id.as_str(), page)).collect();
    let pairs = old_pages.iter().filter_map(|it| Some((it, *new_by_id.get(it.id.as_str())?)));
    let diffs: Vec<Diff<'_>> = pairs
        .map(|(old, new)| Diff { id: &new.id, changes: compare(&old.blocks, &new.blocks) })
        .collect();
    if diffs.is_empty() {
        let failure = Failure::new(Kind::Unreadable, "no page is in both files");
        return Err((new.clone(), failure));
    }
    Ok(if is_html { html(&diffs, old, new) } else { text(&diffs) })
}

fn read(path: &Path) -> Result<Vec<Page>, Failure> {
    let wrong = |message: String| Failure::new(Kind::Unreadable, message);
    let text = fs::read_to_string(path)?;
    let pages: Result<Vec<Page>, _> = text.lines().map(serde_json::from_str).collect();
    let pages = pages.map_err(|error| wrong(format!("not written with --json: {error}")))?;
    if pages.iter().all(|page| page.error.is_some() || page.blocks.is_empty()) {
        return Err(wrong("it has no blocks".to_owned()));
    }
    Ok(pages)
}

/// Pairs blocks of the same text in their order.
fn compare<'p>(old: &'p [Block], new: &'p [Block]) -> Vec<Change<'p>> {
    let mut places: HashMap<&str, VecDeque<usize>> = HashMap::new();
    for (i, block) in old.iter().enumerate() {
        places.entry(&block.text).or_default().push_back(i);
    }
    let pairs: Vec<(&Block, Option<usize>)> = new
        .iter()
        .map(|block| (block, places.get_mut(block.text.as_str()).and_then(VecDeque::pop_front)))
        .collect();
    let paired: HashSet<usize> = pairs.iter().filter_map(|(_, place)| *place).collect();
    let is_gone = |range: Range<usize>| {
        range.filter(|place| !paired.contains(place)).map(|place| Change::Gone(&old[place]))
    };
    let mut changes = Vec::with_capacity(new.len());
    let mut end = 0;
    for (block, place) in pairs {
        let Some(place) = place else {
            changes.push(Change::Come(block));
            continue;
        };
        // What is gone stands before the next block that is still there.
        changes.extend(is_gone(end..place));
        end = end.max(place + 1);
        let before = &old[place];
        changes.push(if before.label == block.label {
            Change::Same
        } else {
            Change::Label { old: before, new: block }
        });
    }
    changes.extend(is_gone(end..old.len()));
    changes
}

/// A line for each difference: the labels, the reasons, the text, with tabs between.
fn text(diffs: &[Diff<'_>]) -> String {
    let mut out = String::new();
    for diff in diffs {
        let (changed, all) = count(diff);
        if changed == 0 {
            continue;
        }
        out.push_str(&format!("# {}: {changed} of {all} blocks\n", diff.id));
        for change in &diff.changes {
            let line = |labels: &str, reasons: &str, text: &str| {
                format!("{labels}\t{reasons}\t{}\n", text.replace(['\n', '\r', '\t'], " "))
            };
            out.push_str(&match change {
                Change::Same => String::new(),
                Change::Label { old, new } => line(
                    &format!("{} -> {}", old.label, new.label),
                    &format!("{} -> {}", old.reason, new.reason),
                    &new.text,
                ),
                Change::Gone(old) => line(&format!("{} ->", old.label), &old.reason, &old.text),
                Change::Come(new) => line(&format!("-> {}", new.label), &new.reason, &new.text),
            });
        }
    }
    if out.is_empty() {
        out.push_str("# no label differs\n");
    }
    out
}

fn count(diff: &Diff<'_>) -> (usize, usize) {
    let changed = diff.changes.iter().filter(|change| **change != Change::Same).count();
    (changed, diff.changes.len())
}

/// A page to look at, in the look of the report.
fn html(diffs: &[Diff<'_>], old: &Path, new: &Path) -> String {
    let name = |path: &Path| path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let title = format!("{} and {}", name(old), name(new));
    let title = look::Escaped(&title);
    let changed: usize = diffs.iter().map(|diff| count(diff).0).sum();
    let all: usize = diffs.iter().map(|diff| count(diff).1).sum();
    let style = look::STYLE;
    let hash = look::STYLE_HASH;
    let mut out = format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; \
         style-src '{hash}'; base-uri 'none'; form-action 'none'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n\
         <title>{title} – unchaff diff</title>\n<style>{style}</style>\n</head>\n<body>\n\
         <header><p class=\"mark\"><b>unchaff</b> diff</p><h1>{title}</h1></header>\n\
         <main>\n<div class=\"summary share\"><strong>{changed}</strong> of {all} blocks with another \
         label.</div>\n"
    );
    for (i, diff) in diffs.iter().enumerate().filter(|(_, diff)| count(diff).0 > 0) {
        let id = look::Escaped(diff.id);
        out.push_str(&format!("<h2 id=\"page-{i}\">{id}</h2>\n"));
        out.push_str(&format!("<ol class=\"blocks diff\" aria-labelledby=\"page-{i}\">\n"));
        for run in diff.changes.chunk_by(|a, b| *a == Change::Same && *b == Change::Same) {
            match run {
                [Change::Label { old, new }] => block(new, Some(old), "was", &mut out),
                [Change::Gone(old)] => block(old, Some(old), "no longer there, was", &mut out),
                [Change::Come(new)] => block(new, None, "", &mut out),
                same => {
                    let count = same.len();
                    out.push_str(&format!("<li class=\"gap\">{count} as before</li>\n"));
                }
            }
        }
        out.push_str("</ol>\n");
    }
    out.push_str("</main>\n</body>\n</html>\n");
    out
}

fn block(block: &Block, old: Option<&Block>, said: &str, out: &mut String) {
    let class = block.label.parse::<Label>().map_or("chaff", look::class);
    let [label, reason, text] =
        [&block.label, &block.reason, &block.text].map(|it| look::Escaped(it));
    out.push_str(&format!(
        "<li class=\"{class}\" data-label=\"{label}\"><div class=\"name\"><b>{label}</b> \
         <code>{reason}</code></div><div class=\"text\" dir=\"auto\">{text}"
    ));
    match old {
        Some(old) => {
            let [label, reason] = [&old.label, &old.reason].map(|it| look::Escaped(it));
            out.push_str(&format!(
                "<span class=\"was\" data-label=\"{label}\">{said} <b>{label}</b> <code>{reason}</code></span>"
            ));
        }
        None => out.push_str("<span class=\"was\">was not there</span>"),
    }
    out.push_str("</div></li>\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Blocks from labels and texts.
    fn blocks(list: &[(&str, &str)]) -> Vec<Block> {
        let block = |(label, text): &(&str, &str)| Block {
            label: (*label).to_owned(),
            reason: "a/b".to_owned(),
            text: (*text).to_owned(),
        };
        list.iter().map(block).collect()
    }

    #[track_caller]
    fn check(old: &[(&str, &str)], new: &[(&str, &str)], want: &str) {
        let (old, new) = (blocks(old), blocks(new));
        let changes = compare(&old, &new);
        assert_eq!(text(&[Diff { id: "x", changes }]), want);
    }

    #[test]
    fn blocks_are_paired_by_text() {
        let old = [("body", "A"), ("body", "B"), ("body", "A")];
        check(&old, &old, "# no label differs\n");
        let new = [("body", "A"), ("ad", "B"), ("ad", "A")];
        let want = "# x: 2 of 3 blocks\nbody -> ad\ta/b -> a/b\tB\nbody -> ad\ta/b -> a/b\tA\n";
        check(&old, &new, want);
    }

    #[test]
    fn what_is_gone_stands_where_it_was() {
        let (old, new) =
            ([("body", "A"), ("ad", "B"), ("body", "C")], [("body", "A"), ("body", "C")]);
        check(&old, &new, "# x: 1 of 3 blocks\nad ->\ta/b\tB\n");
        check(&new, &old, "# x: 1 of 3 blocks\n-> ad\ta/b\tB\n");
        check(
            &[("ad", "B")],
            &[("body", "A")],
            "# x: 2 of 2 blocks\n-> body\ta/b\tA\nad ->\ta/b\tB\n",
        );
    }
}
