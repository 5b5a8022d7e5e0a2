//! The addresses of links, in one buffer, because a page has hundreds.

use std::sync::OnceLock;

use crate::{address::Address, image::resolve};

/// Addresses by number.
#[derive(Clone, Debug, Default)]
pub(crate) struct Hrefs {
    text: String,
    /// Where each ends; the next one begins there.
    ends: Vec<u32>,
}

impl Hrefs {
    pub(super) fn push(&mut self, href: &str) {
        self.text.push_str(href);
        self.ends.push(self.text.len() as u32);
    }

    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The address of a number.
    pub(crate) fn get(&self, number: u32) -> Option<&str> {
        let at = number as usize;
        let start = at.checked_sub(1).and_then(|before| self.ends.get(before));
        let start = start.copied().unwrap_or_default() as usize;
        self.text.get(start..*self.ends.get(at)? as usize)
    }

    /// Each address as an absolute one, if it can be.
    fn resolve(&self, base: &Address) -> Self {
        let mut out = Self::default();
        for href in (0..self.ends.len() as u32).filter_map(|at| self.get(at)) {
            out.push(&resolve(Some(base), href.to_owned()));
        }
        out
    }
}

/// Addresses that are made absolute when somebody asks for one: on news pages that takes a twentieth of
/// the time of all else, and few look at links.
#[derive(Clone, Debug, Default)]
pub(crate) struct Addresses {
    written: Hrefs,
    base: Option<Address>,
    absolute: OnceLock<Hrefs>,
}

impl Addresses {
    pub(crate) fn new(written: Hrefs, base: Option<Address>) -> Self {
        Self { written, base, absolute: OnceLock::new() }
    }

    /// The address of a number.
    pub(crate) fn get(&self, number: u32) -> Option<&str> {
        match &self.base {
            Some(base) => self.absolute.get_or_init(|| self.written.resolve(base)).get(number),
            None => self.written.get(number),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_keep_their_numbers() {
        let mut hrefs = Hrefs::default();
        ["/a", "", "b"].iter().for_each(|href| hrefs.push(href));
        let check = |hrefs: &Hrefs, all: [Option<&str>; 4]| {
            assert_eq!([0, 1, 2, 3].map(|at| hrefs.get(at)), all);
        };
        check(&hrefs, [Some("/a"), Some(""), Some("b"), None]);
        let base = Address::parse("https://a.example/c/d").expect("it is one");
        let (a, c, b) = ("https://a.example/a", "https://a.example/c/d", "https://a.example/c/b");
        check(&hrefs.resolve(&base), [Some(a), Some(c), Some(b), None]);
        let addresses = Addresses::new(hrefs.clone(), Some(base));
        assert_eq!([0, 3].map(|at| addresses.get(at)), [Some(a), None]);
        assert_eq!(Addresses::new(hrefs, None).get(0), Some("/a"));
    }
}
