//! The sentence under the headline.

use super::{Cue, Table};

#[rustfmt::skip]
pub(super) const TABLE: Table = Table {
    cue: Cue::Standfirst,
    tags: &[],
    roles: &[],
    names: &[
        "alternative-headline", "alternativeheadline", "article-abstract", "article-deck",
        "article-description", "article-excerpt", "article-intro", "article-introduction",
        "article-lead", "article-subline", "article-subtitle", "article-summary", "articledek",
        "articleintro", "articlelead", "articlelede", "articlesubtitle", "articlesummary",
        "artikel-einleitung", "artikel-inleiding", "artikel-intro", "artikel-lead",
        "artikel-untertitel", "artikelintro", "artikelvorspann", "bajada", "catenaccio", "chapeau",
        "chapo", "copete", "dek", "detay-spot", "entradilla", "entry-subtitle", "haber-spot",
        "haberspot", "headline-deck", "headline-summary", "ingress", "ingressi", "intro-paragraph",
        "intro-text", "introtext", "lead-paragraph", "lead-text", "leadtext", "lede", "linha-fina",
        "linhafina", "manchet", "news-lead", "news-spot", "nut-graf", "page-subtitle", "perex",
        "post-deck", "post-intro", "post-lead", "post-subtitle", "preamble", "single-excerpt",
        "single-subtitle", "sommario", "sottotitolo", "standfirst", "standfirsts", "story-deck",
        "story-intro", "story-lead", "story-subtitle", "story-summary", "strapline", "sub-headline",
        "subdek", "subheadline", "subheadlines", "subtitulo", "subtitulos", "sumario", "title-deck",
        "underrubrik", "undertittel", "unterzeile", "vorspann",
    ],
    phrases: &[],
    hits: &[],
    misses: &[],
    name_misses: &[
        "card-deck", "lead-image", "intro", "summary", "description", "header-title",
        "subtitle-track", "section-subhead", "excerpt", "article-header",
    ],
};
