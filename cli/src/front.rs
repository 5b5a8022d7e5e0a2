//! An HTML document around an article, with the facts in its head.

use unchaff::Metadata;

/// A whole document around an article.
pub(crate) fn html(facts: &Metadata, article: &str) -> String {
    let language = match facts.language() {
        Some(language) => format!(" lang=\"{}\"", escaped(language)),
        None => String::new(),
    };
    let tags = Some(facts.tags().join(", ")).filter(|tags| !tags.is_empty());
    // Names of the standard first, then those that front matter has.
    let values = [
        ("description", facts.description()),
        ("keywords", tags.as_deref()),
        ("date", facts.published()),
        ("modified", facts.modified()),
        ("section", facts.section()),
        ("site", facts.site_name()),
        ("url", facts.url()),
        ("image", facts.image()),
        ("license", facts.license()),
    ];
    let authors = facts.authors().iter().map(|author| ("author", Some(author.as_str())));
    let meta = |(name, value): (&str, Option<&str>)| {
        Some(format!("<meta name=\"{name}\" content=\"{}\">\n", escaped(value?)))
    };
    let head: String = authors.chain(values).filter_map(meta).collect();
    format!(
        "<!doctype html>\n<html{language}>\n<head>\n<meta charset=\"utf-8\">\n<title>{}</title>\n{head}</head>\n\
         <body>\n{article}</body>\n</html>\n",
        escaped(facts.title().unwrap_or_default())
    )
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn facts_are_escaped() {
        let page = unchaff::extract(
            "<html lang=en><title>A \"B\" &amp; C</title><meta name=author content='Jo Ray'>\
             <h1>A \"B\" &amp; C</h1><p>It rained all night in the valley, and the river rose.",
        );
        let html = html(page.metadata(), &page.html());
        for want in [
            "<html lang=\"en\">",
            "<title>A &quot;B&quot; &amp; C</title>",
            "<meta name=\"author\" content=\"Jo Ray\">",
        ] {
            assert!(html.contains(want), "{html}");
        }
    }
}
