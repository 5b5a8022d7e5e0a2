//! Addresses of pages, links and images, read and made absolute as a browser does it, because pages
//! write them in every way that a browser forgives.
//!
//! This is the part of the [URL Standard](https://url.spec.whatwg.org/) that pages of the Web need. Other
//! schemes than those of the Web (`mailto:`, `javascript:`, `app:`) have no host here, and what follows them is
//! kept as it is written. A host in other letters than ASCII becomes its Punycode, without the tables of Unicode
//! that IDNA looks it up in; and a host of numbers alone stays as it is.

use std::{borrow::Cow, net::Ipv6Addr, ops::Range};

use percent_encoding::{AsciiSet, CONTROLS, percent_decode_str, utf8_percent_encode};

mod punycode;

/// Signs that are escaped in a fragment,
const FRAGMENT: &AsciiSet = &CONTROLS.add(b' ').add(b'"').add(b'<').add(b'>').add(b'`');
/// in a query of any scheme,
const ANY_QUERY: &AsciiSet = &CONTROLS.add(b' ').add(b'"').add(b'#').add(b'<').add(b'>');
/// in one of those below,
const QUERY: &AsciiSet = &ANY_QUERY.add(b'\'');
/// in a path
const PATH: &AsciiSet = &FRAGMENT.add(b'#').add(b'?').add(b'^').add(b'{').add(b'}');
/// and in a user's name.
const USER: &AsciiSet = &PATH
    .add(b'/')
    .add(b':')
    .add(b';')
    .add(b'=')
    .add(b'@')
    .add(b'[')
    .add(b'\\')
    .add(b']')
    .add(b'|');

/// Schemes of addresses with a host and a path, and the port that goes without saying.
const SCHEMES: [(&str, Option<u16>); 6] = [
    ("https", Some(443)),
    ("http", Some(80)),
    ("file", None),
    ("ftp", Some(21)),
    ("ws", Some(80)),
    ("wss", Some(443)),
];

/// What an address is longer than its parts by, where little has to be escaped, in bytes.
const MORE_BYTES: usize = 8;

/// A longer host has no Punycode: names of hosts have 253 bytes at most, and letters up to four.
const MAX_HOST_BYTES: usize = 4 * 253;

/// Why a text is no address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// It has no scheme: it is relative to another address.
    Relative,
    /// It has a scheme, and is wrong after it.
    Broken,
}

/// Schemes of pages and files of the Web.
pub(crate) const WEB_SCHEMES: [&str; 2] = ["http", "https"];

/// Whether an address is relative or has one of some schemes.
pub(crate) fn is_relative_or(address: &str, schemes: &[&str]) -> bool {
    match Address::parse(address) {
        Ok(address) => schemes.contains(&address.scheme()),
        // What has no scheme is relative to the page. Other errors have one, and are broken.
        Err(fault) => fault == Fault::Relative,
    }
}

/// An absolute address.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Address {
    text: String,
    /// Where the host stands. Empty if there is none.
    host: Range<usize>,
    /// Where the path begins.
    path: usize,
    /// Where the query begins, or what stands in its place,
    query: usize,
    /// and the fragment.
    fragment: usize,
}

impl Address {
    /// Reads an absolute address.
    pub(crate) fn parse(text: &str) -> Result<Self, Fault> {
        Self::read(text, None)
    }

    /// Reads an address that may be relative to this one.
    pub(crate) fn join(&self, text: &str) -> Result<Self, Fault> {
        Self::read(text, Some(self))
    }

    /// What stands before the first colon, in lower case.
    pub(crate) fn scheme(&self) -> &str {
        self.text.split(':').next().unwrap_or_default()
    }

    /// The host, in lower case and in ASCII: `echo.example`. Empty if there is none.
    pub(crate) fn host(&self) -> &str {
        self.text.get(self.host.clone()).unwrap_or_default()
    }

    /// The address as a text.
    pub(crate) fn into_text(self) -> String {
        self.text
    }

    fn read(text: &str, base: Option<&Self>) -> Result<Self, Fault> {
        let text = cleaned(text);
        let Some((scheme, rest)) = scheme_of(&text) else {
            return base.ok_or(Fault::Relative)?.relative(&text);
        };
        let Some(scheme) = with_host(scheme) else {
            let mut address = Self { text: scheme.to_ascii_lowercase() + ":", ..Self::default() };
            let (path, rest) = cut(rest, &['?', '#']);
            address.text.extend(utf8_percent_encode(path, CONTROLS));
            address.path = address.text.len();
            address.query = address.path;
            address.add_query(rest, ANY_QUERY);
            return Ok(address);
        };
        // As in `http:b.html`: no host, but the scheme of the base.
        match base.filter(|base| base.scheme() == scheme && !begins_host(rest)) {
            Some(base) => base.relative(rest),
            None => Self::at_host(scheme, rest),
        }
    }

    /// An address from what follows its scheme.
    fn at_host(scheme: &str, rest: &str) -> Result<Self, Fault> {
        let capacity = scheme.len() + rest.len() + MORE_BYTES;
        let (authority, rest) = match (scheme, begins_host(rest)) {
            ("file", false) => ("", rest),
            ("file", true) => cut(rest.get(2..).unwrap_or_default(), &['/', '\\', '?', '#']),
            _ => cut(rest.trim_start_matches(is_slash), &['/', '\\', '?', '#']),
        };
        let mut address = Self { text: String::with_capacity(capacity), ..Self::default() };
        address.text.extend([scheme, "://"]);
        address.add_authority(authority, scheme)?;
        address.path = address.text.len();
        address.add_path(rest);
        Ok(address)
    }

    /// An address that is relative to this one, from what follows the scheme, if it has one.
    fn relative(&self, text: &str) -> Result<Self, Fault> {
        let scheme = self.scheme();
        if with_host(scheme).is_none() && !text.starts_with('#') {
            return Err(Fault::Relative);
        }
        if begins_host(text) {
            return Self::at_host(scheme, text);
        }
        let add_query = |address: &mut Self, text: &str| address.add_query(text, QUERY);
        let (kept, add): (usize, fn(&mut Self, &str)) = match text.chars().next() {
            None | Some('#') => (self.fragment, Self::add_fragment),
            Some('?') => (self.query, add_query),
            Some(c) if is_slash(c) => (self.path, Self::add_path),
            Some(_) => {
                let path = self.text.get(self.path..self.query).unwrap_or_default();
                (self.path + path.rfind('/').unwrap_or_default(), Self::add_path)
            }
        };
        let mut address = Self {
            text: String::with_capacity(kept + text.len()),
            host: self.host.clone(),
            path: self.path,
            query: self.query,
            fragment: self.fragment,
        };
        address.text.push_str(self.text.get(..kept).unwrap_or_default());
        add(&mut address, text);
        Ok(address)
    }

    /// `ann:pass@echo.example:8080`
    fn add_authority(&mut self, text: &str, scheme: &str) -> Result<(), Fault> {
        let (user, host) = text.rsplit_once('@').unwrap_or(("", text));
        let (name, password) = user.split_once(':').unwrap_or((user, ""));
        self.text.extend(utf8_percent_encode(name, USER));
        if !password.is_empty() {
            self.text.push(':');
            self.text.extend(utf8_percent_encode(password, USER));
        }
        if !user.is_empty() && user != ":" {
            self.text.push('@');
        }
        let start = self.text.len();
        let after = host.rfind(']').unwrap_or_default();
        let colon = host.get(after..).and_then(|rest| rest.find(':')).map(|at| at + after);
        let (host, port) = host.split_at_checked(colon.unwrap_or(host.len())).unwrap_or_default();
        let host = host_of(host)?;
        if scheme == "file" {
            self.text.extend((host != "localhost").then_some(host));
        } else if host.is_empty() {
            return Err(Fault::Broken);
        } else {
            self.text.push_str(&host);
        }
        self.host = start..self.text.len();
        match port.strip_prefix(':').unwrap_or_default() {
            "" => Ok(()),
            digits if digits.bytes().all(|byte| byte.is_ascii_digit()) => {
                let port: u16 = digits.parse().map_err(|_| Fault::Broken)?;
                if !SCHEMES.contains(&(scheme, Some(port))) {
                    self.text.push_str(&format!(":{port}"));
                }
                Ok(())
            }
            _ => Err(Fault::Broken),
        }
    }

    /// Adds a path to what is kept of one, and the query and the fragment after it.
    fn add_path(&mut self, text: &str) {
        let (path, rest) = cut(text, &['?', '#']);
        let mut steps = path.strip_prefix(is_slash).unwrap_or(path).split(is_slash).peekable();
        while let Some(step) = steps.next() {
            let is_last = steps.peek().is_none();
            let dots = dots_of(step);
            if dots == 2 {
                let last = self.text.get(self.path..).and_then(|path| path.rfind('/'));
                self.text.truncate(self.path + last.unwrap_or_default());
            }
            if dots == 0 || is_last {
                self.text.push('/');
            }
            if dots == 0 {
                self.text.extend(utf8_percent_encode(step, PATH));
            }
        }
        self.query = self.text.len();
        self.add_query(rest, QUERY);
    }

    /// Adds a query with its question mark, if there is one, and the fragment after it.
    fn add_query(&mut self, text: &str, escaped: &'static AsciiSet) {
        let (query, rest) = cut(text, &['#']);
        self.text.extend(utf8_percent_encode(query, escaped));
        self.fragment = self.text.len();
        self.add_fragment(rest);
    }

    fn add_fragment(&mut self, text: &str) {
        let escaped = text.strip_prefix('#').map(|rest| utf8_percent_encode(rest, FRAGMENT));
        if let Some(escaped) = escaped {
            self.text.push('#');
            self.text.extend(escaped);
        }
    }
}

/// A host as it stands in addresses, in lower case and in ASCII. May be empty.
pub(crate) fn host_of(text: &str) -> Result<String, Fault> {
    if let Some(inner) = text.strip_prefix('[') {
        let inner = inner.strip_suffix(']').ok_or(Fault::Broken)?;
        let number: Ipv6Addr = inner.parse().map_err(|_| Fault::Broken)?;
        return Ok(format!("[{number}]"));
    }
    let host = percent_decode_str(text).decode_utf8().map_err(|_| Fault::Broken)?.to_lowercase();
    let is_forbidden = |c: char| c.is_ascii_control() || " #%/:<>?@[\\]^|".contains(c);
    if host.contains(is_forbidden) {
        return Err(Fault::Broken);
    }
    if host.is_ascii() {
        return Ok(host);
    }
    if host.len() > MAX_HOST_BYTES {
        return Err(Fault::Broken);
    }
    let labels: Option<Vec<_>> =
        host.split(['.', '。', '．', '｡']).map(punycode::of_label).collect();
    Ok(labels.ok_or(Fault::Broken)?.join("."))
}

/// A text without what a browser leaves out of addresses.
fn cleaned(text: &str) -> Cow<'_, str> {
    let text = text.trim_matches(|c: char| c <= ' ');
    match text.contains(['\t', '\n', '\r']) {
        true => Cow::Owned(text.replace(['\t', '\n', '\r'], "")),
        false => Cow::Borrowed(text),
    }
}

/// The scheme of an address and what follows its colon.
fn scheme_of(text: &str) -> Option<(&str, &str)> {
    let (scheme, rest) = text.split_once(':')?;
    let is_sign = |byte: u8| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte);
    let is_one =
        scheme.starts_with(|c: char| c.is_ascii_alphabetic()) && scheme.bytes().all(is_sign);
    is_one.then_some((scheme, rest))
}

/// A scheme, if its addresses have a host and a path.
fn with_host(scheme: &str) -> Option<&'static str> {
    SCHEMES.iter().map(|(name, _)| *name).find(|name| name.eq_ignore_ascii_case(scheme))
}

/// What stands before the first of some signs, and the rest.
fn cut<'t>(text: &'t str, signs: &[char]) -> (&'t str, &'t str) {
    let end = text.find(signs).unwrap_or(text.len());
    text.split_at_checked(end).unwrap_or((text, ""))
}

/// Whether a text begins with two slashes, after which a host stands.
fn begins_host(text: &str) -> bool {
    text.strip_prefix(is_slash).is_some_and(|rest| rest.starts_with(is_slash))
}

/// People and programs of Windows write backslashes, and browsers take them.
fn is_slash(c: char) -> bool {
    matches!(c, '/' | '\\')
}

/// How many dots a step of a path is: 0 (it is a name), 1 or 2.
fn dots_of(step: &str) -> usize {
    match after_dot(step) {
        None => 0,
        Some("") => 1,
        Some(rest) if after_dot(rest) == Some("") => 2,
        Some(_) => 0,
    }
}

fn after_dot(step: &str) -> Option<&str> {
    match step.get(..3) {
        Some(sign) if sign.eq_ignore_ascii_case("%2e") => step.get(3..),
        _ => step.strip_prefix('.'),
    }
}

#[cfg(test)]
mod tests;
