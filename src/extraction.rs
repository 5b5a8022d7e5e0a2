//! What a caller holds: the blocks, the images, the facts, and ways to print them.

use crate::{
    Block, Label, Metadata, PageType, Readability, Selection, Sites,
    at::At,
    block::Links,
    extractor::Config,
    image::{self, Image},
    label::{self, Choice, Chosen, Elsewhere, Labels, Part, Verdict},
    metadata,
    page::{Addresses, Page},
    player::{self, Player},
    render,
};

/// A page split into labelled blocks.
///
/// It owns its text; blocks borrow from it. `Send` and `Sync`.
///
/// ```
/// let page = unchaff::extract("<h1>Rain</h1><p>It rained all night, and the lower road is gone.</p>");
/// assert_eq!(page.text(), "It rained all night, and the lower road is gone.");
/// assert_eq!(page.metadata().title(), Some("Rain"));
/// ```
#[derive(Clone, Debug)]
pub struct Extraction {
    page: Page,
    addresses: Addresses,
    parts: Vec<Part>,
    images: Vec<Image>,
    players: Vec<Player>,
    metadata: Metadata,
    warnings: Vec<Warning>,
    comments: bool,
    page_type: PageType,
    chosen: Chosen,
    /// Where it was found, as the caller says.
    url: Option<String>,
}

/// What went wrong on the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Warning {
    /// Some bytes were not text in the encoding of the page.
    Malformed,
    /// The input was longer than [`Limits::max_bytes`](crate::Limits::max_bytes).
    Truncated,
    /// Elements were nested deeper than [`Limits::max_depth`](crate::Limits::max_depth).
    Flattened,
    /// More than 32 elements such as `<b>` were open at once; the others were ignored.
    FormattingDropped,
    /// An element such as `<b>` had more than 16 attributes, or one of more than 2 KiB; the others
    /// were ignored.
    AttributesDropped,
    /// There were more than 10,000 blocks, so that the rules alone decided, without the learned table.
    RulesOnly,
    /// There were more nodes than [`Limits::max_nodes`](crate::Limits::max_nodes); what followed was read as text
    /// without tags.
    TagsDropped,
    /// A selector of the caller took too many steps and was not looked for on the rest of the page.
    SelectorsCut,
}

impl Warning {
    /// The name in kebab case.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Malformed => "malformed",
            Self::Truncated => "truncated",
            Self::Flattened => "flattened",
            Self::FormattingDropped => "formatting-dropped",
            Self::AttributesDropped => "attributes-dropped",
            Self::RulesOnly => "rules-only",
            Self::TagsDropped => "tags-dropped",
            Self::SelectorsCut => "selectors-cut",
        }
    }
}

impl std::fmt::Display for Warning {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Malformed => "some bytes were not text in the encoding of the page",
            Self::Truncated => "the input was longer than the limit and has been cut",
            Self::Flattened => "elements were nested deeper than the limit",
            Self::FormattingDropped => "too many formatting elements were open at once",
            Self::AttributesDropped => "a formatting element had too many or too long attributes",
            Self::RulesOnly => {
                "there were too many blocks for the learned table; the rules decided"
            }
            Self::TagsDropped => "there were more nodes than the limit; later tags were ignored",
            Self::SelectorsCut => {
                "a selector took too many steps; the rest of the page is without it"
            }
        })
    }
}

impl Extraction {
    pub(crate) fn new(
        mut page: Page,
        labels: Labels,
        config: &Config,
        warning: Option<Warning>,
    ) -> Self {
        let base = page.facts.base_url(config.url.as_deref()).filter(|_| !config.is_local);
        let is_asked = page.is_plain || label::is_asked(&page);
        let rules_only = (!is_asked).then_some(Warning::RulesOnly);
        let found = page.warnings.iter().copied().chain(rules_only);
        let warnings = warning.into_iter().chain(found).collect();
        let mut extraction = Self {
            images: image::of_photos(&page, &labels.photos, base.as_ref()),
            players: player::of_played(&page, &labels.players, base.as_ref()),
            addresses: Addresses::new(std::mem::take(&mut page.hrefs), base),
            page,
            parts: labels.parts,
            metadata: Metadata::default(),
            warnings,
            comments: config.comments,
            page_type: labels.page_type,
            chosen: labels.chosen,
            url: config.url.clone(),
        };
        let blocks = metadata::seen(extraction.blocks());
        let label = |leaf| {
            let first = extraction.parts.partition_point(|part| part.leaf < leaf);
            extraction.parts.get(first).map(|part| part.verdict.label)
        };
        let people = metadata::people(&extraction.page.facts, label);
        extraction.metadata = metadata::read(&extraction.page.facts, &blocks, &people, config);
        if let Some(credit) = extraction.metadata.image_credit() {
            let lead = extraction.images.iter_mut().find(|image| image.is_lead());
            lead.into_iter().for_each(|lead| lead.credit_by_metadata(credit));
        }
        extraction
    }

    /// Every block in document order, boilerplate included.
    pub fn blocks(&self) -> impl DoubleEndedIterator<Item = Block<'_>> + ExactSizeIterator {
        self.parts.iter().map(|part| {
            let leaf = self.page.leaf(part.leaf);
            let extras = &self.page.extras;
            let starts_leaf = part.span.start == leaf.span.start;
            let links = self.page.links.slice(&leaf.links);
            Block {
                text: self.page.slice(&part.span),
                kind: leaf.kind,
                verdict: &part.verdict,
                figures: self.chosen.figures.get(part.leaf as usize).copied(),
                site_share: self.chosen.site_shares.as_deref().map(|shares| shares.at(part.leaf)),
                read: self.chosen.read(part.leaf),
                links: Links::new(&self.addresses, links, &part.span),
                table: self.page.table_of(leaf),
                image: part.photo,
                stated_time: self.page.facts.time_of(part.leaf),
                calendar: self.metadata.calendar(),
                item: extras.item(part.leaf).filter(|_| starts_leaf),
                language: extras.language(part.leaf),
                heads: extras.heads(part.leaf),
                formulas: extras.formulas(&part.span),
                start: part.span.start,
            }
        })
    }

    pub(crate) fn page(&self) -> &Page {
        &self.page
    }

    /// By leaf: whether it is rather text than not, whatever threshold and rules make of it.
    pub(crate) fn texts(&self) -> Vec<bool> {
        match self.chosen.choice {
            Some(_) => self.chosen.figures.iter().map(|figures| figures.text > 0.5).collect(),
            None => self.leaves_with(Verdict::is_text),
        }
    }

    /// By leaf: whether any of it is a teaser.
    pub(crate) fn teasers(&self) -> Vec<bool> {
        self.leaves_with(|verdict| verdict.label == Label::Teaser)
    }

    fn leaves_with(&self, is_wanted: impl Fn(&Verdict) -> bool) -> Vec<bool> {
        let mut leaves = vec![false; self.page.leaves.len()];
        for part in self.parts.iter().filter(|part| is_wanted(&part.verdict)) {
            leaves.put(part.leaf, true);
        }
        leaves
    }

    /// Where it was found, else what it says of itself.
    pub(crate) fn address(&self) -> &str {
        self.page.address(self.url.as_deref())
    }

    /// See [`passes::meet_sites`](crate::passes::meet_sites).
    pub(crate) fn meet_sites(&mut self, sites: &Sites) -> bool {
        let Some(profile) = sites.of_address(self.address()) else { return true };
        if self.chosen.choice.is_none() {
            return true;
        }
        let figures = &self.chosen.figures;
        let chance = |leaf: usize| figures.at(leaf).text;
        let seen = Elsewhere::of(&self.page, self.page_type, profile, chance);
        if seen.as_ref().is_some_and(Elsewhere::objects) {
            return false;
        }
        self.chosen.site_shares = seen.map(|seen| seen.shares);
        true
    }

    /// The blocks whose label [is content](Label::is_content), in document order, and reader
    /// comments if [asked for](crate::Extractor::comments).
    pub fn article(&self) -> impl DoubleEndedIterator<Item = Block<'_>> {
        self.blocks().filter(|block| self.is_article(*block))
    }

    fn is_article(&self, block: Block<'_>) -> bool {
        block.label().is_content() || (self.comments && block.label() == Label::Comment)
    }

    /// The images of the article, with captions and credits, in document order.
    #[must_use]
    pub fn images(&self) -> &[Image] {
        &self.images
    }

    /// The videos, sounds and maps that play in the article, in document order.
    #[must_use]
    pub fn players(&self) -> &[Player] {
        &self.players
    }

    /// Title, authors, dates and the like, from structured data and from the blocks.
    #[must_use]
    pub fn metadata(&self) -> &Metadata {
        &self.metadata
    }

    /// What sort of page it is.
    #[must_use]
    pub fn page_type(&self) -> PageType {
        self.page_type
    }

    /// How sure the extraction is that it found the text of the page, 0 to 1: the chance that
    /// [`text`](Self::text) has an F1 of words of 0.9 or more against a truth made by hand.
    ///
    /// It is calibrated on public test sets. `None` for
    /// [text without mark-up](crate::Extractor::extract_text), for which there are none; 0 for a
    /// page without text.
    #[must_use]
    pub fn confidence(&self) -> Option<f32> {
        self.choice().filter(|_| !self.page.is_plain).map(|choice| choice.confidence)
    }

    /// What the learned table makes of the page, for those who calibrate it.
    pub(crate) fn choice(&self) -> Option<Choice> {
        self.chosen.choice
    }

    /// What went wrong on the way, if anything.
    #[must_use]
    pub fn warnings(&self) -> &[Warning] {
        &self.warnings
    }

    /// The running text: headings, paragraphs, lists, tables, quotes and code of the article.
    ///
    /// Blocks are an empty line apart. An item of a list is a line after `- `, more indented the
    /// deeper it is; a row of a table is a line with tabs between its cells. Headline, standfirst,
    /// captions, bylines and dates are not in it; ask for them with [`text_with`](Self::text_with).
    #[must_use]
    pub fn text(&self) -> String {
        self.text_with(Selection::default())
    }

    /// The text of another selection.
    #[must_use]
    pub fn text_with(&self, selection: Selection) -> String {
        let selection = self.with_comments(selection);
        render::text::write(self.blocks().filter(|block| selection.shows(*block)))
    }

    /// The article as Markdown (CommonMark with tables of GFM): headline, standfirst, headings,
    /// lists, tables, quotes, code and captions, and a link to what [plays](Self::players), without
    /// other links and images.
    ///
    /// What Markdown would read as a mark is escaped, so a parser gives the text back.
    #[must_use]
    pub fn markdown(&self) -> String {
        self.markdown_with(Selection::article().links(false).images(false))
    }

    /// Another selection as Markdown. With images, caption and credit stand under their image.
    ///
    /// [`Metadata::front_matter`] gives what may stand before it. The addresses of links and images
    /// are as safe as those of [`html`](Self::html).
    ///
    /// ```
    /// use unchaff::Selection;
    ///
    /// let page = unchaff::extract("<h1>Rain</h1><p>It rained all night, and the <a href=/road>lower road</a> is gone.</p>");
    /// let all = Selection::article();
    /// assert_eq!(
    ///     page.metadata().front_matter() + &page.markdown_with(all),
    ///     "---\ntitle: \"Rain\"\n---\n\n# Rain\n\nIt rained all night, and the [lower road](/road) is gone.",
    /// );
    /// assert!(page.markdown().contains("the lower road is gone"));
    /// ```
    #[must_use]
    pub fn markdown_with(&self, selection: Selection) -> String {
        let selection = self.with_comments(selection);
        render::markdown::write(render::pieces(self, selection), selection)
    }

    /// The article as HTML: one `<article>` with `<h1>` to `<h6>`, `<p>`, `<ul>`, `<ol>`, `<table>`,
    /// `<blockquote>`, `<pre>`, links, a link to what [plays](Self::players), and images as `<figure>` with their
    /// captions and credits.
    ///
    /// It is written from the blocks, so no mark-up of the page is in it, and it needs no sanitiser:
    /// text is escaped, the only attributes are `href`, `src`, `alt`, the numbers of lists, the
    /// class `standfirst` and that of the language of code, and addresses are relative or have the
    /// scheme `http`, `https`, `mailto` or `tel`; a link with another one is printed as its text.
    ///
    /// ```
    /// let page = unchaff::extract("<h1>Rain</h1><p onclick=alert(1)>It rained all night, and the <a href=javascript:alert(1)>road</a> is gone.");
    /// assert_eq!(
    ///     page.html(),
    ///     "<article>\n<h1>Rain</h1>\n<p>It rained all night, and the road is gone.</p>\n</article>\n",
    /// );
    /// ```
    #[must_use]
    pub fn html(&self) -> String {
        self.html_with(Selection::article())
    }

    /// Another selection as HTML.
    #[must_use]
    pub fn html_with(&self, selection: Selection) -> String {
        let selection = self.with_comments(selection);
        render::html::write(render::pieces(self, selection), selection)
    }

    fn with_comments(&self, selection: Selection) -> Selection {
        if self.comments { selection.comments(true) } else { selection }
    }

    /// A page to look at in a browser: every block in order in the colour of its label, and for each
    /// the reason with the figures behind it; what the labels add up to; images with caption and
    /// credit.
    ///
    /// It is one self-contained document, which loads nothing, not even the images, and runs no script
    /// but its own: a content security policy forbids all others. What is in it and how it looks may
    /// change in any release.
    ///
    /// ```
    /// let page = unchaff::extract("<nav><a href=/>Home</a></nav><h1>Rain</h1><p>It rained all night.</p>");
    /// assert!(page.report().contains("phrase/navigation"));
    /// ```
    #[must_use]
    pub fn report(&self) -> String {
        render::report::write(self, self.chosen.choice.map(|choice| choice.threshold))
    }

    /// The result as [Readability.js](https://github.com/mozilla/readability) gives it, for those
    /// who come from there. `None` if the page has no text.
    #[must_use]
    pub fn readability(&self) -> Option<Readability> {
        Readability::of(self)
    }
}
