//! Hostile pages by class, each with the sentences that must come out and those that must not.

mod big;
mod charsets;
mod depth;
mod hidden;
mod json_ld;
mod not_html;
mod structure;
mod text;
mod tokens;
mod tree;

/// A hostile input, or a family of them that grows.
pub(crate) struct Case {
    pub(crate) class: Class,
    pub(crate) name: String,
    pub(crate) make: Make,
    /// What a browser would show, and so must be in the text.
    pub(crate) expects: Vec<String>,
    /// What a browser would not show, and so must not be in the text.
    pub(crate) forbids: Vec<String>,
    pub(crate) answer: Answer,
}

/// How the bytes of a case are made.
pub(crate) enum Make {
    Fixed(Box<dyn Fn() -> Vec<u8> + Send + Sync>),
    /// From about how many bytes the hostile part has.
    Growing(Box<dyn Fn(usize) -> Vec<u8> + Send + Sync>),
}

/// What `extract_bytes` must answer.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Answer {
    Page,
    /// `NotHtml`.
    Refusal,
    Either,
}

/// Where the hostility lies.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Class {
    Depth,
    Tree,
    Tokens,
    Text,
    JsonLd,
    Charset,
    NotHtml,
    Structure,
    Hidden,
    Big,
}

impl Class {
    pub(crate) const ALL: [Self; 10] = [
        Self::Depth,
        Self::Tree,
        Self::Tokens,
        Self::Text,
        Self::JsonLd,
        Self::Charset,
        Self::NotHtml,
        Self::Structure,
        Self::Hidden,
        Self::Big,
    ];

    pub(crate) const fn id(self) -> &'static str {
        match self {
            Self::Depth => "A depth",
            Self::Tree => "B tree",
            Self::Tokens => "C tokens",
            Self::Text => "D text",
            Self::JsonLd => "E json-ld",
            Self::Charset => "F charset",
            Self::NotHtml => "G not-html",
            Self::Structure => "H structure",
            Self::Hidden => "I hidden",
            Self::Big => "K big",
        }
    }
}

/// Every case, class by class.
pub(crate) fn all() -> Vec<Case> {
    let mut cases = Vec::new();
    for add in [
        depth::add,
        tree::add,
        tokens::add,
        text::add,
        json_ld::add,
        charsets::add,
        not_html::add,
        structure::add,
        hidden::add,
        big::add,
    ] {
        add(&mut cases);
    }
    cases
}

impl Case {
    /// A case that expects the whole story.
    fn new(class: Class, name: impl Into<String>, make: Make) -> Self {
        let expects = STORY.map(str::to_owned).to_vec();
        let answer = Answer::Page;
        Self { class, name: name.into(), make, expects, forbids: Vec::new(), answer }
    }

    fn growing(
        class: Class,
        name: impl Into<String>,
        make: impl Fn(usize) -> String + Send + Sync + 'static,
    ) -> Self {
        Self::new(class, name, Make::Growing(Box::new(move |bytes| make(bytes).into_bytes())))
    }

    fn fixed(class: Class, name: impl Into<String>, html: impl Into<String>) -> Self {
        Self::bytes(class, name, html.into().into_bytes())
    }

    fn bytes(class: Class, name: impl Into<String>, bytes: Vec<u8>) -> Self {
        Self::new(class, name, Make::Fixed(Box::new(move || bytes.clone())))
    }

    fn expects(mut self, sentences: &[&str]) -> Self {
        self.expects = sentences.iter().copied().map(str::to_owned).collect();
        self
    }

    fn forbids(mut self, sentences: &[&str]) -> Self {
        self.forbids = sentences.iter().copied().map(str::to_owned).collect();
        self
    }

    fn answers(mut self, answer: Answer) -> Self {
        self.answer = answer;
        self
    }

    /// The input; a growing one with a hostile part of about `bytes`.
    pub(crate) fn input(&self, bytes: usize) -> Vec<u8> {
        match &self.make {
            Make::Fixed(make) => make(),
            Make::Growing(make) => make(bytes),
        }
    }
}

/// The three paragraphs that every page has.
const STORY: [&str; 3] = [FIRST, SECOND, THIRD];
const FIRST: &str = "It rained all night in the valley, and by the morning the river had taken the lower \
                     road, two bridges and the garden of the old school, so that nobody could reach the \
                     station before noon.";
const SECOND: &str = "The mayor said that the village had asked for a higher dam three times since the \
                      flood of 1998, but that the county had always found a cheaper plan, which was then \
                      not built either.";
const THIRD: &str = "Volunteers carried sandbags to the mill until the evening, and the baker, whose cellar \
                     was full of water, still handed out bread to everyone who came by with a shovel or a \
                     bucket.";
/// Without a closing quotation mark, so that an open attribute swallows it.
const HEAD: &str = "<!DOCTYPE html><html lang=en><head><meta charset=utf-8>\
                    <title>Rain closes the road in the valley</title></head><body>\
                    <header><a href=/>Example News</a> <a href=/local>Local</a></header>\
                    <main><article><h1>Rain closes the road in the valley</h1>";
const TAIL: &str =
    "</article></main><footer><p>Copyright 2024 Example News</p></footer></body></html>";

/// The paragraphs of the story as mark-up.
fn story() -> String {
    STORY.map(paragraph).concat()
}

fn paragraph(text: &str) -> String {
    format!("<p>{text}</p>")
}

/// A page with something before its story.
fn before(payload: &str) -> String {
    [HEAD, payload, &story(), TAIL].concat()
}

/// A page with something after the first paragraph.
fn between(payload: &str) -> String {
    [HEAD, &paragraph(FIRST), payload, &paragraph(SECOND), &paragraph(THIRD), TAIL].concat()
}

/// A page with something after its story.
fn after(payload: &str) -> String {
    [HEAD, &story(), payload, TAIL].concat()
}

/// A page with something in its head.
fn in_head(payload: &str) -> String {
    before("").replacen("</head>", &[payload, "</head>"].concat(), 1)
}

/// As many of a unit as there is room for, and one at least.
fn fill(unit: &str, bytes: usize) -> String {
    unit.repeat((bytes / unit.len()).max(1))
}

/// As many numbered pieces as there is room for.
fn numbered(bytes: usize, piece: impl Fn(usize) -> String) -> String {
    let mut out = String::with_capacity(bytes);
    let mut count = 0;
    while out.len() < bytes {
        out.push_str(&piece(count));
        count += 1;
    }
    out
}

/// Numbers that look random and are the same everywhere: Knuth's generator.
fn random(seed: u64) -> impl Iterator<Item = u8> {
    let step = |state: &u64| {
        Some(state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407))
    };
    std::iter::successors(Some(seed), step).skip(1).map(|state| state.to_be_bytes()[0])
}
