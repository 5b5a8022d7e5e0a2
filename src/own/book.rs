//! Rules for many sites, from a file.

use std::{collections::HashMap, str::FromStr, sync::Arc};

use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

use super::{Rules, RulesError, RulesErrorKind, error::place};
use crate::{
    address::{self, Address},
    page::Ruling,
};

/// The name of the section for all other hosts.
const ANY_HOST: &str = "*";
/// What a section may have.
const KEYS: [(&str, Ruling); 3] =
    [("drop", Ruling::DROP), ("keep", Ruling::KEEP), ("content", Ruling::CONTENT)];

/// Rules for sites.
///
/// A file of rules is TOML with a section for each host. A host stands for its subdomains, too; of
/// several the longest counts, and only that one. `"*"` is for all other pages.
///
/// ```
/// use unchaff::{Extractor, RuleBook};
///
/// # fn main() -> Result<(), unchaff::RulesError> {
/// let book = RuleBook::from_toml(
///     r##"
///     ["valley.example"]
///     content = "#story"
///     drop = [".weather", "aside"]
///
///     ["*"]
///     drop = ["[data-ad]"]
///     "##,
/// )?;
/// assert!(book.of_host("www.valley.example").is_some_and(|rules| *rules != *book.of_host("b.example").unwrap()));
/// let extractor = Extractor::new().rules(book).url("https://www.valley.example/rain");
/// # let _ = extractor;
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RuleBook {
    sections: Arc<HashMap<String, Rules>>,
}

impl From<Rules> for RuleBook {
    /// The rules for every page.
    fn from(rules: Rules) -> Self {
        let is_some = !rules.is_empty();
        let sections = is_some.then(|| (ANY_HOST.to_owned(), rules)).into_iter().collect();
        Self { sections: Arc::new(sections) }
    }
}

impl FromStr for RuleBook {
    type Err = RulesError;

    fn from_str(source: &str) -> Result<Self, RulesError> {
        Self::from_toml(source)
    }
}

impl RuleBook {
    /// Reads a file of rules.
    ///
    /// # Errors
    ///
    /// A [`RulesError`] with the line, if it is no TOML, if a section is no host, if it has a key that
    /// is not `drop`, `keep` or `content`, or if a value is no selector.
    pub fn from_toml(source: &str) -> Result<Self, RulesError> {
        let table = DeTable::parse(source).map_err(|error| {
            let (line, column) = place(source, error.span().map_or(0, |span| span.start));
            RulesError::new(RulesErrorKind::Toml, error.message(), line, column)
        })?;
        let mut sections = HashMap::new();
        for (name, section) in table.get_ref() {
            let (line, column) = place(source, name.span().start);
            let error = |kind, message| RulesError::new(kind, message, line, column);
            let host = host_of(name.get_ref()).ok_or_else(|| {
                error(RulesErrorKind::Host, "the name of this section is no host")
            })?;
            let DeValue::Table(section) = section.get_ref() else {
                return Err(error(RulesErrorKind::Key, "keys belong in the section of a host"));
            };
            let rules = rules_of(source, section)?;
            if sections.insert(host, rules).is_some() {
                return Err(error(RulesErrorKind::Host, "this host has another section"));
            }
        }
        Ok(Self { sections: Arc::new(sections) })
    }

    /// The rules for a host, such as `www.valley.example`.
    #[must_use]
    pub fn of_host(&self, host: &str) -> Option<&Rules> {
        let host = host.trim_end_matches('.').to_ascii_lowercase();
        std::iter::successors(Some(host.as_str()), |host| Some(host.split_once('.')?.1))
            .chain([ANY_HOST])
            .find_map(|host| self.sections.get(host))
    }

    /// The rules for an address. Those for all other hosts, if it has none.
    #[must_use]
    pub fn of_address(&self, address: &str) -> Option<&Rules> {
        let address = Address::parse(address).ok();
        self.of_host(address.as_ref().map(Address::host).unwrap_or_default())
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.sections.is_empty()
    }
}

/// The host that a section is for, as it stands in addresses.
fn host_of(name: &str) -> Option<String> {
    match name {
        ANY_HOST => Some(ANY_HOST.to_owned()),
        name if name.contains(ANY_HOST) => None,
        name => address::host_of(name).ok().filter(|host| !host.is_empty()),
    }
}

fn rules_of(source: &str, section: &DeTable<'_>) -> Result<Rules, RulesError> {
    let mut rules = Rules::new();
    for (key, value) in section {
        let known = KEYS.iter().find(|(name, _)| *name == key.get_ref().as_ref());
        let Some((_, ruling)) = known else {
            let (line, column) = place(source, key.span().start);
            let message = "a section has `drop`, `keep` and `content`, and nothing else";
            return Err(RulesError::new(RulesErrorKind::Key, message, line, column));
        };
        let one = std::slice::from_ref(value);
        let values: &[Spanned<DeValue<'_>>] = match value.get_ref() {
            DeValue::Array(values) => values,
            _ => one,
        };
        for value in values {
            let (line, column) = place(source, value.span().start);
            let DeValue::String(selector) = value.get_ref() else {
                let message = "this is no selector: a selector is a string";
                return Err(RulesError::new(RulesErrorKind::Key, message, line, column));
            };
            rules = rules.add(*ruling, selector).map_err(|error| error.in_file(line, column))?;
        }
    }
    Ok(rules)
}
