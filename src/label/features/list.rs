//! The features, each named and described once.

macro_rules! features {
    ($($(#[doc = $doc:literal])+ $name:ident = $id:literal,)*) => {
        /// A number that the learned table reads.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(u8)]
        pub(crate) enum Feature {
            $($(#[doc = $doc])+ $name,)*
        }

        /// The names, by [`Feature`].
        pub(crate) const NAMES: &[&str] = &[$($id,)*];

        /// What each number is, for people, with a space in front.
        pub(crate) const MEANINGS: &[&str] = &[$(concat!($($doc),+),)*];
    };
}

/// How many features there are.
pub(crate) const COUNT: usize = NAMES.len();

features! {
    // The block alone.
    /// Words.
    Words = "words",
    /// Characters but for white space.
    Chars = "chars",
    /// The share of the text that is link text.
    LinkDensity = "link-density",
    /// Sentences that end in it.
    Sentences = "sentences",
    /// The share of words that begin with a capital.
    Capitals = "capitals",
    /// The share of characters that are capitals, of those that are ASCII letters.
    Uppercase = "uppercase",
    /// The share of bytes that are digits.
    Digits = "digits",
    /// The share of bytes that are signs such as `|` and `#`.
    Signs = "signs",
    /// Whether it ends as a sentence does.
    EndsSentence = "ends-sentence",
    /// Whether it asks something.
    Asks = "asks",
    /// The level of a heading, 1 to 6; 0 for no heading.
    Level = "level",
    /// The depth of a list item; 0 for none.
    ListDepth = "list-depth",
    /// What the mark-up says it is: paragraph, quote, code, row, caption, control.
    Kind = "kind",
    /// Whether it is long and written in sentences.
    Prose = "prose",
    /// How many blocks of the page have this very text.
    Copies = "copies",
    /// Whether it is short and names a price.
    Price = "price",
    /// Whether it holds an address of the web or of e-mail.
    Address = "address",

    // What its words are about.
    /// The share of its words about paying or giving.
    TopicPay = "topic-pay",
    /// The share of its words about accounts.
    TopicAccount = "topic-account",
    /// The share of its words about newsletters, alerts, an app.
    TopicMail = "topic-mail",
    /// The share of its words about sharing and following.
    TopicSocial = "topic-social",
    /// The share of its words about comments.
    TopicComment = "topic-comment",
    /// The share of its words about consent and data.
    TopicConsent = "topic-consent",
    /// The share of its words about advertisements and prices.
    TopicShop = "topic-shop",
    /// The share of its words about rights and terms.
    TopicLaw = "topic-law",
    /// The share of its words about authors and editors.
    TopicAuthor = "topic-author",
    /// The share of its words about somebody's life or aims.
    TopicLife = "topic-life",
    /// The share of its words about players, browsers, machines.
    TopicPlayer = "topic-player",
    /// The share of its words about other stories.
    TopicMore = "topic-more",
    /// The share of its words about sections and tools of a site.
    TopicMenu = "topic-menu",
    /// The share of its words about fields of forms.
    TopicForm = "topic-form",

    // What it may name.
    /// Whether it is short and has a date in it.
    HasDate = "has-date",
    /// Whether it is short and can be a name and nothing else.
    IsName = "is-name",
    /// Whether it is short and announces an author.
    Announces = "announces",
    /// Whether it is a credit and nothing else.
    CreditWhole = "credit-whole",
    /// Whether it holds a credit that more than the form of a name shows.
    CreditCertain = "credit-certain",

    // Its links.
    /// Links in it.
    Links = "links",
    /// Words in the last part of the longest of their paths.
    LinkSlug = "link-slug",
    /// Whether one passes an address on, as links to share do.
    LinkPasses = "link-passes",

    // The images near it.
    /// Whether an element frames it together with an image.
    InFrame = "in-frame",
    /// Blocks since the last image.
    PictureBefore = "picture-before",
    /// Blocks until the next image.
    PictureAfter = "picture-after",

    // What the elements around it are named.
    /// The innermost believed cue of a container that settles all text in it.
    StrongCue = "strong-cue",
    /// The innermost believed cue of a part of an article.
    PartCue = "part-cue",
    /// Whether a container is named as ad, believed.
    ScopeAd = "scope-ad",
    /// Whether a container is named as byline, believed.
    ScopeByline = "scope-byline",
    /// Whether a container is named as caption, believed.
    ScopeCaption = "scope-caption",
    /// Whether a container is named as comments, believed.
    ScopeComments = "scope-comments",
    /// Whether a container is named as cookie, believed.
    ScopeCookie = "scope-cookie",
    /// Whether a container is named as embed, believed.
    ScopeEmbed = "scope-embed",
    /// Whether a container is named as form, believed.
    ScopeForm = "scope-form",
    /// Whether a container is named as legal, believed.
    ScopeLegal = "scope-legal",
    /// Whether a container is named as navigation, believed.
    ScopeNavigation = "scope-navigation",
    /// Whether a container is named as newsletter, believed.
    ScopeNewsletter = "scope-newsletter",
    /// Whether a container is named as rights, believed.
    ScopeRights = "scope-rights",
    /// Whether a container is named as share, believed.
    ScopeShare = "scope-share",
    /// Whether a container is named as teaser, believed.
    ScopeTeaser = "scope-teaser",
    /// The same, believed or not.
    MarkAd = "mark-ad",
    /// The same, believed or not.
    MarkByline = "mark-byline",
    /// The same, believed or not.
    MarkCaption = "mark-caption",
    /// The same, believed or not.
    MarkCookie = "mark-cookie",
    /// The same, believed or not.
    MarkForm = "mark-form",
    /// The same, believed or not.
    MarkLegal = "mark-legal",
    /// The same, believed or not.
    MarkNavigation = "mark-navigation",
    /// The same, believed or not.
    MarkNewsletter = "mark-newsletter",
    /// The same, believed or not.
    MarkRights = "mark-rights",
    /// The same, believed or not.
    MarkTeaser = "mark-teaser",

    // The boxes that it stands in: the same containers as above.
    /// The share of the blocks in container 1 whose words are to share.
    C1Sharing = "c1-to-share",
    /// The share of the blocks in container 1 whose words are those of cookie.
    C1Cookie = "c1-cookie",
    /// The share of the blocks in container 1 whose words are legal.
    C1Legal = "c1-legal",
    /// The share of the blocks in container 1 whose words are a date.
    C1Date = "c1-date",
    /// The share of the blocks in container 1 whose words are those of newsletter.
    C1Newsletter = "c1-newsletter",
    /// The share of the blocks in container 1 whose words are those of comments.
    C1Comments = "c1-comments",
    /// The label that the rules give most of the others in container 1.
    C1Label = "c1-label",
    /// How many of them, as a share.
    C1LabelShare = "c1-label-share",
    /// The label of the first block in container 1 by the rules.
    C1Opener = "c1-opener",
    /// Words of that block.
    C1OpenerWords = "c1-opener-words",
    /// Buttons and the like in container 1.
    C1Controls = "c1-controls",
    /// Words of the longest block in container 1.
    C1Longest = "c1-longest",
    /// Fields of forms in container 1.
    C1Fields = "c1-fields",
    /// The share of the blocks in container 2 whose words are to share.
    C2Sharing = "c2-to-share",
    /// The share of the blocks in container 2 whose words are those of cookie.
    C2Cookie = "c2-cookie",
    /// The share of the blocks in container 2 whose words are legal.
    C2Legal = "c2-legal",
    /// The share of the blocks in container 2 whose words are a date.
    C2Date = "c2-date",
    /// The share of the blocks in container 2 whose words are those of newsletter.
    C2Newsletter = "c2-newsletter",
    /// The share of the blocks in container 2 whose words are those of comments.
    C2Comments = "c2-comments",
    /// The label that the rules give most of the others in container 2.
    C2Label = "c2-label",
    /// How many of them, as a share.
    C2LabelShare = "c2-label-share",
    /// The label of the first block in container 2 by the rules.
    C2Opener = "c2-opener",
    /// Words of that block.
    C2OpenerWords = "c2-opener-words",
    /// Buttons and the like in container 2.
    C2Controls = "c2-controls",
    /// Words of the longest block in container 2.
    C2Longest = "c2-longest",
    /// Fields of forms in container 2.
    C2Fields = "c2-fields",
    /// The share of the blocks in container 3 whose words are to share.
    C3Sharing = "c3-to-share",
    /// The share of the blocks in container 3 whose words are those of cookie.
    C3Cookie = "c3-cookie",
    /// The share of the blocks in container 3 whose words are legal.
    C3Legal = "c3-legal",
    /// The share of the blocks in container 3 whose words are a date.
    C3Date = "c3-date",
    /// The share of the blocks in container 3 whose words are those of newsletter.
    C3Newsletter = "c3-newsletter",
    /// The share of the blocks in container 3 whose words are those of comments.
    C3Comments = "c3-comments",
    /// The label that the rules give most of the others in container 3.
    C3Label = "c3-label",
    /// The label of the first block in container 3 by the rules.
    C3Opener = "c3-opener",
    /// Buttons and the like in container 3.
    C3Controls = "c3-controls",
    /// Words of the longest block in container 3.
    C3Longest = "c3-longest",
    /// Fields of forms in container 3.
    C3Fields = "c3-fields",
    /// The label that the rules give most of the blocks like it.
    LikeLabel = "like-label",
    /// How many of them, as a share.
    LikeLabelShare = "like-label-share",
    /// The label that the rules give most of the blocks under the same path.
    PathLabel = "path-label",
    /// The label of the block two before by the rules.
    LabelB2 = "label-b2",
    /// The label of the block two after by the rules.
    LabelA2 = "label-a2",
    /// How deep it stands on the page.
    Depth = "depth",

    // What the other table says.
    /// The log-odds that it is part of the text; only the table of labels reads it.
    TextScore = "text-score",

    // What the rules make of it.
    /// The label by the rules, in the order of `Label`.
    RuleLabel = "rule-label",
    /// What their verdict rests on.
    RuleEvidence = "rule-evidence",
    /// Whether the rules take it for running text.
    RuleText = "rule-text",

    // Likeness to the rest of the page.
    /// The share of the headline's words that are in it.
    TitleCoverage = "title-coverage",
    /// The share of its words that are in the description of the page's head.
    DescriptionOverlap = "description-overlap",
    /// The share of its longer words that the article's other paragraphs hold.
    Topic = "topic",
    /// The share of its longer words that the page holds anywhere else.
    Repeated = "repeated",

    // The containers around it.
    /// The element that holds it.
    Tag = "tag",
    /// How deep below the innermost `<article>`; -1 for outside.
    ArticleDepth = "article-depth",
    /// How deep below `<main>`; -1 for outside.
    MainDepth = "main-depth",
    /// `<aside>`s around it.
    InAside = "in-aside",
    /// `<nav>`s around it.
    InNav = "in-nav",
    /// `<footer>`s around it.
    InFooter = "in-footer",
    /// `<form>`s around it.
    InForm = "in-form",
    /// Lists around it.
    InList = "in-list",
    /// Tables around it.
    InTable = "in-table",
    /// How many believed cues of boilerplate the containers set.
    ScopeCues = "scope-cues",
    /// The innermost believed cue of a container that holds other things too.
    WeakCue = "weak-cue",
    /// Whether a container is named as the article's text.
    InBody = "in-body",
    /// How many cues of boilerplate the containers set, believed or not.
    MarkCues = "mark-cues",
    /// Whether a container is named as comments, believed or not.
    InComments = "in-comments",
    /// The largest share of the prose that a name of boilerplate around it holds.
    MaxShare = "max-share",
    /// The smallest such share.
    MinShare = "min-share",
    /// Words in its container.
    C1Words = "c1-words",
    /// The share of link text in it.
    C1Links = "c1-links",
    /// Blocks in it.
    C1Leaves = "c1-leaves",
    /// Paragraphs of prose in it.
    C1Prose = "c1-prose",
    /// The share of the page's prose in it.
    C1Share = "c1-share",
    /// The share of its words that the rules take for text.
    C1Text = "c1-text",
    /// Words in the next container that holds more than the one before.
    C2Words = "c2-words",
    /// The share of link text in it.
    C2Links = "c2-links",
    /// Blocks in it.
    C2Leaves = "c2-leaves",
    /// Paragraphs of prose in it.
    C2Prose = "c2-prose",
    /// The share of the page's prose in it.
    C2Share = "c2-share",
    /// Words in the container after that.
    C3Words = "c3-words",
    /// The share of link text in it.
    C3Links = "c3-links",
    /// Blocks in it.
    C3Leaves = "c3-leaves",
    /// Paragraphs of prose in it.
    C3Prose = "c3-prose",
    /// The share of the page's prose in it.
    C3Share = "c3-share",
    /// Words in the container after that.
    C4Words = "c4-words",
    /// The share of link text in it.
    C4Links = "c4-links",
    /// Blocks in it.
    C4Leaves = "c4-leaves",
    /// Paragraphs of prose in it.
    C4Prose = "c4-prose",
    /// The share of the page's prose in it.
    C4Share = "c4-share",

    // The region.
    /// Whether it is in the container of the article.
    InRegion = "in-region",
    /// How many elements around the region hold nothing of both.
    RegionUp = "region-up",
    /// How deep below the element that holds both.
    RegionDown = "region-down",
    /// The place in the region: 0 to 1 inside, -1 before, 2 after.
    RegionPlace = "region-place",
    /// The share of the page's prose in the region.
    RegionShare = "region-share",
    /// Words in the region.
    RegionWords = "region-words",
    /// The share of link text in the region.
    RegionLinks = "region-links",
    /// The share of the region's words in the branch that the block is on.
    BranchShare = "branch-share",
    /// The share of link text in the branch.
    BranchLinks = "branch-links",
    /// Paragraphs of prose in the branch.
    BranchProse = "branch-prose",
    /// Blocks in the branch.
    BranchLeaves = "branch-leaves",

    // The headline.
    /// Steps from the headline up to the element that holds both; -1 without a headline.
    TitleUp = "title-up",
    /// Headings since the headline that look like it, by name and class.
    TitleRivals = "title-rivals",
    /// `<article>`s with prose that began since the headline and do not hold it.
    Stories = "stories",

    // Blocks like it.
    /// Blocks whose element and its parent have the same name and class.
    LikeCount = "like-count",
    /// Words of such a block on average.
    LikeWords = "like-words",
    /// The share of link text in them.
    LikeLinks = "like-links",
    /// The share of the page's words in them.
    LikeShare = "like-share",
    /// The share of the page that they span.
    LikeSpan = "like-span",
    /// The share of their words that the rules take for text.
    LikeText = "like-text",
    /// Blocks under the same path of element names.
    PathCount = "path-count",
    /// Words of such a block on average.
    PathWords = "path-words",
    /// The share of link text in them.
    PathLinks = "path-links",
    /// The share of the page's words in them.
    PathShare = "path-share",
    /// The share of the page that they span.
    PathSpan = "path-span",
    /// The share of their words that the rules take for text.
    PathText = "path-text",
    /// Containers like the one of the block, by name and class, that repeat side by side.
    RepeatCount = "repeat-count",
    /// Words in such a container on average.
    RepeatWords = "repeat-words",
    /// The share of link text in them.
    RepeatLinks = "repeat-links",
    /// The share of the page's words in them.
    RepeatShare = "repeat-share",
    /// The same of the innermost such containers with more than one block: cards, and how many.
    CardCount = "card-count",
    /// Words in a card on average.
    CardWords = "card-words",
    /// The share of link text in the cards.
    CardLinks = "card-links",
    /// Images in a card on average.
    CardPictures = "card-pictures",
    /// Prices in a card on average.
    CardPrices = "card-prices",
    /// Words of the cards over those of the page's largest set of cards.
    CardRank = "card-rank",

    // Neighbours.
    /// Words of the block before.
    WordsB1 = "words-b1",
    /// Words of the block after.
    WordsA1 = "words-a1",
    /// Whether the rules take the block before for text.
    TextB1 = "text-b1",
    /// Whether the rules take the block after for text.
    TextA1 = "text-a1",
    /// The label of the block before by the rules.
    LabelB1 = "label-b1",
    /// The label of the block after by the rules.
    LabelA1 = "label-a1",
    /// Words outside links of a block among the five before, on average.
    PlainB5 = "plain-b5",
    /// Words outside links of a block among the five after.
    PlainA5 = "plain-a5",
    /// The share of link text in the five before.
    LinksB5 = "links-b5",
    /// The share of link text in the five after.
    LinksA5 = "links-a5",
    /// The share of words among the five before that the rules take for text.
    TextB5 = "text-b5",
    /// The share of words among the five after that the rules take for text.
    TextA5 = "text-a5",
    /// Words outside links of a block among the fifteen after.
    PlainA15 = "plain-a15",
    /// The share of words among the fifteen before that the rules take for text.
    TextB15 = "text-b15",
    /// The share of words among the fifteen after that the rules take for text.
    TextA15 = "text-a15",

    // The order of the page.
    /// The place on the page, 0 to 1.
    Place = "place",
    /// Blocks before it.
    Index = "index",
    /// Blocks after it.
    IndexFromEnd = "index-from-end",
    /// The share of the page's words outside links that come before it.
    WordPlace = "word-place",
    /// Blocks since the headline; negative before it, 0 without one.
    AfterTitle = "after-title",
    /// Words since the headline.
    WordsAfterTitle = "words-after-title",
    /// Blocks since the last heading.
    AfterHeading = "after-heading",
    /// The label of that heading by the rules.
    HeadingLabel = "heading-label",
    /// Words outside links from here to the next heading.
    SectionWords = "section-words",
    /// Paragraphs of prose before it.
    ProseBefore = "prose-before",
    /// Paragraphs of prose after it.
    ProseAfter = "prose-after",
    /// The share of the page's prose that comes before it.
    ProseBeforeShare = "prose-before-share",
    /// Blocks since the first that the rules take for text.
    AfterFirst = "after-first",
    /// Blocks until the last that the rules take for text.
    BeforeLast = "before-last",
    /// Whether it is in the run of blocks with the most text and the fewest links.
    InRun = "in-run",
    /// Blocks since the run began.
    AfterRunStart = "after-run-start",
    /// Blocks until the run ends.
    BeforeRunEnd = "before-run-end",

    // The whole page.
    /// Blocks on the page.
    PageLeaves = "page-leaves",
    /// Words on the page.
    PageWords = "page-words",
    /// The share of link text on the page.
    PageLinks = "page-links",
    /// Paragraphs of prose on the page.
    PageProse = "page-prose",
    /// The share of the page's words that is prose.
    PageProseShare = "page-prose-share",
    /// The share of the page's words that the rules take for text.
    PageText = "page-text",
    /// Headings on the page.
    PageHeadings = "page-headings",
    /// `<article>`s on the page.
    PageArticles = "page-articles",
    /// Whether there is a `<main>`.
    PageMain = "page-main",
    /// Images on the page.
    PagePictures = "page-pictures",
    /// Tables on the page.
    PageTables = "page-tables",
    /// Blocks of code on the page.
    PageCode = "page-code",
    /// Fields of forms on the page.
    PageFields = "page-fields",
    /// Whether the head calls the page an article.
    PageIsArticle = "page-is-article",
    /// Whether the head calls the page a product.
    PageIsProduct = "page-is-product",
    /// Whether the head calls the page a thread or a set of questions.
    PageIsThread = "page-is-thread",
    /// Whether the head calls the page a list or a collection.
    PageIsList = "page-is-list",
    /// The share of the page's words in its largest set of cards.
    PageRepeats = "page-repeats",
    /// How many cards are in it.
    PageRepeatCount = "page-repeat-count",
    /// Containers named as comments or posts.
    PageComments = "page-comments",
    /// Words of a paragraph of prose on average.
    PageProseWords = "page-prose-words",
    /// Words of the longest block.
    PageLongest = "page-longest",
    /// Blocks that ask something.
    PageQuestions = "page-questions",
    /// Prices on the page.
    PagePrices = "page-prices",
    /// Dates and times on the page.
    PageTimes = "page-times",
    /// Headings of the first level.
    PageTitles = "page-titles",
    /// Folders in the path of the page's own address; -1 if it is not told.
    PageFolders = "page-folders",
    /// Words in the last part of that path.
    PageSlugWords = "page-slug-words",
    /// Whether that path has a number of four digits or more.
    PagePathNumber = "page-path-number",
}

const _: () = assert!(COUNT <= u8::MAX as usize, "the learned table names a feature in a byte");
