//! What stands in a heading and is none of it: links to the heading itself, buttons, links for editors.

use super::{
    Walk,
    attributes::{MAX_ITEM_NODES, is_small, is_text, text_in},
};
use crate::{
    Kind,
    page::{
        names,
        parse::{Element, Key, Name, NodeRef},
    },
};

/// Signs of a link to the place where it stands.
const SIGNS: [&str; 8] = ["¶", "#", "§", "🔗", "⚓", "⚓\u{fe0e}", "🔗\u{fe0e}", "∞"];
/// No mark is longer, in bytes.
const MAX_MARK_BYTES: usize = 60;
/// What links and buttons in headings say, in lower case.
#[rustfmt::skip]
const CALLS: [&str; 75] = [
    "anchor", "copy", "copy heading link", "copy link", "copy link to heading", "copy link to section",
    "copy section link", "copy url", "direct link", "edit", "edit section", "edit source", "edit this section",
    "get link", "link", "link here", "link to heading", "link to this heading", "link to this section",
    "permalink", "permanent link", "share", "share this section",
    "bearbeiten", "abschnitt bearbeiten", "quelltext bearbeiten", "link kopieren", "permanentlink", "teilen",
    "modifier", "modifier le code", "modifier le wikicode", "copier le lien", "lien permanent", "partager",
    "editar", "editar código", "editar fuente", "editar código-fonte", "copiar enlace", "copiar link",
    "enlace permanente", "compartir",
    "modifica", "modifica sorgente", "modifica wikitesto", "copia link", "copia il link", "condividi",
    "bewerken", "brontekst bewerken", "link kopiëren",
    "redigera", "redigera wikitext", "rediger", "rediger kilde", "rediger kildetekst", "muokkaa",
    "edytuj", "edytuj kod", "kopiuj link", "editovat", "editovat zdroj", "szerkesztés", "düzenle", "kaynağı değiştir",
    "править", "править код", "редагувати", "код", "編集", "ソースを編集", "编辑", "編輯", "편집",
];

/// Words of classes for the line above a headline.
#[rustfmt::skip]
const KICKERS: [&str; 20] = [
    "antetitulo", "catchline", "dachzeile", "eyebrow", "kicker", "oberzeile", "occhiello", "overline", "overtitle", "pretitle",
    "roofline", "spitzmarke", "stikktittel", "strapline", "supertitle", "surtitle", "surtitre", "topline", "vinjett", "volanta",
];

/// With what a headline may begin beside a letter or a digit.
const QUOTES: &str = "\"'«»„“”‘’‚‹›「『【¿¡";

impl<'d> Walk<'d> {
    /// Whether an element is the kicker that stands in a headline before it. With a colon after it, both are one.
    pub(super) fn is_kicker(&self, node: NodeRef<'d>, element: Element<'d>) -> bool {
        let is_word = |word: &str| KICKERS.iter().any(|kicker| word.eq_ignore_ascii_case(kicker));
        let says_so = |class: &str| names::words(class).any(is_word);
        matches!(self.top().kind, Kind::Heading(_))
            && !self.has_text()
            && element.attr(Key::Class).is_some_and(says_so)
            && first_sign_after(node).is_some_and(|c| c.is_alphanumeric() || QUOTES.contains(c))
    }

    /// Whether an element is a mark beside a heading, a term or a text.
    pub(super) fn is_mark(&self, node: NodeRef<'d>, element: Element<'d>) -> bool {
        use Name::{A, Button, Div, Small, Span, Sup};
        let name = element.name();
        if !matches!(name, A | Button | Div | Small | Span | Sup) {
            return false;
        }
        let Some(top) = self.open.last() else { return false };
        let is_titled = top.is_term || matches!(top.kind, Kind::Heading(_));
        // What nobody closed holds more than a mark.
        if !is_titled && (name != A || !leads_here(element)) || !is_small(node) {
            return false;
        }
        if name == A {
            let text = text_in(node, MAX_MARK_BYTES);
            if SIGNS.contains(&text.as_str()) {
                return leads_here(element);
            }
            let is_sign = !text.is_empty() && !text.contains(char::is_alphanumeric);
            return is_titled
                && (is_sign && leads_here(element)
                    || self.has_name_beside(node) && is_call(&text));
        }
        let is_control = name == Button || element.attr(Key::Role) == Some("button");
        // A heading that is itself a button has no other text before it.
        is_control && self.has_text()
            || self.has_name_beside(node)
                && (is_control || holds_link(node))
                && is_call(&text_in(node, MAX_MARK_BYTES))
    }

    /// Takes the brackets around a mark away, which stand beside it.
    pub(super) fn drop_brackets(&mut self, node: NodeRef<'d>) {
        let closes = |it: NodeRef<'_>| it.text().is_some_and(|text| text.starts_with(']'));
        let is_open = self.has_text() && self.page.text.ends_with('[');
        if is_open && node.next_sibling().is_some_and(closes) {
            self.page.text.pop();
            self.skips_bracket = true;
        }
    }

    /// Whether the heading has text before an element or right behind it.
    fn has_name_beside(&self, node: NodeRef<'d>) -> bool {
        let mut after = node.next_siblings();
        self.has_text() || after.by_ref().take(2).any(|it| is_text(it) || it.element().is_some())
    }
}

/// The first character that a reader sees after an element.
fn first_sign_after(node: NodeRef<'_>) -> Option<char> {
    let is_seen =
        |it: &NodeRef<'_>| it.element().is_none_or(|it| it.attr(Key::AriaHidden) != Some("true"));
    let seen = node.next_siblings().take(MAX_ITEM_NODES).filter(is_seen);
    seen.filter_map(|it| text_in(it, MAX_MARK_BYTES).chars().next()).next()
}

/// Whether a link leads to a place on its own page, or nowhere.
fn leads_here(link: Element<'_>) -> bool {
    link.attr(Key::Href).is_none_or(|href| href.trim().starts_with('#'))
}

fn holds_link(node: NodeRef<'_>) -> bool {
    let mut inside = node.descendants().take(MAX_ITEM_NODES).filter_map(|it| it.element());
    inside.any(|it| matches!(it.name(), Name::A | Name::Button))
}

/// Whether a text is what such a link or button says, or some of them in brackets.
fn is_call(text: &str) -> bool {
    let text = text.trim_matches(|c: char| matches!(c, '[' | ']' | '(' | ')') || c.is_whitespace());
    let folded = text.to_lowercase();
    !folded.is_empty() && folded.split(['|', '/', '·']).all(|part| CALLS.contains(&part.trim()))
}

/// Whether an id repeats the heading that it is of, as many programs make it, and so names nothing.
pub(super) fn is_of_heading(node: NodeRef<'_>, element: Element<'_>, id: &str) -> bool {
    /// A shorter id of a section may be its name, such as `related-stories`.
    const MIN_SECTION_WORDS: usize = 3;
    let count = words(id).count();
    if is_heading(element.name()) {
        return repeats(id, count, node);
    }
    let mut inside = node.children().filter(|it| it.element().is_some());
    let heading = inside.next().filter(|it| it.element().is_some_and(|it| is_heading(it.name())));
    // A box of links has no paragraph under its heading.
    let next = inside.next().and_then(|it| it.element()).is_some_and(|it| it.name() == Name::P);
    next && count >= MIN_SECTION_WORDS && heading.is_some_and(|it| repeats(id, count, it))
}

fn is_heading(name: Name) -> bool {
    matches!(name, Name::H1 | Name::H2 | Name::H3 | Name::H4 | Name::H5 | Name::H6)
}

/// Whether most words of an id are words of the heading.
fn repeats(id: &str, count: usize, heading: NodeRef<'_>) -> bool {
    /// A longer heading is no source of ids.
    const MAX_HEADING_BYTES: usize = 300;
    let text = text_in(heading, MAX_HEADING_BYTES).to_lowercase();
    let is_in = |word: &&str| words(&text).any(|it| it.eq_ignore_ascii_case(word));
    count > 0 && 2 * words(id).filter(is_in).count() > count
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use crate::{Kind, Limits, page::html::read};

    /// Checks the text of each block.
    #[track_caller]
    fn check(html: &str, expect: &[&str]) {
        let page = read(html, Limits::default());
        page.check();
        let got: Vec<_> = page.leaves.iter().map(|leaf| page.text_of(leaf)).collect();
        assert_eq!(got, expect, "{html}");
    }

    #[test]
    fn a_kicker_in_a_headline_is_a_block_of_its_own() {
        for (html, want) in [
            ("<h1><span class=kicker>Harbours</span> <span>The pilot slept</span></h1>", true),
            (
                "<h1><a href=/a><span class='x-Topline'>Harbours</span>The pilot slept</a></h1>",
                true,
            ),
            (
                "<h2><small class=css-1-StyledKicker>Harbours</small>\
                <span aria-hidden=true> - </span>„The pilot slept“</h2>",
                true,
            ),
            // A sentence goes on, or nothing says what it is.
            ("<h1><span class=kicker>Harbours</span>: the pilot slept</h1>", false),
            ("<h1><span class=first>Harbours</span> <span>that slept</span></h1>", false),
            ("<h1>Harbours <span class=kicker>that slept</span></h1>", false),
            ("<h1><span class=kicker>Harbours</span></h1>", false),
            ("<p><span class=kicker>Harbours</span> that slept</p>", false),
        ] {
            let page = read(html, Limits::default());
            let kinds: Vec<Kind> = page.leaves.iter().map(|leaf| leaf.kind).collect();
            let is_split = matches!(*kinds, [Kind::Paragraph, Kind::Heading(_)]);
            assert_eq!((is_split, kinds.len() == 2), (want, want), "{html}");
        }
    }

    #[test]
    fn marks_beside_a_heading_are_not_in_it() {
        for mark in [
            "<a href='#moths'>¶</a>",
            "<a class=anchor href='#moths'>#</a>",
            "<a href='#moths' aria-hidden=false>§</a>",
            "<a href='#moths'><span>🔗</span></a>",
            "<a>⚓︎</a>",
            "<a href='#moths'>»</a>",
            "<a href='#moths'>Permalink</a>",
            "<a href=/wiki?action=edit>edit</a>",
            "<button>Copy link</button>",
            "<button><svg></svg> Hide</button>",
            "<span role=button>Link kopieren</span>",
            "<span>[<a href=/edit>edit</a>]</span>",
            "<span class=x><span>[</span><a href=/edit>edit</a><span> | </span><a href=/e2>edit source</a><span>]</span></span>",
            "<small>[<a href=/edit>Bearbeiten</a>]</small>",
            "<span>[<a href=/edit>modifier</a> | <a href=/e2>modifier le code</a>]</span>",
            "<sup><a href=/edit>編集</a></sup>",
            "[<a href=/edit>edit</a>]",
        ] {
            check(&format!("<h2>Moths {mark}</h2>"), &["Moths"]);
        }
        check("<h3><a href='#x'>#</a> Moths</h3>", &["Moths"]);
        check("<h3><button>Copy link</button>Moths</h3>", &["Moths"]);
        check(
            "<dl><dt><a href=/m>moth()</a> <a href='#m'>¶</a><dd>Flies.</dl>",
            &["moth()", "Flies."],
        );
        check("<p>It flies. <a href='#p1'>¶</a></p>", &["It flies."]);
    }

    #[test]
    fn what_a_heading_says_stays() {
        for heading in [
            "<a href='#moths'>Moths</a>",
            "<a href=/moths>Moths</a>",
            "<button>Moths</button>",
            "<button>Edit</button>",
            "<a href=/law>§ 5</a> Moths",
            "Moths <a href='#t3'>Table 3</a>",
            "Moths <a href=/c>C#</a>",
            "Moths <sup>[<a href='#n1'>1</a>]</sup>",
            "Moths <span>[<a href=/pdf>PDF</a>]</span>",
            "Moths <span>edit</span>",
            "How to <a href=/e>edit moths</a>",
        ] {
            let text: String =
                heading.split('<').map(|it| it.split_once('>').map_or(it, |it| it.1)).collect();
            check(&format!("<h2>{heading}</h2>"), &[text.trim()]);
        }
        check("<p>See <a href=/tag>#</a> and <a href='#n'>*</a>.</p>", &["See # and *."]);
        let page = read("<h2>Moths<button>Share</button></h2>", Limits::default());
        assert_eq!(page.leaves[0].kind, Kind::Heading(2));
    }

    #[test]
    fn an_id_made_from_a_heading_names_nothing() {
        let marks = |html: &str| read(html, Limits::default()).marks.len();
        for (id, heading) in [
            ("cookie-recipes-of-the-north", "Cookie recipes of the North"),
            ("newsletter-archives", "The newsletter archives"),
            ("Comments_in_code", "Comments in code"),
            ("related", "Related"),
        ] {
            assert_eq!(marks(&format!("<h2 id='{id}'>{heading}</h2>")), 0, "{id}");
        }
        assert_eq!(
            marks(
                "<section id=comments-from-the-floor><h2>Comments from the floor</h2><p>a</section>"
            ),
            0
        );
        assert_ne!(marks("<h2 id=newsletter>Be the first to know</h2>"), 0);
        assert_ne!(marks("<section id=comments><h2>Comments</h2><p>a</section>"), 0);
        assert_ne!(marks("<section id=related-stories><h2>Related stories</h2><p>a</section>"), 0);
        assert_ne!(
            marks(
                "<section id=comments-from-the-floor><h2>Comments from the floor</h2><ul><li>a</ul></section>"
            ),
            0
        );
        assert_ne!(
            marks(
                "<section class=comments-from-the-floor><h2>Comments from the floor</h2><p>a</section>"
            ),
            0
        );
    }
}
