//! The addresses of links, in one buffer, because a page has hundreds.

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

    /// Each address as `f` has it.
    pub(crate) fn map(&self, f: impl Fn(&str) -> String) -> Self {
        let mut out = Self::default();
        (0..self.ends.len() as u32).filter_map(|at| self.get(at)).for_each(|it| out.push(&f(it)));
        out
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
        let longer = hrefs.map(|href| format!("c/{href}"));
        check(&longer, [Some("c//a"), Some("c/"), Some("c/b"), None]);
        assert_eq!(longer.len(), hrefs.len());
    }
}
