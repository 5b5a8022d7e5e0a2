//! Code as highlighters set it: lines as elements, numbers of lines in a column, the language in a class.

use super::{Walk, attributes::MAX_ITEM_NODES, table};
use crate::page::parse::{Element, Key, Name, NodeRef, Value};

/// What stands before the name of a language in a class, as HTML recommends it, or short, or as it is usual.
const LANGUAGE_PREFIXES: [&str; 6] =
    ["language-", "lang-", "highlight-source-", "highlight-text-", "brush:", "src-"];
/// No language has a longer name.
const MAX_LANGUAGE_BYTES: usize = 32;
/// Elements around a `<pre>` that may say its language.
const MAX_WRAPPERS: usize = 4;
/// Classes of highlighters, beside which the name of a language stands alone.
const HIGHLIGHTERS: [&str; 11] = [
    "brush:",
    "chroma",
    "codehilite",
    "highlight",
    "highlighter",
    "hljs",
    "prettyprint",
    "prism",
    "shiki",
    "sourcecode",
    "syntaxhighlighter",
];
/// The names of languages that stand alone.
#[rustfmt::skip]
const LANGUAGES: [&str; 84] = [
    "ada", "apache", "asm", "awk", "bash", "c", "c#", "c++", "clojure", "cmake", "cpp", "cs", "csharp", "css", "csv",
    "d", "dart", "diff", "docker", "dockerfile", "elixir", "elm", "erlang", "fish", "fortran", "fsharp", "gleam",
    "go", "golang", "graphql", "groovy", "haskell", "hcl", "html", "http", "ini", "java", "javascript", "js", "json",
    "jsx", "julia", "kotlin", "latex", "less", "lisp", "lua", "makefile", "markdown", "md", "nginx", "nim", "nix",
    "objectivec", "ocaml", "perl", "php", "powershell", "prolog", "protobuf", "py", "python", "python3", "r", "rb",
    "ruby", "rust", "sass", "scala", "scheme", "scss", "sh", "shell", "sql", "swift", "tex", "toml", "ts", "tsx",
    "typescript", "vim", "xml", "yaml", "zig",
];

/// What people call languages, and the names of classes for the same.
const CALLED: [(&str, &[&str]); 12] = [
    ("bash", &["console", "sh", "shell", "zsh"]),
    ("c#", &["cs", "csharp"]),
    ("c++", &["cpp"]),
    ("html", &["markup", "xml"]),
    ("javascript", &["js", "jsx"]),
    ("markdown", &["md"]),
    ("python", &["py"]),
    ("ruby", &["rb"]),
    ("rust", &["rs"]),
    ("shell", &["bash", "console", "sh", "zsh"]),
    ("typescript", &["ts", "tsx"]),
    ("yaml", &["yml"]),
];
/// Classes of the numbers of lines.
const GUTTERS: [&str; 16] = [
    "blob-num",
    "crayon-nums",
    "gl",
    "gutter",
    "hljs-ln-n",
    "hljs-ln-numbers",
    "line-num",
    "line-number",
    "line-numbers",
    "lineno",
    "linenos",
    "linenumber",
    "linenumbers",
    "ln",
    "lnt",
    "rouge-gutter",
];
/// Words of the class of a cell that is code.
const CODE_WORDS: [&str; 1] = ["code"];

impl<'d> Walk<'d> {
    /// Reads the language from a `<pre>`, or from what is around it.
    pub(super) fn read_language(&mut self, node: NodeRef<'d>) {
        let around = std::iter::successors(Some(node), |it| it.parent());
        let named = around.take(MAX_WRAPPERS).filter_map(|it| it.element()).find_map(language);
        if let Some(name) = named {
            self.page.extras.name_language(self.page.leaves.len() as u32, name);
        }
    }

    /// Reads the language from a `<code>` in code.
    pub(super) fn read_inner_language(&mut self, element: Element<'d>) {
        if let Some(name) = language(element) {
            self.page.extras.name_language(self.page.leaves.len() as u32, name);
        }
    }

    /// Ends the line of code that is open.
    pub(super) fn end_code_line(&mut self) {
        if self.has_text() && !self.page.text.ends_with('\n') {
            self.page.text.push('\n');
        }
    }

    /// Closes an element that is a line of code, or holds lines. `start` is where its text begins.
    pub(super) fn close_code_line(&mut self, start: usize) {
        if self.page.text.len() == start && self.has_text() {
            // A line without text is a line, too.
            self.page.text.push('\n');
        }
        self.end_code_line();
    }
}

/// Whether an element in code is a line of it or holds lines, and does not cut it.
pub(super) fn is_part(name: Name) -> bool {
    use Name::*;
    matches!(name, Code | Div | Li | Ol | Pre | Table | Tbody | Td | Th | Thead | Tr | Ul)
}

/// Whether an element in code is a line of it.
pub(super) fn is_line(name: Name) -> bool {
    matches!(name, Name::Div | Name::Li | Name::Tr)
}

/// Whether an element only holds others, so that white space in it is none of the code.
pub(super) fn is_frame(name: Name) -> bool {
    use Name::*;
    matches!(name, Ol | Table | Tbody | Thead | Tr | Ul)
}

/// Whether an element in code holds the numbers of lines.
pub(super) fn is_gutter(node: NodeRef<'_>, element: Element<'_>) -> bool {
    match element.name() {
        Name::Td | Name::Th => {
            let mut after = node.next_siblings();
            after.any(|it| it.element().is_some()) && has_numbers_only(node)
        }
        _ => (names_gutter(element) || is_unselectable(element)) && has_numbers_only(node),
    }
}

/// Whether a table is code beside the numbers of its lines.
pub(super) fn is_code_table(table: NodeRef<'_>) -> bool {
    let mut rows = table::rows(table);
    let Some(first) = rows.next() else { return false };
    let cells = || first.children().filter_map(|cell| Some((cell, cell.element()?)));
    let Some((last, code)) = cells().last().filter(|_| cells().nth(1).is_some()) else {
        return false;
    };
    let gutter = || cells().filter(|(cell, _)| cell.id() != last.id());
    if !gutter().all(|(cell, _)| has_numbers_only(cell)) {
        return false;
    }
    let holds_pre = || {
        let mut inside = last.descendants().take(MAX_ITEM_NODES).filter_map(|it| it.element());
        inside.any(|it| it.name() == Name::Pre)
    };
    let is_named = has_word(code, &CODE_WORDS) && gutter().any(|(_, cell)| names_gutter(cell));
    is_named || rows.next().is_none() && gutter().any(|(cell, _)| has_text(cell)) && holds_pre()
}

fn has_text(node: NodeRef<'_>) -> bool {
    node.descendants().any(|it| it.text().is_some_and(|text| !text.trim().is_empty()))
}

/// Whether an element holds nothing but numbers.
fn has_numbers_only(node: NodeRef<'_>) -> bool {
    let is_number =
        |text: &str| text.bytes().all(|it| it.is_ascii_digit() || it.is_ascii_whitespace());
    node.descendants().skip(1).all(|it| match it.value() {
        Value::Text(text) => is_number(text),
        Value::Element(element) => !matches!(element.name(), Name::Img | Name::Table),
        Value::Root => true,
    })
}

fn names_gutter(element: Element<'_>) -> bool {
    let class = element.attr(Key::Class).unwrap_or_default();
    class.split_ascii_whitespace().any(|name| {
        GUTTERS.iter().any(|it| name.eq_ignore_ascii_case(it)) || name.ends_with("-line-number")
    })
}

/// Whether a style keeps a reader from copying an element with the code.
fn is_unselectable(element: Element<'_>) -> bool {
    let style = element.attr(Key::Style).unwrap_or_default();
    let value =
        style.split_once("user-select").map(|(_, rest)| rest.trim_start_matches([' ', ':']));
    value.is_some_and(|value| value.starts_with("none"))
}

fn has_word(element: Element<'_>, words: &[&str]) -> bool {
    let class = element.attr(Key::Class).unwrap_or_default();
    class.split(|c: char| !c.is_ascii_alphanumeric()).any(|word| words.contains(&word))
}

/// Whether a line is what people call the language that a class names.
pub(crate) fn is_called(language: &str, line: &str) -> bool {
    let (language, line) = (language.to_lowercase(), line.to_lowercase());
    let others = CALLED.iter().find(|(name, _)| *name == line);
    line == language || others.is_some_and(|(_, others)| others.contains(&language.as_str()))
}

/// The language that an element states.
fn language(element: Element<'_>) -> Option<&str> {
    let stated = [Key::DataLang, Key::DataLanguage].into_iter().find_map(|key| element.attr(key));
    if let Some(name) = stated.filter(|name| is_name(name)) {
        return Some(name);
    }
    let class = element.attr(Key::Class)?;
    let names = || class.split([' ', '\t', '\n', ';']).filter(|name| !name.is_empty());
    let prefixed = names().find_map(|name| {
        LANGUAGE_PREFIXES
            .iter()
            .find_map(|prefix| name.strip_prefix(prefix))
            .filter(|it| is_name(it))
    });
    prefixed.or_else(|| {
        let is_highlighter =
            |name: &str| HIGHLIGHTERS.iter().any(|it| name.eq_ignore_ascii_case(it));
        let known = |name: &&str| LANGUAGES.contains(name);
        names().any(is_highlighter).then(|| names().find(known)).flatten()
    })
}

/// Whether a text could be the name of a language.
fn is_name(name: &str) -> bool {
    let is_of_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '#' | '.');
    name.starts_with(|c: char| c.is_ascii_alphanumeric())
        && name.len() <= MAX_LANGUAGE_BYTES
        && name.chars().all(is_of_name)
}

#[cfg(test)]
mod tests {
    use crate::{Kind, Limits, page::html::read};

    /// Checks the blocks of code, each with its language.
    #[track_caller]
    fn check(html: &str, expect: &[(&str, Option<&str>)]) {
        let page = read(html, Limits::default());
        page.check();
        let leaves = page.leaves.iter().zip(0..).filter(|(leaf, _)| leaf.kind == Kind::Code);
        let got: Vec<_> =
            leaves.map(|(leaf, i)| (page.text_of(leaf), page.extras.language(i))).collect();
        assert_eq!(got, expect, "{html}");
    }

    #[test]
    fn a_table_of_code_is_one_block_without_numbers() {
        let want = [("let a;\n  b();", None)];
        for (gutter, code) in [
            // A column of numbers and one of code.
            (
                "<td class=gutter><pre><span>1</span><br><span>2</span></pre>",
                "<td class=code><pre><span>let a;</span><br><span>  b();</span><br></pre>",
            ),
            ("<td><pre>1\n2\n</pre>", "<td><pre>let a;\n  b();\n</pre>"),
            (
                "<td><code><span class=lnt>1\n</span></code>",
                "<td><pre><code>let a;\n  b();</code></pre>",
            ),
            // Lines as elements, blanks as characters that do not break.
            (
                "<td class=gutter><div>1</div><div>2</div>",
                "<td class=code><div><div class=line><code>let</code> <code>a;</code></div>\n<div class=line><code>&nbsp;&nbsp;</code><code>b();</code></div></div>",
            ),
        ] {
            check(&format!("<div><table><tr>{gutter}</td>{code}</td></tr></table></div>"), &want);
            if !code.contains("class=line") {
                check(
                    &format!(
                        "<pre><code><table><tbody><tr>{gutter}</td>{code}</td></tr></table></code></pre>"
                    ),
                    &want,
                );
            }
        }
        // A row a line.
        check(
            "<table><tr><td class='blob-num x' id=L1></td><td class='blob-code y'>let a;</td></tr>\
             <tr><td class='blob-num x' id=L2></td>\n<td class='blob-code y'></td></tr>\
             <tr><td class='blob-num x' id=L3></td>\n<td class='blob-code y'>  b();</td></tr></table>",
            &[("let a;\n\n  b();", None)],
        );
        check(
            "<pre><table>\n<tr><td>1</td><td>if a\n</td></tr>\n<tr><td>2</td><td>  b</td></tr></table></pre>",
            &[("if a\n  b", None)],
        );
    }

    #[test]
    fn a_table_of_values_is_no_code() {
        check(
            "<table><tr><td>1</td><td class=code>AB12</td></tr><tr><td>2<td class=code>C</table>",
            &[],
        );
        check("<table><tr><td>Set up</td><td><pre>make</pre></td></tr></table>", &[]);
        check("<table><tr><td></td><td><p>1</p></td></tr></table>", &[]);
    }

    #[test]
    fn lines_of_code_are_one_block() {
        check(
            "<pre><div class=line>if a</div><div class=line>  b</div><div></div><div>c</div></pre>",
            &[("if a\n  b\n\nc", None)],
        );
        check("<pre><ol><li>if a</li>\n<li>  b</li></ol></pre>", &[("if a\n  b", None)]);
        check("<pre><code><div>if a\n</div><div>  b\n</div></code></pre>", &[("if a\n  b", None)]);
        check("<pre>a<h2>b</h2>c</pre>", &[("a", None), ("c", None)]);
    }

    #[test]
    fn numbers_of_lines_go_and_others_stay() {
        for class in ["ln", "lineno", "line-number", "x-line-number"] {
            check(
                &format!(
                    "<pre><span class={class}>1</span>a = 1;\n<span class={class}>2 </span>b;</pre>"
                ),
                &[("a = 1;\nb;", None)],
            );
        }
        check(
            "<pre><span style='user-select: none'>1</span>a;\n<span style='-webkit-user-select:none'>2</span>b;</pre>",
            &[("a;\nb;", None)],
        );
        check("<pre>a = <span class=number>1</span>;</pre>", &[("a = 1;", None)]);
        check("<pre><span class=ln>x</span> 1</pre>", &[("x 1", None)]);
        check("<pre>1\n2\n3</pre>", &[("1\n2\n3", None)]);
    }

    #[test]
    fn the_language_is_where_highlighters_write_it() {
        for (html, language) in [
            ("<pre><code class='hljs bash'>x</code></pre>", Some("bash")),
            ("<pre class='brush: php; gutter: true'>x</pre>", Some("php")),
            ("<pre class='sourceCode haskell'><code>x</code></pre>", Some("haskell")),
            ("<div class='highlight highlight-source-shell'><pre>x</pre></div>", Some("shell")),
            (
                "<div class='language-rb highlighter-rouge'><div><pre>x</pre></div></div>",
                Some("rb"),
            ),
            (
                "<figure class='highlight js'><table><tr><td><pre>1</pre><td><pre>x</pre></table></figure>",
                Some("js"),
            ),
            ("<pre><code data-lang=go>x</code></pre>", Some("go")),
            ("<pre class=src-c>x</pre>", Some("c")),
            ("<pre class='highlight wide'>x</pre>", None),
            ("<pre class='box bash'>x</pre>", None),
            ("<pre><code data-lang='a b'>x</code></pre>", None),
        ] {
            check(html, &[("x", language)]);
        }
    }
}
