//! Profiles as bytes. All numbers are little-endian:
//!
//! ```text
//! "unchaff sites" · version u8 · limit for all u64 · hosts u32
//! host     length u16 · name · limit u64 · articles u16 · u16 each · texts u32
//! text     hash u64 · articles u8 · u16 each
//! sum      u64: FNV-1a of all before
//! ```

use std::{collections::BTreeMap, sync::Arc};

use super::{
    error::{ProfileError, ProfileErrorKind},
    profile::{MAX_ARTICLES, SiteProfile},
    sites::Sites,
    sketch::{Article, Sketch},
};
use crate::hash::Fnv;

const NAME: &[u8] = b"unchaff sites";
/// Another one whenever texts or articles get other numbers.
const VERSION: u8 = 1;
/// The name of the one profile of a file that has no hosts.
pub(super) const NO_HOST: &str = "";

/// Writes the profiles of hosts.
pub(super) fn write<'p>(
    max_bytes: usize,
    profiles: impl ExactSizeIterator<Item = (&'p str, &'p SiteProfile)>,
) -> Vec<u8> {
    let mut out = NAME.to_vec();
    out.push(VERSION);
    out.extend((max_bytes as u64).to_le_bytes());
    out.extend((profiles.len() as u32).to_le_bytes());
    for (host, profile) in profiles {
        out.extend((host.len() as u16).to_le_bytes());
        out.extend(host.as_bytes());
        out.extend((profile.max_bytes as u64).to_le_bytes());
        out.extend((profile.articles.len() as u16).to_le_bytes());
        profile.articles.iter().for_each(|article| out.extend(article.to_le_bytes()));
        out.extend((profile.texts.len() as u32).to_le_bytes());
        for (text, sketch) in &profile.texts {
            out.extend(text.to_le_bytes());
            out.push(sketch.articles().len() as u8);
            sketch.articles().iter().for_each(|article| out.extend(article.to_le_bytes()));
        }
    }
    let sum = sum(&out);
    out.extend(sum.to_le_bytes());
    out
}

/// Reads what [`fn@write`] wrote.
pub(super) fn read(bytes: &[u8]) -> Result<Sites, ProfileError> {
    let error = |kind| Err(ProfileError(kind));
    let Some(rest) = bytes.strip_prefix(NAME) else {
        return error(ProfileErrorKind::NotAProfile);
    };
    match rest.first() {
        Some(&VERSION) => {}
        Some(_) => return error(ProfileErrorKind::Version),
        None => return error(ProfileErrorKind::Damaged),
    }
    let Some((all, end)) = bytes.split_last_chunk() else {
        return error(ProfileErrorKind::Damaged);
    };
    if sum(all) != u64::from_le_bytes(*end) {
        return error(ProfileErrorKind::Damaged);
    }
    let body = all.get(NAME.len() + 1..).unwrap_or_default();
    sites(&mut Bytes(body)).ok_or(ProfileError(ProfileErrorKind::Damaged))
}

fn sum(bytes: &[u8]) -> u64 {
    let mut sum = Fnv::default();
    sum.add(bytes);
    sum.value()
}

/// What is left of a file.
struct Bytes<'b>(&'b [u8]);

impl<'b> Bytes<'b> {
    fn take<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (taken, rest) = self.0.split_first_chunk()?;
        self.0 = rest;
        Some(*taken)
    }

    fn u16(&mut self) -> Option<u16> {
        self.take().map(u16::from_le_bytes)
    }

    fn u32(&mut self) -> Option<u32> {
        self.take().map(u32::from_le_bytes)
    }

    fn u64(&mut self) -> Option<u64> {
        self.take().map(u64::from_le_bytes)
    }

    fn text(&mut self, length: usize) -> Option<&'b str> {
        let (text, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        str::from_utf8(text).ok()
    }
}

fn sites(file: &mut Bytes<'_>) -> Option<Sites> {
    let max_bytes = usize::try_from(file.u64()?).ok()?;
    let hosts = file.u32()?;
    let mut profiles = BTreeMap::new();
    for _ in 0..hosts {
        let length = file.u16()?;
        let host = file.text(length.into())?.to_owned();
        profiles.insert(host, Arc::new(profile(file)?));
    }
    file.0.is_empty().then_some(Sites { max_bytes, profiles })
}

fn profile(file: &mut Bytes<'_>) -> Option<SiteProfile> {
    let max_bytes = usize::try_from(file.u64()?).ok()?;
    let count = file.u16()?;
    let mut articles = (0..count).map(|_| file.u16()).collect::<Option<Vec<Article>>>()?;
    // As a file may be written by anybody, what holds of all profiles is made to hold here.
    articles.sort_unstable();
    articles.dedup();
    articles.truncate(MAX_ARTICLES);
    let mut texts = BTreeMap::new();
    for _ in 0..file.u32()? {
        let text = file.u64()?;
        let [count] = file.take()?;
        let mut sketch = Sketch::default();
        for _ in 0..count {
            sketch.add(file.u16()?);
        }
        // Each article once, and at least one.
        if count == 0 || sketch.articles().len() != usize::from(count) {
            return None;
        }
        texts.insert(text, sketch);
    }
    Some(SiteProfile { max_bytes, articles, texts }.max_bytes(max_bytes))
}

impl SiteProfile {
    /// The profile as bytes, which any release with the same form reads: about half of what it takes in memory.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        write(0, [(NO_HOST, self)].into_iter())
    }

    /// Reads what [`to_bytes`](Self::to_bytes) gave.
    ///
    /// # Errors
    ///
    /// A [`ProfileError`], if they are of another kind or release, cut off or changed.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, ProfileError> {
        let mut sites = read(bytes)?;
        let profile = sites.profiles.remove(NO_HOST).map(Arc::unwrap_or_clone);
        profile.ok_or(ProfileError(ProfileErrorKind::NotAProfile))
    }
}
