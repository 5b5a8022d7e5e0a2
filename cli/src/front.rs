//! Facts in front of a text: YAML as site generators read it, or the head of an HTML document.

use unchaff::Metadata;

/// The facts that are known, between lines of three hyphens. Without any there is nothing.
pub(crate) fn yaml(facts: &Metadata) -> String {
    let mut lines = String::new();
    for (name, value) in single(facts) {
        if let Some(value) = value {
            lines.push_str(&format!("{name}: {}\n", quoted(value)));
        }
    }
    for (name, values) in [("authors", facts.authors()), ("tags", facts.tags())] {
        if !values.is_empty() {
            lines.push_str(&format!("{name}:\n"));
            lines.extend(values.iter().map(|value| format!("  - {}\n", quoted(value))));
        }
    }
    if lines.is_empty() { lines } else { format!("---\n{lines}---\n\n") }
}

/// A whole document around an article.
pub(crate) fn html(facts: &Metadata, article: &str) -> String {
    let language = facts.language().unwrap_or_default();
    let mut head = String::new();
    for (name, value) in single(facts).into_iter().filter(|(name, _)| *name != "title") {
        if let Some(value) = value {
            head.push_str(&meta(name, value));
        }
    }
    head.extend(facts.authors().iter().map(|author| meta("author", author)));
    let attribute = if language.is_empty() {
        String::new()
    } else {
        format!(" lang=\"{}\"", escaped(language))
    };
    format!(
        "<!doctype html>\n<html{attribute}>\n<head>\n<meta charset=\"utf-8\">\n<title>{}</title>\n{head}</head>\n\
         <body>\n{article}</body>\n</html>\n",
        escaped(facts.title().unwrap_or_default())
    )
}

fn single(facts: &Metadata) -> [(&'static str, Option<&str>); 9] {
    [
        ("title", facts.title()),
        ("published", facts.published()),
        ("modified", facts.modified()),
        ("language", facts.language()),
        ("site_name", facts.site_name()),
        ("section", facts.section()),
        ("url", facts.url()),
        ("description", facts.description()),
        ("license", facts.license()),
    ]
}

/// A text in double quotes: what JSON writes is YAML, too.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

fn meta(name: &str, value: &str) -> String {
    format!("<meta name=\"{name}\" content=\"{}\">\n", escaped(value))
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<html lang=en><title>A \"B\" &amp; C</title><meta name=author content='Jo Ray'>\
        <h1>A \"B\" &amp; C</h1><p>It rained all night in the valley, and the river rose.";

    #[test]
    fn facts_are_quoted() {
        let page = unchaff::extract(PAGE);
        let yaml = yaml(page.metadata());
        assert!(yaml.starts_with("---\ntitle: \"A \\\"B\\\" & C\"\nlanguage: \"en\"\n"), "{yaml}");
        assert!(yaml.ends_with("authors:\n  - \"Jo Ray\"\n---\n\n"), "{yaml}");
        let html = html(page.metadata(), &page.html());
        assert!(html.contains("<html lang=\"en\">"), "{html}");
        assert!(html.contains("<title>A &quot;B&quot; &amp; C</title>"), "{html}");
        assert!(html.contains("<meta name=\"author\" content=\"Jo Ray\">"), "{html}");
    }

    #[test]
    fn without_facts_there_is_no_front() {
        assert_eq!(yaml(unchaff::extract("").metadata()), "");
    }
}
