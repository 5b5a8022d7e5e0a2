//! What the head and the attributes of the page say about the article.

use memchr::memchr_iter;

use crate::address::Address;

/// More licences are those of images.
const MAX_LICENSES: usize = 8;

/// What a page may say that it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Claim {
    Article,
    LiveBlog,
    Product,
    Thread,
    List,
}

/// The types of schema.org that say so, as they end in JSON.
const CLAIMS: [(Claim, &str); 13] = [
    (Claim::Article, "NewsArticle\""),
    (Claim::Article, "\"Article\""),
    (Claim::Article, "BlogPosting\""),
    (Claim::Article, "Report\""),
    (Claim::LiveBlog, "LiveBlogPosting\""),
    (Claim::Product, "\"Product\""),
    (Claim::Product, "\"ProductGroup\""),
    (Claim::Thread, "DiscussionForumPosting\""),
    (Claim::Thread, "\"QAPage\""),
    (Claim::Thread, "\"FAQPage\""),
    (Claim::List, "CollectionPage\""),
    (Claim::List, "\"ItemList\""),
    (Claim::List, "\"OfferCatalog\""),
];

/// Raw statements about the page, as written. `metadata` weighs them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Facts {
    /// The text of `<title>`.
    pub(crate) title: String,
    /// `<html lang>`.
    pub(crate) lang: String,
    /// `<html dir>` or `<body dir>`.
    pub(crate) dir: String,
    /// The address of each `rel=license`.
    pub(crate) licenses: Vec<String>,
    /// `<base href>`.
    pub(crate) base: String,
    /// `<link rel=canonical href>`.
    pub(crate) canonical: String,
    /// Of each `<meta>`: each name in `name`, `property`, `itemprop` or `http-equiv`, in lower case;
    /// `content`.
    pub(crate) metas: Vec<(String, String)>,
    /// The source of each `<script type="application/ld+json">`.
    #[cfg(feature = "json-ld")]
    pub(crate) json_ld: Vec<String>,
    /// A bit for each [`Claim`] that they make.
    pub(crate) claimed: u8,
    /// Of each element in the body with an `itemprop` this crate reads: the property; its value
    /// (`content`, `datetime`, else its text).
    pub(crate) items: Vec<(String, String)>,
    /// The value of each `<time datetime>` in the body, after the number of the leaf it is in.
    pub(crate) times: Vec<(u32, String)>,
    /// The text of each link with `rel=author`.
    pub(crate) authors: Vec<String>,
    /// The text of each element with a class for authors of a microformat, after the number of the leaf it
    /// is in.
    pub(crate) people: Vec<(u32, String)>,
}

impl Facts {
    /// Whether the head says that the page is one article.
    pub(crate) fn claims_article(&self) -> bool {
        self.claims(Claim::Article)
    }

    /// Whether the head says that the page is a running report.
    pub(crate) fn claims_live_blog(&self) -> bool {
        self.claims(Claim::LiveBlog)
    }

    /// Whether the head says that the page is something to buy.
    pub(crate) fn claims_product(&self) -> bool {
        self.claims(Claim::Product)
    }

    /// Whether the head says that the page is a thread or a set of questions and answers.
    pub(crate) fn claims_thread(&self) -> bool {
        self.claims(Claim::Thread)
    }

    /// Whether the head says that the page lists other pages.
    pub(crate) fn claims_list(&self) -> bool {
        self.claims(Claim::List)
    }

    /// Keeps a statement in JSON-LD, and looks which types it names.
    pub(super) fn add_json_ld(&mut self, source: String) {
        let bytes = source.as_bytes();
        for at in memchr_iter(b'"', bytes) {
            let before = bytes.get(..=at).unwrap_or_default();
            // Most words in quotes end otherwise.
            if let [.., b'e' | b'g' | b'p' | b't', _] = before {
                let is_last = |(_, name): &&(Claim, &str)| before.ends_with(name.as_bytes());
                for (claim, _) in CLAIMS.iter().filter(is_last) {
                    self.claimed |= 1 << *claim as u8;
                }
            }
        }
        #[cfg(feature = "json-ld")]
        self.json_ld.push(source);
    }

    /// What relative addresses are resolved against, as in a browser: the page's own `address`, by
    /// way of its `<base>`. `None` if neither is an absolute address.
    pub(crate) fn base_url(&self, address: Option<&str>) -> Option<Address> {
        match address.and_then(|address| Address::parse(address).ok()) {
            Some(address) => Some(address.join(&self.base).unwrap_or(address)),
            None => Address::parse(&self.base).ok().filter(|base| !base.host().is_empty()),
        }
    }

    /// The value of the first `<time datetime>` in a leaf.
    pub(crate) fn time_of(&self, leaf: u32) -> Option<&str> {
        let at = self.times.partition_point(|(of, _)| *of < leaf);
        self.times.get(at).filter(|(of, _)| *of == leaf).map(|(_, time)| time.as_str())
    }

    /// Keeps the address of a licence. The first ones are that of the article.
    pub(super) fn license(&mut self, href: Option<&str>) {
        if self.licenses.len() < MAX_LICENSES {
            self.licenses.extend(href.map(|href| href.trim().to_owned()));
        }
    }

    /// Whether the head names a type of OpenGraph or one of schema.org.
    fn claims(&self, claim: Claim) -> bool {
        let shared = match claim {
            Claim::Article => "article",
            Claim::LiveBlog => "liveblog",
            Claim::Product => "product",
            Claim::Thread => "discussion",
            Claim::List => "product.group",
        };
        let is_claimed = self.claimed & 1 << claim as u8 != 0;
        is_claimed || self.metas.iter().any(|(key, value)| key == "og:type" && value == shared)
    }

    /// The page's own address, as far as the head tells it: a whole one, if there is one.
    pub(crate) fn address(&self) -> &str {
        let shared =
            self.metas.iter().find(|(key, _)| key == "og:url").map(|(_, url)| url.as_str());
        let stated = || [Some(self.canonical.as_str()), shared].into_iter().flatten();
        let is_whole = |url: &&str| url.contains("://");
        stated().find(is_whole).or_else(|| stated().find(|url| !url.is_empty())).unwrap_or_default()
    }

    /// The summary that the head gives for shares and search engines.
    pub(crate) fn description(&self) -> &str {
        let is_it = |key: &str| matches!(key, "og:description" | "description");
        let found = self.metas.iter().find(|(key, value)| is_it(key) && !value.is_empty());
        found.map_or("", |(_, value)| value)
    }

    /// What the head gives as the headline: for shares, else for the window.
    pub(crate) fn best_title(&self) -> &str {
        let shared = self.metas.iter().find(|(key, value)| key == "og:title" && !value.is_empty());
        shared.map_or(&self.title, |(_, value)| value)
    }
}
