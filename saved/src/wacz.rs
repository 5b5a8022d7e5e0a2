//! Which of the records of a WACZ file are its pages: it lists them, as most of what a crawler fetches is none.

use std::{
    collections::HashSet,
    io::{Read, Seek},
    rc::Rc,
};

use serde_json::{Deserializer, Value};
use zip::ZipArchive;

use crate::{
    Item, Name,
    unpack::{MAX_WHOLE_BYTES, Meter, Unpacked, buffered},
};

/// Where the lists stand: crawlers write a second one of the pages that the first ones lead to.
const FOLDER: &str = "pages/";
const ENDING: &str = ".jsonl";
/// The name of the address in a line.
const ADDRESS: &str = "url";

/// The addresses of the pages.
pub(crate) struct List(HashSet<String>);

impl List {
    /// Nothing if the file lists no pages, or more than are kept in memory, or if a list is broken.
    pub(crate) fn read<R: Read + Seek>(
        archive: &mut ZipArchive<R>,
        names: &[String],
        meter: &Rc<Meter>,
    ) -> Option<Self> {
        let mut addresses = HashSet::new();
        for (at, _) in names.iter().enumerate().filter(|(_, name)| is_list(name)) {
            let entry = Unpacked::new(archive.by_index(at).ok()?, meter);
            let lines = buffered(entry.take(MAX_WHOLE_BYTES as u64));
            for line in Deserializer::from_reader(lines).into_iter::<Value>() {
                let line = line.ok()?;
                addresses.extend(line.get(ADDRESS).and_then(Value::as_str).map(bare));
            }
        }
        (!addresses.is_empty()).then_some(Self(addresses))
    }

    /// Whether a record is of a page that is listed. One that is broken and has no address may be.
    pub(crate) fn has(&self, item: &Item) -> bool {
        let has = |address: &str| self.0.contains(&bare(address));
        match item {
            Item::Page(page) => page.address().is_some_and(has),
            Item::Broken { name: Name::Address(address), .. } => has(address),
            Item::Broken { .. } | Item::LeftOut => true,
        }
    }
}

fn is_list(name: &str) -> bool {
    name.starts_with(FOLDER) && name.ends_with(ENDING)
}

/// An address without what a browser adds on the way: another scheme, a slash at the end, a place within the page.
fn bare(address: &str) -> String {
    let address = address.split('#').next().unwrap_or_default();
    let path = address.strip_prefix("http://").or(address.strip_prefix("https://"));
    path.unwrap_or(address).trim_end_matches('/').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(listed: &str, address: &str, is_listed: bool) {
        assert_eq!(bare(listed) == bare(address), is_listed, "{listed} {address}");
    }

    #[test]
    fn addresses_are_the_same_but_for_what_a_browser_adds() {
        check("http://a.example", "https://a.example/", true);
        check("https://a.example/b#c", "https://a.example/b", true);
        check("https://a.example/b?c=1", "https://a.example/b", false);
        check("https://a.example/b", "https://a.example/B", false);
    }
}
