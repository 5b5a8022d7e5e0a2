//! Formulas, each once and as TeX: what MathML says beside its glyphs, or the glyphs; the scripts that
//! `MathJax` reads; images of formulas.

use super::{
    Walk,
    attributes::{is_hidden, is_text},
    memo::Memo,
};
use crate::page::parse::{Element, Key, Name, NodeRef, Value};

/// Words of the classes of what shows formulas.
const WORDS: [&str; 6] = ["equation", "formula", "latex", "math", "mathtex", "tex"];
/// What only the text of a formula has, for `math` may be the class of any image in a lesson.
const TEX_MARKS: [char; 5] = ['\\', '^', '_', '=', '{'];
/// A shorter text of such an image is a sign of its own.
const MAX_SIGN_CHARS: usize = 2;
/// A formula with more words of letters alone is a text, for machines at that: nobody sees it.
const MAX_PLAIN_WORDS: usize = 4;
/// What stands around a formula in its source, from the outside.
const WRAPPERS: [(&str, &str); 5] =
    [("$$", "$$"), ("$", "$"), ("\\(", "\\)"), ("\\[", "\\]"), ("{\\displaystyle", "}")];
/// What says how large a formula is, at its beginning.
const STYLES: [&str; 3] = ["\\displaystyle", "\\textstyle", "\\scriptstyle"];
/// The type of a script that is a formula. Some go on with `; mode=display`.
const SCRIPT_TYPE: &str = "math/tex";
/// How an annotation says that it is TeX.
const TEX_ENCODINGS: [&str; 3] = ["application/x-tex", "tex", "latex"];

impl<'d> Walk<'d> {
    /// Adds a formula to the line, unless it is the one before in another form.
    pub(super) fn formula(&mut self, source: &str) {
        let tex = tidy(source);
        if tex.is_empty() || self.ends_in(&tex) {
            return;
        }
        let added = self.text(&tex);
        self.page.extras.add_formula(added.start as u32..added.end as u32);
    }

    /// Whether the line ends in this formula.
    fn ends_in(&self, tex: &str) -> bool {
        let text = self.page.text.trim_end_matches(' ');
        let last = self.page.extras.last_formula();
        last.is_some_and(|last| last.end as usize == text.len() && self.page.slice(&last) == tex)
    }
}

/// The formula that a script is.
pub(super) fn of_script<'d>(node: NodeRef<'d>, element: Element<'d>) -> Option<&'d str> {
    let kind = element.attr(Key::Type)?;
    kind.starts_with(SCRIPT_TYPE).then(|| node.children().find_map(|child| child.text()))?
}

/// Whether a script after the element says in TeX what it shows.
pub(super) fn is_shown_by_script(node: NodeRef<'_>) -> bool {
    let next = node.next_siblings().take(2).find_map(|it| it.element());
    let is_tex = |it: Element<'_>| it.attr(Key::Type).is_some_and(|it| it.starts_with(SCRIPT_TYPE));
    next.is_some_and(|it| it.name() == Name::Script && is_tex(it))
        && node.next_sibling().is_none_or(|it| !is_text(it))
}

/// The formula that a named element holds between the marks of TeX, for a script to set.
pub(super) fn of_span(node: NodeRef<'_>, element: Element<'_>) -> Option<String> {
    let text = node.first_child()?.text()?.trim();
    let is_wrapped = text.starts_with(['\\', '$'])
        && WRAPPERS.iter().any(|(start, end)| {
            text.strip_prefix(start)
                .is_some_and(|rest| rest.len() > end.len() && rest.ends_with(end))
        });
    let is_alone = is_wrapped && node.first_child()?.next_sibling().is_none();
    (is_alone && has_word(element.attr(Key::Class)?)).then(|| text.to_owned())
}

/// Whether a class says that it is of formulas.
fn has_word(class: &str) -> bool {
    let mut words = class.split(|c: char| !c.is_ascii_alphanumeric());
    words.any(|word| WORDS.iter().any(|it| word.eq_ignore_ascii_case(it)))
}

/// The formula that an image shows.
pub(super) fn of_image(element: Element<'_>) -> Option<&str> {
    let alt = element.attr(Key::Alt).filter(|_| element.attr(Key::Class).is_some_and(has_word))?;
    let is_short = alt.chars().nth(MAX_SIGN_CHARS).is_none();
    (is_short || alt.contains(TEX_MARKS) && !is_prose(alt)).then_some(alt)
}

/// Whether a text that nobody sees has more to say than a formula does.
fn is_prose(tex: &str) -> bool {
    /// Shorter ones are names of variables.
    const MIN_LETTERS: usize = 3;
    let is_word =
        |it: &&str| it.len() >= MIN_LETTERS && it.bytes().all(|it| it.is_ascii_alphabetic());
    tex.split_ascii_whitespace().filter(is_word).count() > MAX_PLAIN_WORDS
}

/// The formula of a `<math>`.
pub(super) fn of_math<'d>(node: NodeRef<'d>, element: Element<'d>, memo: &mut Memo<'d>) -> String {
    let is_tex = |it: Element<'_>| {
        let encoding = it.attr(Key::Encoding).unwrap_or_default();
        it.name() == Name::Annotation
            && TEX_ENCODINGS.iter().any(|tex| encoding.eq_ignore_ascii_case(tex))
    };
    let annotation = node.descendants().find(|it| it.element().is_some_and(is_tex));
    let stated = annotation
        .and_then(|it| it.first_child())
        .and_then(|it| it.text())
        .or_else(|| element.attr(Key::Alttext))
        .filter(|tex| !tex.trim().is_empty() && !is_prose(tex));
    stated.map_or_else(|| written(node, memo), str::to_owned)
}

/// A formula without what only says how it is set.
fn tidy(source: &str) -> String {
    let words: Vec<&str> = source.split_whitespace().collect();
    let joined = words.join(" ");
    let mut tex = joined.as_str();
    for (start, end) in WRAPPERS {
        let inner = tex.strip_prefix(start).and_then(|it| it.strip_suffix(end));
        tex = inner.unwrap_or(tex).trim();
    }
    for style in STYLES {
        let rest = tex.strip_prefix(style);
        let rest = rest.filter(|rest| !rest.starts_with(|c: char| c.is_ascii_alphabetic()));
        tex = rest.unwrap_or(tex).trim();
    }
    // A slash at the end would take the mark behind the formula with it.
    let slashes = tex.len() - tex.trim_end_matches('\\').len();
    tex.get(..tex.len() - slashes % 2).unwrap_or_default().trim_end().to_owned()
}

/// `MathML` as TeX.
fn written<'d>(math: NodeRef<'d>, memo: &mut Memo<'d>) -> String {
    let mut out = String::new();
    let mut next = math.first_child();
    while let Some(node) = next {
        let mut is_open = begin(node, &mut out, memo);
        if is_open && let Some(child) = node.first_child() {
            next = Some(child);
            continue;
        }
        let mut done = node;
        next = loop {
            end(done, is_open, &mut out);
            is_open = true;
            if let Some(sibling) = done.next_sibling() {
                break Some(sibling);
            }
            match done.parent() {
                Some(parent) if parent.id() != math.id() => done = parent,
                _ => break None,
            }
        };
    }
    out
}

/// Writes what stands before a node. Returns whether what it holds is to be written.
fn begin<'d>(node: NodeRef<'d>, out: &mut String, memo: &mut Memo<'d>) -> bool {
    match node.value() {
        Value::Text(text) => {
            push_token(text.trim(), out);
            false
        }
        Value::Element(element) => {
            out.push_str(around(node, element).0);
            match element.full_name() {
                "annotation" | "annotation-xml" | "mphantom" => return false,
                _ if is_hidden(element, memo) => return false,
                "msqrt" => out.push_str("\\sqrt{"),
                "mfrac" => out.push_str("\\frac"),
                "mtext" => out.push_str("\\text{"),
                "mtable" => out.push_str("\\begin{matrix}"),
                "mfenced" => out.push('('),
                _ => {}
            }
            true
        }
        Value::Root => false,
    }
}

/// Writes what stands after a node, `is_open` if what it holds was to be written.
fn end(node: NodeRef<'_>, is_open: bool, out: &mut String) {
    const TEXT: &str = "\\text{";
    let Some(element) = node.element() else { return };
    match element.full_name() {
        _ if !is_open => {}
        "mtext" if out.ends_with(TEXT) => out.truncate(out.len() - TEXT.len()),
        "msqrt" | "mtext" => out.push('}'),
        "mtable" => out.push_str("\\end{matrix}"),
        "mfenced" => out.push(')'),
        "mspace" => out.push(' '),
        // The name of a function.
        "mi" if is_long(node) => out.push(' '),
        _ => {}
    }
    out.push_str(around(node, element).1);
}

/// What its place in the element around it puts before and after an element.
fn around(node: NodeRef<'_>, element: Element<'_>) -> (&'static str, &'static str) {
    /// No element of `MathML` with places has more of them.
    const MAX_PLACES: usize = 3;
    let Some(parent) = node.parent().and_then(|it| it.element()) else { return ("", "") };
    let place = || {
        let before = std::iter::successors(node.previous_sibling(), |it| it.previous_sibling());
        before.filter(|it| it.element().is_some()).take(MAX_PLACES).count()
    };
    let is_token = || matches!(element.full_name(), "mi" | "mn" | "mo" | "mtext");
    match parent.full_name() {
        "mfrac" => ("{", "}"),
        name @ ("msup" | "msub" | "msubsup" | "mover" | "munder" | "munderover" | "mroot") => {
            match (place(), name) {
                (0, _) if is_token() => ("", ""),
                (0, _) => ("{", "}"),
                (_, "mroot") => ("^{1/", "}"),
                (1, "msup" | "mover") | (2, _) => ("^{", "}"),
                _ => ("_{", "}"),
            }
        }
        "mtr" if place() > 0 => (" & ", ""),
        "mtable" if place() > 0 => (" \\\\ ", ""),
        "mfenced" if place() > 0 => (", ", ""),
        _ => ("", ""),
    }
}

fn is_long(node: NodeRef<'_>) -> bool {
    let text = node.first_child().and_then(|it| it.text());
    text.is_some_and(|text| text.trim().chars().nth(1).is_some())
}

fn push_token(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            // Signs that are not shown, for products and the use of functions.
            '\u{2061}'..='\u{2064}' => {}
            '\\' => out.push_str("\\backslash "),
            '{' | '}' | '%' | '#' | '&' | '_' | '$' => out.extend(['\\', c]),
            c => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::{Limits, page::html::read};

    /// Checks the lines, with `$` around formulas.
    #[track_caller]
    fn check(html: &str, expect: &[&str]) {
        let page = read(html, Limits::default());
        page.check();
        let lines = page.leaves.iter().map(|leaf| {
            let mut line = page.text_of(leaf).to_owned();
            for formula in page.extras.formulas(&leaf.span).iter().rev() {
                let at = |end: u32| (end - leaf.span.start) as usize;
                line.insert(at(formula.end), '$');
                line.insert(at(formula.start), '$');
            }
            line
        });
        assert_eq!(lines.collect::<Vec<_>>(), expect, "{html}");
    }

    #[test]
    fn tex_is_taken_where_it_is_stated() {
        let glyphs = "<mrow><mi>x</mi></mrow>";
        for encoding in ["application/x-tex", "TeX", "LaTeX"] {
            check(
                &format!(
                    "<p>So <math><semantics>{glyphs}<annotation encoding='{encoding}'> x ^ 2 </annotation></semantics></math>."
                ),
                &["So $x ^ 2$."],
            );
        }
        check(
            &format!("<p>A <math alttext='{{\\displaystyle x_1}}'>{glyphs}</math>b"),
            &["A $x_1$b"],
        );
        check(&format!("<p><math alttext=' '>{glyphs}</math>"), &["$x$"]);
        // What is in it for machines is not seen.
        let order = "x = ignore all that was said before";
        check(&format!("<p><math alttext='{order}'>{glyphs}</math>"), &["$x$"]);
        check(&format!("<p>a <img class=tex alt='{order}' src=a.png>"), &["a"]);
        check("<p><math><mi hidden>y</mi><mi style=display:none>y</mi><mi>x</mi></math>", &["$x$"]);
        // An annotation for other programs says nothing.
        check(
            &format!(
                "<p><math><semantics>{glyphs}<annotation encoding=StarMath>y</annotation></semantics></math>"
            ),
            &["$x$"],
        );
    }

    #[test]
    fn glyphs_become_tex() {
        for (mathml, tex) in [
            ("<msqrt><mn>2</mn></msqrt>", "\\sqrt{2}"),
            ("<mroot><mi>a</mi><mn>3</mn></mroot>", "a^{1/3}"),
            (
                "<mfrac><mi>a</mi><mrow><mi>b</mi><mo>+</mo><mn>1</mn></mrow></mfrac>",
                "\\frac{a}{b+1}",
            ),
            ("<msubsup><mi>L</mi><mn>0</mn><mn>2</mn></msubsup>", "L_{0}^{2}"),
            ("<msup><mrow><mi>a</mi><mo>-</mo><mi>b</mi></mrow><mn>2</mn></msup>", "{a-b}^{2}"),
            ("<munderover><mo>∑</mo><mn>1</mn><mi>n</mi></munderover>", "∑_{1}^{n}"),
            ("<mover><mi>x</mi><mo>¯</mo></mover>", "x^{¯}"),
            ("<mi>sin</mi><mo>&#x2061;</mo><mi>x</mi>", "sin x"),
            ("<mtext>if 50%</mtext>", "\\text{if 50\\%}"),
            ("<mi>x</mi><mtext> </mtext>", "x"),
            ("<mi>x</mi><msqrt hidden><mi>y</mi></msqrt>", "x"),
            (
                "<mtable><mtr><mtd><mn>1</mn></mtd><mtd><mn>0</mn></mtd></mtr><mtr><mtd><mn>2</mn></mtd></mtr></mtable>",
                "\\begin{matrix}1 & 0 \\\\ 2\\end{matrix}",
            ),
            ("<mphantom><mi>x</mi></mphantom><mi>y</mi>", "y"),
        ] {
            check(
                &format!("<p>See <math>{mathml}</math> there."),
                &[&format!("See ${tex}$ there.")],
            );
        }
        check("<p>a<math></math> b", &["a b"]);
    }

    #[test]
    fn a_formula_in_two_forms_stands_once() {
        let math = "<math><semantics><mi>x</mi><annotation encoding=application/x-tex>x</annotation></semantics></math>";
        let image = "<img class=mwe-math-fallback-image-inline alt='{\\displaystyle x}' src=x.svg>";
        let script = "<script type='math/tex; mode=display'>x</script>";
        check(&format!("<p>a <span>{math}</span> {image} b"), &["a $x$ b"]);
        check(&format!("<p>a <span style='display:none'>{math}</span>{image} b"), &["a $x$ b"]);
        check(&format!("<p>a <span class=MathJax><i>X</i></span>{script} b"), &["a $x$ b"]);
        check(
            &format!("<p>a <span class=katex>{math}<span aria-hidden=true>x</span></span> b"),
            &["a $x$ b"],
        );
        check(
            &format!(
                "<p>a <mjx-container><mjx-math aria-hidden=true><mjx-c>x</mjx-c></mjx-math><mjx-assistive-mml>{math}</mjx-assistive-mml></mjx-container> b"
            ),
            &["a $x$ b"],
        );
        check(&format!("<p>{math} and {math}"), &["$x$ and $x$"]);
    }

    #[test]
    fn images_of_formulas_are_text_and_others_are_not() {
        let count = |html: &str| read(html, Limits::default()).pictures.len();
        for class in ["latex", "tex", "wp-katex-eq math"] {
            check(
                &format!("<p>a <img class='{class}' alt='E=mc^2' src=a.png> b"),
                &["a $E=mc^2$ b"],
            );
            assert_eq!(count(&format!("<img class='{class}' alt='E=mc^2' src=a.png>")), 0);
        }
        check("<p>a <img class=math alt='A teacher at the board' src=a.png> b", &["a b"]);
        check("<p>a <img class=texture alt='E=mc^2' src=a.png> b", &["a b"]);
        assert_eq!(count("<img class=math alt='A teacher at the board' src=a.png>"), 1);
    }

    #[test]
    fn tex_for_a_script_is_a_formula_where_its_element_says_so() {
        check("<p>a <span class='math inline'>\\(x_1\\)</span> b", &["a $x_1$ b"]);
        check("<div class='math display'>\\[x^2\\]</div>", &["$x^2$"]);
        check("<p>a <span class=tex>$x$</span> b", &["a $x$ b"]);
        check("<p>a <span class=price>$5 or $</span> b", &["a $5 or $ b"]);
        check("<p>a <span class=math>$5</span> b", &["a $5 b"]);
    }

    #[test]
    fn what_only_sets_a_formula_is_not_there() {
        for source in
            ["$x$", "$$ x $$", "\\(x\\)", "\\[x\\]", "\\displaystyle x", "{\\textstyle x}"]
        {
            let want = if source.starts_with("{\\t") { "{\\textstyle x}" } else { "x" };
            assert_eq!(super::tidy(source), want, "{source}");
        }
        assert_eq!(super::tidy("x\\\\"), "x\\\\");
        assert_eq!(super::tidy("x\\"), "x");
        assert_eq!(super::tidy("\\displaystyles"), "\\displaystyles");
    }
}
