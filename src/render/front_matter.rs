//! The facts of a page as YAML, as it may stand before Markdown.

use std::fmt::Write;

use crate::Metadata;

impl Metadata {
    /// The facts as YAML between two lines `---`, with an empty line after them, or nothing if none
    /// is known: what static site generators and note programs call front matter.
    ///
    /// The names are `title`, `authors`, `date`, `modified`, `section`, `tags`, `language`, `site`,
    /// `url`, `description`, `image` and `license`; what the page does not tell is left out. Values
    /// are quoted, so that no program takes a title for a number or a list.
    #[must_use]
    #[doc(alias = "yaml")]
    pub fn front_matter(&self) -> String {
        /// One value or several.
        enum Fact<'m> {
            One(Option<&'m str>),
            List(&'m [String]),
        }
        use Fact::{List, One};
        let facts = [
            ("title", One(self.title())),
            ("authors", List(self.authors())),
            ("date", One(self.published())),
            ("modified", One(self.modified())),
            ("section", One(self.section())),
            ("tags", List(self.tags())),
            ("language", One(self.language())),
            ("site", One(self.site_name())),
            ("url", One(self.url())),
            ("description", One(self.description())),
            ("image", One(self.image())),
            ("license", One(self.license())),
        ];
        let mut out = String::new();
        for (name, fact) in facts {
            match fact {
                One(value) => write_value(name, value, &mut out),
                List(values) => write_list(name, values, &mut out),
            }
        }
        if out.is_empty() { out } else { format!("---\n{out}---\n\n") }
    }
}

fn write_value(name: &str, value: Option<&str>, out: &mut String) {
    if let Some(value) = value {
        out.extend([name, ": "]);
        quote(value, out);
        out.push('\n');
    }
}

fn write_list(name: &str, values: &[String], out: &mut String) {
    if values.is_empty() {
        return;
    }
    out.extend([name, ":\n"]);
    for value in values {
        out.push_str("  - ");
        quote(value, out);
        out.push('\n');
    }
}

/// A string between double quotes, as YAML and JSON read it.
fn quote(text: &str, out: &mut String) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            // YAML takes them for line ends or for no characters.
            '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}' => {
                let _ = write!(out, "\\u{:04x}", u32::from(c));
            }
            c if c.is_control() => {
                let _ = write!(out, "\\u{:04x}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
}
