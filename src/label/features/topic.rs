//! Words that a block shares with the headline, with the article, with the rest of the page.

use std::hash::Hasher;

use rustc_hash::FxHasher;

use super::{Feature as F, Row, View};

/// Slots of the table of words. Two words of a page seldom share one.
const SLOTS: usize = 1 << 12;
/// Shorter words say little of what a text is about. In scripts of two or three bytes a letter
/// that is two letters or more.
const MIN_TOPIC_BYTES: usize = 5;
/// A headline has no more words; those of a longer block are not compared with it.
const MAX_TITLE_WORDS: u32 = 60;

pub(super) fn fill(view: &View<'_>, rows: &mut [Row]) {
    let page = view.ctx.page;
    let title = slots(page.facts.best_title(), 0);
    let description = slots(page.facts.description(), 0);
    let mut on_page = vec![0_u16; SLOTS];
    let mut in_article = vec![0_u16; SLOTS];
    let mut words: Vec<u16> = Vec::new();
    let mut ends = vec![0];
    for (i, leaf) in page.leaves.iter().enumerate() {
        let start = words.len();
        for_each_word(page.text_of(leaf), MIN_TOPIC_BYTES, |slot| words.push(slot));
        words[start..].sort_unstable();
        let is_article = view.is_text[i] && view.ctx.prose[i];
        for slot in distinct(&words[start..]) {
            count(&mut on_page[slot]);
            if is_article {
                count(&mut in_article[slot]);
            }
        }
        ends.push(words.len());
    }
    let mut own = Vec::new();
    for (i, leaf) in page.leaves.iter().enumerate() {
        let row = &mut rows[i];
        let is_article = u16::from(view.is_text[i] && view.ctx.prose[i]);
        let (mut all, mut topical, mut repeated) = (0_u32, 0_u32, 0_u32);
        for slot in distinct(&words[ends[i]..ends[i + 1]]) {
            all += 1;
            topical += u32::from(in_article[slot] > is_article);
            repeated += u32::from(on_page[slot] > 1);
        }
        row[F::Topic as usize] = share(topical, all);
        row[F::Repeated as usize] = share(repeated, all);
        if leaf.stats.words > MAX_TITLE_WORDS {
            continue;
        }
        own.clear();
        for_each_word(page.text_of(leaf), 0, |slot| own.push(slot));
        own.sort_unstable();
        own.dedup();
        let in_title = shared(&own, &title);
        row[F::TitleCoverage as usize] = share(in_title, title.len() as u32);
        row[F::DescriptionOverlap as usize] = share(shared(&own, &description), own.len() as u32);
    }
}

fn share(part: u32, all: u32) -> f32 {
    part as f32 / all.max(1) as f32
}

fn count(slot: &mut u16) {
    *slot = slot.saturating_add(1);
}

/// The slots of a sorted list, each once.
fn distinct(sorted: &[u16]) -> impl Iterator<Item = usize> {
    let mut last = None;
    sorted.iter().filter(move |slot| last.replace(**slot) != Some(**slot)).map(|s| usize::from(*s))
}

/// How many entries two sorted lists share.
fn shared(a: &[u16], b: &[u16]) -> u32 {
    a.iter().filter(|slot| b.binary_search(slot).is_ok()).count() as u32
}

/// The slots of the words of a text, sorted, each once.
fn slots(text: &str, min_bytes: usize) -> Vec<u16> {
    let mut slots = Vec::new();
    for_each_word(text, min_bytes, |slot| slots.push(slot));
    slots.sort_unstable();
    slots.dedup();
    slots
}

/// Calls `f` with the slot of each word of `min_bytes` or more. Case does not matter for ASCII.
fn for_each_word(text: &str, min_bytes: usize, mut f: impl FnMut(u16)) {
    let is_word = |byte: &u8| byte.is_ascii_alphanumeric() || !byte.is_ascii();
    for word in text.as_bytes().split(|byte| !is_word(byte)) {
        if word.is_empty() || word.len() < min_bytes {
            continue;
        }
        let mut hasher = FxHasher::default();
        for chunk in word.chunks(8) {
            let mut bytes = [0; 8];
            bytes[..chunk.len()].copy_from_slice(chunk);
            // Sets the bit that tells small letters from capitals.
            hasher.write_u64(u64::from_le_bytes(bytes) | 0x2020_2020_2020_2020);
        }
        f((hasher.finish() >> 20) as u16 & (SLOTS as u16 - 1));
    }
}
