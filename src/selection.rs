//! Which parts of a page stand in an output.

use crate::{Block, Label, render::Form};

/// Which blocks stand in an output, and whether it has tables, links and images.
///
/// [`Selection::default`] is the running text: headings, body and corrections, with tables.
/// [`Selection::article`] is everything that [is content](Label::is_content), with links and
/// images. It changes what is printed, never a label.
///
/// ```
/// use unchaff::Selection;
///
/// let page = unchaff::extract("<h1>Rain</h1><p class=standfirst>The road is gone.</p><p>It rained all night.</p>");
/// assert_eq!(page.text(), "It rained all night.");
/// let all = Selection::default().standfirst(true);
/// assert_eq!(page.text_with(all), "The road is gone.\n\nIt rained all night.");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Selection {
    /// A bit for each label.
    labels: u32,
    pub(crate) tables: bool,
    pub(crate) links: bool,
    pub(crate) images: bool,
    pub(crate) players: bool,
}

const _: () = assert!(Label::ALL.len() <= u32::BITS as usize, "each label has a bit");

const fn bit(label: Label) -> u32 {
    1 << label as u32
}

impl Default for Selection {
    fn default() -> Self {
        let labels = bit(Label::Heading) | bit(Label::Body) | bit(Label::Correction);
        Self { labels, tables: true, links: false, images: false, players: false }
    }
}

impl Selection {
    /// Everything that [is content](Label::is_content), with tables, links, images and players.
    #[must_use]
    pub fn article() -> Self {
        let content = Label::ALL.iter().filter(|label| label.is_content());
        let labels = content.fold(0, |labels, label| labels | bit(*label));
        Self { labels, tables: true, links: true, images: true, players: true }
    }

    /// Whether blocks of a label stand in the output. Any label can be added, [`Label::Byline`]
    /// and [`Label::Teaser`] too, and any can be left out.
    #[must_use]
    pub fn label(mut self, label: Label, yes: bool) -> Self {
        self.labels = if yes { self.labels | bit(label) } else { self.labels & !bit(label) };
        self
    }

    /// The headline. The running text is without.
    #[must_use]
    pub fn title(self, yes: bool) -> Self {
        self.label(Label::Title, yes)
    }

    /// The sentence under the headline. The running text is without.
    #[must_use]
    pub fn standfirst(self, yes: bool) -> Self {
        self.label(Label::Standfirst, yes)
    }

    /// Captions. The running text is without. Where images are printed, caption and credit stand
    /// under their image, else captions are blocks, and so are credits if [`Label::Credit`] is
    /// added.
    #[must_use]
    pub fn captions(self, yes: bool) -> Self {
        self.label(Label::Caption, yes)
    }

    /// Posts of social networks shown inside the article. The running text is without.
    #[must_use]
    pub fn embeds(self, yes: bool) -> Self {
        self.label(Label::Embed, yes)
    }

    /// Comments of readers. Neither the running text nor the article has them, unless
    /// [`Extractor::comments`](crate::Extractor::comments) is set.
    #[must_use]
    pub fn comments(self, yes: bool) -> Self {
        self.label(Label::Comment, yes)
    }

    /// The rows of tables. The running text and the article have them.
    #[must_use]
    pub fn tables(mut self, yes: bool) -> Self {
        self.tables = yes;
        self
    }

    /// The addresses of links, in Markdown and HTML. The article has them. Their words stand in
    /// the output in any case.
    #[must_use]
    pub fn links(mut self, yes: bool) -> Self {
        self.links = yes;
        self
    }

    /// Images, in Markdown and HTML. The article has them.
    #[must_use]
    pub fn images(mut self, yes: bool) -> Self {
        self.images = yes;
        self
    }

    /// Links to the [players](crate::Player), each in a line of its own, in Markdown and HTML. The article has them.
    #[must_use]
    pub fn players(mut self, yes: bool) -> Self {
        self.players = yes;
        self
    }

    pub(crate) fn has(self, label: Label) -> bool {
        self.labels & bit(label) != 0
    }

    /// Whether a block stands in the output, if not with its image.
    pub(crate) fn shows(self, block: Block<'_>) -> bool {
        self.has(block.label()) && (self.tables || Form::of(block) != Form::Row)
    }
}
