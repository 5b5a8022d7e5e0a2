//! What sort of page it is.

use std::fmt;

/// What sort of page it is.
///
/// It is told from the page as a whole by a learned table, except for live blogs, which say so.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum PageType {
    /// One story, post or document.
    #[doc(alias = "NewsArticle")]
    #[doc(alias = "BlogPosting")]
    Article,
    /// A running report with many entries.
    #[doc(alias = "LiveBlogPosting")]
    LiveBlog,
    /// Posts of many authors under one question or topic.
    #[doc(alias = "DiscussionForumPosting")]
    #[doc(alias = "QAPage")]
    Forum,
    /// Something to buy.
    #[doc(alias = "shop")]
    Product,
    /// Entries of many things of one sort, such as recipes or jobs.
    #[doc(alias = "ItemList")]
    Listing,
    /// Goods of one category, each with a name and mostly a price.
    #[doc(alias = "CollectionPage")]
    Collection,
    /// How a program, a device or an interface is used.
    #[doc(alias = "TechArticle")]
    Documentation,
    /// What a firm or an office does for its customers.
    #[doc(alias = "landing page")]
    Service,
    /// None of these, or nobody can tell: text without mark-up, an empty page.
    #[default]
    Other,
}

impl PageType {
    /// The name in kebab case.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Article => "article",
            Self::LiveBlog => "live-blog",
            Self::Forum => "forum",
            Self::Product => "product",
            Self::Listing => "listing",
            Self::Collection => "collection",
            Self::Documentation => "documentation",
            Self::Service => "service",
            Self::Other => "other",
        }
    }
}

impl fmt::Display for PageType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.id())
    }
}
