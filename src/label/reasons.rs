//! Every reason: what it says to people, and where a caption with this reason was found.
//!
//! Code never asks for the name of a reason; what it needs to know of one stands here.

use crate::ImageSource;

/// Reasons whose name is that of a table or of a label. `{}` stands for the name.
const FAMILIES: [(&str, ImageSource, &str); 5] = [
    ("phrase", ImageSource::Nearness, "Its own words are those of the table “{}”."),
    ("appeal", ImageSource::Nearness, "In it the publisher speaks of itself: “{}”."),
    ("inline", ImageSource::Class, "The mark-up of the line itself names it “{}”."),
    (
        "scope",
        ImageSource::Class,
        "A container around it is named “{}”, and not much of the page's prose is in it.",
    ),
    (
        "model",
        ImageSource::Nearness,
        "The learned tables took it for “{}”, whatever the rules say.",
    ),
];

/// All others.
const OTHERS: [(&str, ImageSource, &str); 39] = [
    (
        "context/code-name",
        ImageSource::Nearness,
        "It says no more than which language the code below it is in.",
    ),
    ("context/copy", ImageSource::Nearness, "An earlier block of the text says the same."),
    ("context/counter", ImageSource::Nearness, "It counts photos or pages, and no more."),
    ("context/heads-prose", ImageSource::Nearness, "A heading where the article is."),
    (
        "context/links",
        ImageSource::Nearness,
        "It stands where the article is, but is mostly links.",
    ),
    (
        "context/stray",
        ImageSource::Nearness,
        "A word or two in no element that says what they are.",
    ),
    ("context/term", ImageSource::Nearness, "The term of a definition that is text."),
    ("context/time", ImageSource::Nearness, "A line with a time in it, and not much more."),
    ("context/title", ImageSource::Nearness, "The heading most like the title in the page's head."),
    ("context/title-copy", ImageSource::Nearness, "It says the same as the headline."),
    ("local/control", ImageSource::Nearness, "A button or another part of a form, and no more."),
    ("media/alt", ImageSource::Nearness, "It says the same as the description of its image."),
    ("media/beside-credit", ImageSource::Nearness, "It stands with an image and its credit."),
    ("media/byline", ImageSource::Nearness, "It stands in a figure and is named a byline."),
    (
        "media/card",
        ImageSource::Nearness,
        "It stands with an image and leads elsewhere as a whole.",
    ),
    ("media/cards", ImageSource::Nearness, "One of some images in a row with a line each."),
    ("media/date", ImageSource::Nearness, "It stands in a figure and is a date."),
    ("media/figure", ImageSource::Figure, "It stands in the figure of an image."),
    ("media/interface", ImageSource::Nearness, "A button or a count of a gallery or a player."),
    ("media/line", ImageSource::Split, "A line that ends with a credit."),
    ("media/named", ImageSource::Class, "It stands with an image and is named a caption."),
    ("media/near", ImageSource::Nearness, "It stands with an image and holds a credit."),
    ("media/outside", ImageSource::Nearness, "It is named a caption, but there is no image near."),
    ("media/player", ImageSource::Nearness, "It belongs to a player."),
    ("media/quoted", ImageSource::Nearness, "It stands in a figure that holds a quote."),
    ("media/rights", ImageSource::Class, "It is named as the rights to an image."),
    ("media/slanted", ImageSource::Nearness, "It is slanted and follows an image."),
    ("media/slide", ImageSource::Nearness, "The one line of a slide in a gallery."),
    ("media/split", ImageSource::Split, "The grammar of credits found it beside a caption."),
    ("region/inside", ImageSource::Nearness, "It stands where the article is."),
    ("region/links", ImageSource::Nearness, "It stands outside the article and is mostly links."),
    ("region/next-story", ImageSource::Nearness, "It belongs to another story on the page."),
    ("region/outside", ImageSource::Nearness, "It stands outside the article."),
    ("region/prose", ImageSource::Nearness, "Prose where the article is."),
    ("rules/content", ImageSource::Nearness, "A rule of the caller says where the content is."),
    ("rules/drop", ImageSource::Nearness, "A rule of the caller drops it."),
    ("rules/keep", ImageSource::Nearness, "A rule of the caller keeps it."),
    ("site/repeated", ImageSource::Nearness, "It stands on other articles of the site, too."),
    ("", ImageSource::Nearness, "There is no such block."),
];

/// What a reason says, as a sentence.
pub(crate) fn meaning(id: &str) -> String {
    let (family, name) = id.split_once('/').unwrap_or((id, ""));
    let known = FAMILIES.iter().find(|(it, ..)| *it == family);
    match known {
        Some((.., sentence)) => sentence.replace("{}", &name.replace('-', " ")),
        None => {
            other(id).map_or_else(|| format!("The rule {id}."), |(_, sentence)| sentence.to_owned())
        }
    }
}

/// Where a caption or a credit with a reason was found.
pub(super) fn source(id: &str) -> ImageSource {
    let family = id.split('/').next().unwrap_or_default();
    let known = FAMILIES.iter().find(|(it, ..)| *it == family).map(|(_, source, _)| *source);
    known.or_else(|| other(id).map(|(source, _)| source)).unwrap_or(ImageSource::Nearness)
}

fn other(id: &str) -> Option<(ImageSource, &'static str)> {
    OTHERS.iter().find(|(it, ..)| *it == id).map(|(_, source, sentence)| (*source, *sentence))
}

#[cfg(test)]
mod tests {
    use std::{fs, path::Path};

    use super::*;

    /// Adds the strings in the files of a folder that look like reasons.
    fn collect(folder: &Path, found: &mut Vec<String>) {
        for entry in fs::read_dir(folder).expect("the sources are there") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                collect(&path, found);
            } else if let Ok(source) = fs::read_to_string(&path) {
                let is_family = |family: &str| {
                    let others = OTHERS.iter().filter_map(|(id, ..)| id.split_once('/'));
                    let known = FAMILIES.iter().map(|(it, ..)| *it).chain(others.map(|(it, _)| it));
                    known.into_iter().any(|known| known == family)
                };
                let is_word =
                    |word: &str| word.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-');
                let is_reason = |text: &&str| {
                    let parts = text.split_once('/');
                    parts.is_some_and(|(family, name)| is_family(family) && is_word(name))
                };
                found.extend(source.split('"').filter(is_reason).map(str::to_owned));
            }
        }
    }

    #[test]
    fn each_reason_in_the_code_stands_here_and_each_here_in_the_code() {
        let mut found = Vec::new();
        collect(Path::new("src/label"), &mut found);
        assert!(found.len() > 100);
        for id in &found {
            assert!(!meaning(id).starts_with("The rule"), "{id} is no reason of the registry");
        }
        // Once in this file, once where it is given.
        for (id, ..) in OTHERS.iter().filter(|(id, ..)| !id.is_empty()) {
            let uses = found.iter().filter(|it| it == id).count();
            assert!(uses > 1, "{id} is given nowhere");
        }
    }

    #[test]
    fn a_reason_says_where_it_is_from() {
        assert_eq!(
            meaning("phrase/pull-quote"),
            "Its own words are those of the table “pull quote”."
        );
        assert_eq!(source("scope/caption"), ImageSource::Class);
        assert_eq!(source("media/figure"), ImageSource::Figure);
        assert_eq!(source("model/caption"), ImageSource::Nearness);
    }
}
