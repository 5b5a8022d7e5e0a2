//! Reads the objects of JSON-LD: which describes the article, and what hangs on it.

use std::{cmp::Reverse, collections::HashMap};

use serde_json::{Map, Value};

use super::{JsonLd, lenient::parse};
use crate::metadata::clean;

/// More scripts than this are not read; pages have one to ten.
const MAX_SCRIPTS: usize = 64;
/// Steps taken to read one property, so that references in a circle come to an end.
const MAX_STEPS: usize = 64;
/// More objects than this that may describe the page make a list of pages.
const MAX_NODES: usize = 64;
/// A longer text is the article and not a statement about it.
const MAX_TEXT_BYTES: usize = 1 << 14;

/// The types that describe the page's article, in order of trust. Equal numbers: the first one.
const TYPES: &[(&str, u8)] = &[
    ("NewsArticle", 0),
    ("ReportageNewsArticle", 0),
    ("OpinionNewsArticle", 0),
    ("AnalysisNewsArticle", 0),
    ("BackgroundNewsArticle", 0),
    ("ReviewNewsArticle", 0),
    ("AskPublicNewsArticle", 0),
    ("LiveBlogPosting", 0),
    ("Article", 0),
    ("BlogPosting", 0),
    ("SatiricalArticle", 0),
    ("AdvertiserContentArticle", 0),
    ("ScholarlyArticle", 1),
    ("MedicalScholarlyArticle", 1),
    ("TechArticle", 1),
    ("Report", 1),
    ("SocialMediaPosting", 1),
    ("DiscussionForumPosting", 1),
    ("Recipe", 2),
    ("Review", 2),
    ("HowTo", 2),
    ("CreativeWork", 2),
    ("VideoObject", 3),
    ("PodcastEpisode", 3),
    ("WebPage", WEB_PAGE),
    ("ItemPage", WEB_PAGE),
    ("AboutPage", WEB_PAGE),
    ("FAQPage", WEB_PAGE),
    ("QAPage", WEB_PAGE),
    ("MedicalWebPage", WEB_PAGE),
];
/// The number of the types that describe the page around the article.
const WEB_PAGE: u8 = 9;

/// What hangs on these properties is another work than the page's.
const ASIDE: &[&str] = &[
    "about",
    "citation",
    "comment",
    "hasPart",
    "image",
    "isBasedOn",
    "isPartOf",
    "itemListElement",
    "liveBlogUpdate",
    "mentions",
    "relatedLink",
    "review",
    "subjectOf",
    "suggestedAnswer",
    "video",
];

const HEADLINE: &[&str] = &["headline"];
const TITLE: &[&str] = &["headline", "name"];
const PUBLISHED: &[&str] = &["datePublished", "uploadDate", "dateCreated"];
const MODIFIED: &[&str] = &["dateModified"];
const AUTHORS: &[&str] = &["author", "creator"];
const LANGUAGE: &[&str] = &["inLanguage"];
const PUBLISHER: &[&str] = &["publisher", "sourceOrganization"];
const SECTION: &[&str] = &["articleSection"];
const TAGS: &[&str] = &["keywords"];
const LICENSE: &[&str] = &["license"];
const URL: &[&str] = &["url", "mainEntityOfPage", "@id"];
const DESCRIPTION: &[&str] = &["description"];
const IMAGE: &[&str] = &["image", "primaryImageOfPage", "thumbnailUrl", "thumbnail"];

/// Of an object that stands for a value, the properties that hold the text.
const NAME_OF: &[&str] = &["name", "@value"];
const LANGUAGE_OF: &[&str] = &["alternateName", "@value", "name"];
/// Of an image. `author` and `creditText` often name the publisher, who is sorted out.
const CREDIT_OF: &[&str] = &["creditText", "copyrightHolder", "creator", "author"];
const URL_OF: &[&str] = &["contentUrl", "url", "@value", "@id"];

type Object = Map<String, Value>;

/// An object that may describe the page.
struct Node<'v> {
    rank: u8,
    object: &'v Object,
}

/// The objects of all scripts that may describe the page, and every object with a name to refer to.
#[derive(Default)]
struct Graph<'v> {
    nodes: Vec<Node<'v>>,
    ids: HashMap<&'v str, &'v Object>,
    /// The name of a `WebSite`, else of nothing.
    site: Option<&'v str>,
}

/// Reads the scripts. `addresses` are what the page is known as.
pub(in crate::metadata) fn read(scripts: &[String], addresses: &[&str]) -> JsonLd {
    let roots: Vec<Value> = scripts.iter().take(MAX_SCRIPTS).flat_map(|s| parse(s)).collect();
    let mut graph = Graph::collect(&roots);
    let key = |address: &str| {
        let address = address.split(['#', '?']).next().unwrap_or_default();
        address.trim_end_matches('/').rsplit_once("//").map_or("", |(_, rest)| rest).to_owned()
    };
    let known: Vec<String> = addresses.iter().map(|a| key(a)).filter(|a| !a.is_empty()).collect();
    let mut nodes = std::mem::take(&mut graph.nodes);
    nodes.sort_by_cached_key(|node| {
        let urls = graph.read(&[node], URL, URL_OF);
        (node.rank, Reverse(urls.iter().any(|url| known.contains(&key(url)))))
    });
    let Some(best) = nodes.first() else {
        return JsonLd {
            publishers: graph.site.map(clean).into_iter().collect(),
            ..JsonLd::default()
        };
    };
    let headline = best.object.get("headline");
    let same: Vec<&Node<'_>> = nodes
        .iter()
        .enumerate()
        .filter(|(n, node)| {
            *n == 0
                || node.rank == WEB_PAGE
                || headline.is_some() && node.object.get("headline") == headline
        })
        .map(|(_, node)| node)
        .collect();
    let title = if best.rank == WEB_PAGE { HEADLINE } else { TITLE };
    let mut publishers = graph.read(&same, PUBLISHER, NAME_OF);
    publishers.extend(graph.site.map(clean));
    JsonLd {
        headlines: graph.read(same.get(..1).unwrap_or_default(), title, NAME_OF),
        authors: graph.read(&same, AUTHORS, NAME_OF),
        published: graph.read(&same, PUBLISHED, NAME_OF),
        modified: graph.read(&same, MODIFIED, NAME_OF),
        languages: graph.read(&same, LANGUAGE, LANGUAGE_OF),
        publishers,
        sections: graph.read(&same, SECTION, NAME_OF),
        tags: graph.read(&same, TAGS, NAME_OF),
        licenses: graph.read(&same, LICENSE, URL_OF),
        is_free: is_free(&same).into_iter().collect(),
        urls: graph.read(&same, URL, URL_OF),
        descriptions: graph.read(&same, DESCRIPTION, NAME_OF),
        images: graph.read(&same, IMAGE, URL_OF),
        image_credits: graph.image_credits(&same),
    }
}

impl<'v> Graph<'v> {
    /// Visits every object once, in document order.
    fn collect(roots: &'v [Value]) -> Self {
        let mut graph = Self::default();
        let mut stack: Vec<(&Value, bool)> = roots.iter().rev().map(|root| (root, false)).collect();
        while let Some((value, is_aside)) = stack.pop() {
            match value {
                Value::Array(values) => {
                    stack.extend(values.iter().rev().map(|value| (value, is_aside)));
                }
                Value::Object(object) => {
                    graph.add(object, is_aside);
                    stack.extend(
                        object.iter().rev().filter(|(_, v)| v.is_array() || v.is_object()).map(
                            |(name, value)| (value, is_aside || ASIDE.contains(&name.as_str())),
                        ),
                    );
                }
                _ => {}
            }
        }
        graph
    }

    fn add(&mut self, object: &'v Object, is_aside: bool) {
        if let Some(id) = object.get("@id").and_then(Value::as_str) {
            // A bare reference must not hide the object that it refers to.
            let known = self.ids.entry(id).or_insert(object);
            if object.len() > known.len() {
                *known = object;
            }
        }
        let rank = types(object)
            .filter_map(|name| TYPES.iter().find(|(of, _)| of.eq_ignore_ascii_case(name)))
            .map(|(_, rank)| *rank)
            .min();
        if let Some(rank) = rank.filter(|_| !is_aside && self.nodes.len() < MAX_NODES) {
            self.nodes.push(Node { rank, object });
        }
        if self.site.is_none() && types(object).any(|name| name == "WebSite") {
            self.site = object.get("name").and_then(Value::as_str);
        }
    }

    /// The texts of the first property that has any, of the first node that has it.
    fn read(&self, nodes: &[&Node<'v>], properties: &[&str], of: &[&str]) -> Vec<String> {
        nodes
            .iter()
            .flat_map(|node| properties.iter().filter_map(|property| node.object.get(*property)))
            .map(|value| self.texts(value, of))
            .find(|texts| !texts.is_empty())
            .unwrap_or_default()
    }

    /// Who made the first image that says so.
    fn image_credits(&self, nodes: &[&Node<'v>]) -> Vec<String> {
        let mut stack: Vec<&Value> =
            nodes.iter().rev().filter_map(|node| node.object.get("image")).collect();
        for _ in 0..MAX_STEPS {
            let Some(value) = stack.pop() else { break };
            match value {
                Value::Array(values) => stack.extend(values.iter().take(MAX_STEPS).rev()),
                Value::Object(object) => {
                    let id = object.get("@id").and_then(Value::as_str);
                    let meant = id.and_then(|id| self.ids.get(id)).copied().unwrap_or(object);
                    if let Some(value) = named(meant, CREDIT_OF) {
                        return self.texts(value, NAME_OF);
                    }
                }
                _ => {}
            }
        }
        Vec::new()
    }

    /// The texts of a value: of a string, of each member, of the object that is meant.
    fn texts(&self, value: &'v Value, of: &[&str]) -> Vec<String> {
        let mut texts = Vec::new();
        let mut stack = vec![value];
        for _ in 0..MAX_STEPS {
            let Some(value) = stack.pop() else { break };
            match value {
                Value::String(text) => match self.ids.get(text.as_str()) {
                    Some(object) if is_reference(text) && !of.contains(&"@id") => {
                        stack.extend(named(object, of));
                    }
                    _ if text.len() <= MAX_TEXT_BYTES => texts.push(clean(text)),
                    _ => {}
                },
                Value::Number(number) => texts.push(number.to_string()),
                Value::Array(values) => stack.extend(values.iter().take(MAX_STEPS).rev()),
                Value::Object(object) => {
                    let id = object.get("@id").and_then(Value::as_str);
                    let meant = id.and_then(|id| self.ids.get(id)).copied();
                    let meant = || meant.into_iter().chain([object]);
                    // An image or a page is its own address when nothing else is said of it.
                    match meant().find_map(|object| named(object, of)) {
                        Some(value) => stack.push(value),
                        None => texts.extend(meant().find_map(full_name)),
                    }
                }
                _ => {}
            }
        }
        texts.retain(|text| !text.is_empty());
        texts
    }
}

/// Sites write a boolean as `True` or `"false"`, too.
fn is_free(nodes: &[&Node<'_>]) -> Option<String> {
    nodes.iter().find_map(|node| match node.object.get("isAccessibleForFree")? {
        Value::Bool(is_free) => Some(is_free.to_string()),
        Value::String(text) => Some(text.trim().to_ascii_lowercase()),
        _ => None,
    })
}

/// Whether a bare string may be the `@id` of an object rather than a name.
fn is_reference(text: &str) -> bool {
    text.contains(['/', '#', ':'])
}

fn named<'v>(object: &'v Object, of: &[&str]) -> Option<&'v Value> {
    of.iter().find_map(|name| object.get(*name)).filter(|value| !value.is_null())
}

/// The name of a person in two parts.
fn full_name(person: &Object) -> Option<String> {
    let part = |name: &str| person.get(name).and_then(Value::as_str).map(clean);
    Some(format!("{} {}", part("givenName")?, part("familyName")?))
}

/// The types of an object, without `http://schema.org/` or `schema:`.
fn types(object: &Object) -> impl Iterator<Item = &str> {
    let value = object.get("@type");
    let list = value.and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    list.iter()
        .chain(value)
        .filter_map(Value::as_str)
        .map(|name| name.rsplit(['/', '#', ':']).next().unwrap_or(name).trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Headline, authors, date and publisher, joined by bars.
    fn check(scripts: &[&str], want: &str) {
        let scripts: Vec<String> = scripts.iter().map(|s| (*s).to_owned()).collect();
        let found = read(&scripts, &["https://echo.example/rain"]);
        let first = |texts: &[String]| texts.first().cloned().unwrap_or_default();
        let found = [
            first(&found.headlines),
            found.authors.join(", "),
            first(&found.published),
            first(&found.publishers),
        ];
        assert_eq!(found.join("|"), want, "{scripts:?}");
    }

    #[test]
    fn forms_of_an_article() {
        check(
            &[r#"{"@type":"NewsArticle","headline":"Rain","author":"Ada Quill",
                "datePublished":"2024-05-03","publisher":{"name":"Echo"}}"#],
            "Rain|Ada Quill|2024-05-03|Echo",
        );
        check(
            &[r#"[{"@type":["Thing","http://schema.org/BlogPosting"],"headline":"Rain",
                "author":[{"name":"Ada Quill"},{"name":["Ben Ink","Cy Nib"]},"Di Pen"]}]"#],
            "Rain|Ada Quill, Ben Ink, Cy Nib, Di Pen||",
        );
        check(
            &[r##"{"@graph":[{"@type":"Article","headline":"Rain","author":{"@id":"#a"},
                "publisher":{"@id":"#p"}},{"@type":"Person","@id":"#a","name":"Ada Quill"},
                {"@type":"Organization","@id":"#p","name":"Echo"}]}"##],
            "Rain|Ada Quill||Echo",
        );
        check(
            &[r#"{"@type":"Article","author":[{"givenName":"Ada","familyName":"Quill"},
                {"givenName":"Ben"}]}"#],
            "|Ada Quill||",
        );
        check(
            &[r#"{"@type":"WebPage","mainEntity":{"@type":"schema:Report","headline":"Rain",
                "creator":{"@type":"Person","name":"Ada Quill"}}}"#],
            "Rain|Ada Quill||",
        );
        check(
            &[
                r#"{"@type":"WebSite","name":"Echo"}"#,
                r#"{"@type":"LiveBlogPosting","headline":"Rain","liveBlogUpdate":[
                    {"@type":"BlogPosting","headline":"Wet","author":"Ben Ink"}]}"#,
            ],
            "Rain|||Echo",
        );
        check(&[r#"{"@type":"Person","name":"Ada Quill"}"#], "|||");
    }

    #[test]
    fn the_best_node_wins_and_others_fill_its_gaps() {
        check(
            &[
                r#"{"@type":"WebPage","headline":"Page","datePublished":"2024-05-03"}"#,
                r#"{"@type":"NewsArticle","headline":"Rain"}"#,
            ],
            "Rain||2024-05-03|",
        );
        check(
            &[
                r#"{"@type":"NewsArticle","headline":"Wind","author":"Ben Ink","url":"/wind"}"#,
                r#"{"@type":"NewsArticle","headline":"Rain",
                    "mainEntityOfPage":{"@id":"http://echo.example/rain/#page"}}"#,
            ],
            "Rain|||",
        );
        check(
            &[r#"{"@type":"ItemList","itemListElement":[{"@type":"Article","headline":"No"}]}"#],
            "|||",
        );
        check(&[r#"{"@type":"WebPage","name":"Rain | Echo"}"#], "|||");
    }

    #[test]
    fn malformed_scripts() {
        check(&["<!-- {\"@type\":\"Article\",\"headline\":\"A\nB\",} -->"], "A B|||");
        check(&["//<![CDATA[\n{\"@type\":\"Article\",\"headline\":\"A\"}\n//]]>"], "A|||");
        check(
            &["{&quot;@type&quot;:&quot;Article&quot;,&quot;headline&quot;:&quot;A&quot;}"],
            "A|||",
        );
        check(&[r#"{"@type":"Article","headline":"A &amp; &quot;B&quot;"}"#], "A & \"B\"|||");
        check(&["{", r#"{"@type":"Article","headline":"A"}"#], "A|||");
        check(&[r#"{"@type":7,"@graph":null}"#, "null", "[[]]", "3"], "|||");
    }

    #[test]
    fn images_and_languages() {
        let script = r##"{"@graph":[{"@type":"Article","image":{"@id":"#i"},
            "inLanguage":{"@type":"Language","name":"German","alternateName":"de"}},
            {"@type":"ImageObject","@id":"#i","url":"https://echo.example/a.jpg"}]}"##;
        let found = read(&[script.to_owned()], &[]);
        assert_eq!(found.images, ["https://echo.example/a.jpg"]);
        assert_eq!(found.languages, ["de"]);
    }

    #[test]
    fn references_in_a_circle_end() {
        check(
            &[r#"{"@graph":[{"@type":"Article","headline":"A","author":{"@id":"x:1"}},
                {"@id":"x:1","name":{"@id":"x:2"}},{"@id":"x:2","name":{"@id":"x:1"}}]}"#],
            "A|||",
        );
    }

    #[test]
    fn any_script_gives_a_result() {
        let nested = format!("{}1{}", "{\"a\":[".repeat(1000), "]}".repeat(1000));
        let article = r#"{"@type":"Article","headline":"A"}"#;
        check(&[&nested, article], "A|||");
        check(&[&format!("[{}]", vec![article; 20_000].join(",")), article], "A|||");
        check(&[&" ".repeat(1 << 21), article], "A|||");
        let article = article.to_owned();
        for (empty, want) in [(MAX_SCRIPTS - 1, 1), (MAX_SCRIPTS, 0)] {
            let mut scripts = vec![String::new(); empty];
            scripts.push(article.clone());
            assert_eq!(read(&scripts, &[]).headlines.len(), want);
        }
    }
}
