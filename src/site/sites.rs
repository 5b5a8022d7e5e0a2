//! Profiles of many sites: one for each host.

use std::{collections::BTreeMap, sync::Arc};

use super::{
    error::{ProfileError, ProfileErrorKind},
    file,
    profile::SiteProfile,
};
use crate::{Extraction, address::Address};

/// The most memory that all profiles take together if nothing else is said, in bytes.
const DEFAULT_MAX_BYTES: usize = 512 << 20;
/// A profile is not made smaller than this, however many hosts there are.
const MIN_PROFILE_BYTES: usize = 8 << 10;
/// Longer names are no hosts (RFC 1035).
const MAX_HOST_BYTES: usize = 253;

/// Profiles of sites, one for each host, for crawls of many.
///
/// A host with and without `www.` is one site; other subdomains are sites of their own. All profiles together take
/// 512 MiB unless [told otherwise](Self::max_bytes): the more hosts, the less is known of each.
///
/// ```
/// use unchaff::{Extractor, Sites};
///
/// let mut sites = Sites::new();
/// let rain = Extractor::new().url("https://www.valley.example/rain");
/// assert!(sites.learn(&rain.extract("<title>Rain</title><p>It rained all night, and by the morning the road was gone.")));
/// let again = Sites::from_bytes(&sites.to_bytes())?;
/// assert_eq!(again.of_address("https://valley.example/wind"), sites.of_host("valley.example"));
/// # Ok::<(), unchaff::ProfileError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sites {
    pub(super) max_bytes: usize,
    /// Copied only when one of two copies changes, so that a copy of all takes hardly any time.
    pub(super) profiles: BTreeMap<String, Arc<SiteProfile>>,
}

impl Default for Sites {
    fn default() -> Self {
        Self { max_bytes: DEFAULT_MAX_BYTES, profiles: BTreeMap::new() }
    }
}

impl Sites {
    /// No site yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The most memory that all profiles take together, in bytes, about. The default is 512 MiB. Each takes 256 KiB at
    /// most and may take 8 KiB in any case, so that with more than 65,536 hosts it may be more.
    #[must_use]
    pub fn max_bytes(mut self, bytes: usize) -> Self {
        self.max_bytes = bytes;
        self.share_out();
        self
    }

    /// Learns a page. Whether its site is known: by [`Extractor::url`](crate::Extractor::url), or by what the page says
    /// of itself. If not, nothing is learned.
    pub fn learn(&mut self, page: &Extraction) -> bool {
        let Some(host) = host_of(page.address()) else { return false };
        let before = self.limit();
        let new = || Arc::new(SiteProfile::new().max_bytes(before));
        Arc::make_mut(self.profiles.entry(host).or_insert_with(new)).learn(page);
        if self.limit() < before {
            self.share_out();
        }
        true
    }

    /// Adds what others know.
    pub fn merge(&mut self, other: &Self) {
        for (host, profile) in &other.profiles {
            match self.profiles.get_mut(host) {
                Some(own) => Arc::make_mut(own).merge(profile),
                None => {
                    self.profiles.insert(host.clone(), Arc::clone(profile));
                }
            }
        }
        self.share_out();
    }

    /// The profile of a host, such as `www.valley.example`.
    #[must_use]
    pub fn of_host(&self, host: &str) -> Option<&SiteProfile> {
        self.profiles.get(&site_of(host)).map(Arc::as_ref)
    }

    /// The profile of the host of an address.
    #[must_use]
    pub fn of_address(&self, address: &str) -> Option<&SiteProfile> {
        self.profiles.get(&host_of(address)?).map(Arc::as_ref)
    }

    /// What is known of the host of an address, and nothing else.
    #[must_use]
    pub fn only(&self, address: &str) -> Self {
        let known = host_of(address).and_then(|host| self.profiles.get_key_value(&host));
        let profiles = known.map(|(host, profile)| (host.clone(), Arc::clone(profile)));
        Self { max_bytes: self.max_bytes, profiles: profiles.into_iter().collect() }
    }

    /// The hosts, without `www.`, in the order of the alphabet, and their profiles.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&str, &SiteProfile)> {
        self.profiles.iter().map(|(host, profile)| (host.as_str(), profile.as_ref()))
    }

    /// All profiles as bytes.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        file::write(self.max_bytes, self.iter())
    }

    /// Reads what [`to_bytes`](Self::to_bytes) gave.
    ///
    /// # Errors
    ///
    /// A [`ProfileError`], if they are of another kind or release, cut off or changed.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, ProfileError> {
        let sites = file::read(bytes)?;
        let is_one = sites.profiles.contains_key(file::NO_HOST);
        if is_one { Err(ProfileError(ProfileErrorKind::NotAProfile)) } else { Ok(sites) }
    }

    /// What a profile may take. It changes only when the hosts are twice as many, as each change is one of all profiles.
    fn limit(&self) -> usize {
        let share = self.max_bytes / self.profiles.len().next_power_of_two();
        share.clamp(MIN_PROFILE_BYTES, SiteProfile::new().max_bytes)
    }

    /// Makes profiles smaller that take more than their share.
    fn share_out(&mut self) {
        let limit = self.limit();
        for profile in self.profiles.values_mut().filter(|profile| profile.max_bytes > limit) {
            *profile = Arc::new(Arc::unwrap_or_clone(std::mem::take(profile)).max_bytes(limit));
        }
    }
}

fn host_of(address: &str) -> Option<String> {
    let address = Address::parse(address).ok()?;
    let host =
        Some(address.host()).filter(|host| !host.is_empty() && host.len() <= MAX_HOST_BYTES)?;
    Some(site_of(host))
}

fn site_of(host: &str) -> String {
    let host = host.trim_end_matches('.').to_ascii_lowercase();
    host.strip_prefix("www.").map_or(host.clone(), str::to_owned)
}
