//! Sentences of the article repeated in large type.

use super::{Cue, Table};

#[rustfmt::skip]
pub(super) const TABLE: Table = Table {
    cue: Cue::PullQuote,
    tags: &[],
    roles: &[],
    names: &[
        "big-quote", "bigquote", "breakout-quote", "breakoutquote", "callout-quote",
        "cita-destacada", "citacao-destaque", "citadestacada", "citat-boks", "citat-ruta",
        "citatboks", "citatruta", "citazione-evidenza", "clicktotweet", "ctt-box", "ctt-text",
        "cytat-wyrozniony", "destacado-cita", "display-quote", "exergue", "featured-quote",
        "frase-destacada", "highlight-quote", "highlighted-quote", "inset-quote", "large-quote",
        "nostolainaus", "pull-quote", "pull-quotes", "pulled-quote", "pullout-quote",
        "pulloutquote", "pullquote*", "quote-callout", "quote-featured", "quote-highlight",
        "quote-inset", "quote-large", "quote-pull", "quote-streamer", "sitat-boks", "sitatboks",
        "streamer-quote", "to-tweet", "tweetable", "tweetables", "uthevet-sitat", "zitat-box",
        "zitatbox", "zitatkasten",
    ],
    phrases: &[],
    hits: &[],
    misses: &[],
    name_misses: &["blockquote", "pull-left", "pull-request", "quote", "stock-quote", "streamer"],
};
