//! Which inline styles hide an element, because what a reader cannot see may be meant for machines.

use std::borrow::Cow;

use aho_corasick::AhoCorasick;
use once_cell::sync::Lazy;

/// Farther than this to the left or above nothing is seen, in pixels or larger units.
const MIN_FAR: f32 = 900.0;
/// The same in hundredths of the window or of the box around.
const MIN_FAR_SHARE: f32 = 100.0;
/// A box with a side of so many pixels shows nothing.
const MAX_TINY_SIDE: f32 = 1.0;
/// Text that is less opaque cannot be read.
const MIN_OPACITY: f32 = 0.05;
/// What an element that fades in has beside an opacity of zero.
const ANIMATED: [&str; 6] =
    ["animation", "filter", "transform", "transition", "translate", "will-change"];
/// Parts that cut everything away, without white space.
const NOTHING: [&str; 6] =
    ["inset(50%", "inset(100%", "circle(0", "ellipse(0", "rect(0", "rect(1px"];

/// Few styles have any of these words, and most pages have many styles.
static TELLING: Lazy<AhoCorasick> = Lazy::new(|| {
    const WORDS: [&str; 14] = [
        "none",
        "hidden",
        "collapse",
        "opacity",
        "font",
        "size",
        "scale",
        "clip",
        "indent",
        "margin",
        "position",
        "overflow",
        "translate",
        "transparent",
    ];
    let builder = AhoCorasick::builder().ascii_case_insensitive(true).build(WORDS);
    #[expect(clippy::expect_used, reason = "the words are constants that the tests compile")]
    builder.expect("far below the limits of the automaton")
});

/// Whether a style hides an element.
pub(super) fn hides(style: &str) -> bool {
    if !TELLING.is_match(style) {
        return false;
    }
    let style = without_comments(style).to_ascii_lowercase();
    let declarations = style.split(';').filter_map(|rule| {
        let (name, value) = rule.split_once(':')?;
        let value =
            value.trim().trim_end_matches("important").trim_end_matches(['!', ' ', '\t', '\n']);
        Some((name.trim(), value))
    });
    let declarations: Vec<(&str, &str)> = declarations.collect();
    // The last one of a name counts.
    let value = |name: &str| declarations.iter().rfind(|it| it.0 == name).map(|it| it.1);
    let is = |name: &str, values: &[&str]| value(name).is_some_and(|it| values.contains(&it));
    let number = |name: &str| value(name).and_then(number);
    let far = |name: &str| value(name).is_some_and(is_far);

    let is_out = is("position", &["absolute", "fixed"])
        && ["left", "top", "right", "bottom"].into_iter().any(far)
        || ["text-indent", "margin-left", "margin-top", "margin-right"].into_iter().any(far);
    let is_tiny = |side: &str| {
        number(side).is_some_and(|it| it <= MAX_TINY_SIDE) && !is_relative(value(side))
    };
    let is_cut = is("overflow", &["hidden", "clip"])
        && ["width", "height", "max-width", "max-height"].into_iter().any(is_tiny);
    let is_animated = ANIMATED.into_iter().any(|name| value(name).is_some());
    is("display", &["none"])
        || is("visibility", &["hidden", "collapse"])
        || is("content-visibility", &["hidden"])
        || !is_animated && number("opacity").is_some_and(|it| it < MIN_OPACITY)
        || ["font-size", "font", "scale"].into_iter().any(|name| number(name) == Some(0.0))
        || value("filter").is_some_and(|it| squeezed(it).contains("opacity(0)"))
        || ["color", "-webkit-text-fill-color"].into_iter().any(|name| is(name, &["transparent"]))
            && value("background-clip").is_none()
            && value("-webkit-background-clip").is_none()
        || is_out
        || is_cut
        || value("transform").is_some_and(|it| {
            let it = squeezed(it);
            ["scale(0)", "scale(0,", "scalex(0)", "scaley(0)"]
                .into_iter()
                .any(|zero| it.contains(zero))
                || it.split("translate").skip(1).any(is_far_move)
        })
        || ["clip", "clip-path"].into_iter().filter_map(value).any(|it| {
            let it = squeezed(it);
            NOTHING.into_iter().any(|nothing| it.starts_with(nothing))
        })
}

/// The number that a value begins with.
fn number(value: &str) -> Option<f32> {
    let length = value.bytes().take_while(|byte| byte.is_ascii_digit() || b"+-.".contains(byte));
    value.get(..length.count())?.parse().ok()
}

/// Whether a length leads out of sight to the left or above.
fn is_far(length: &str) -> bool {
    let max = if length.trim_end().ends_with(['%', 'w', 'h']) { MIN_FAR_SHARE } else { MIN_FAR };
    number(length.trim_start()).is_some_and(|it| it <= -max)
}

/// Whether the rest of `translateX(-9999px)` moves farther than a reader can follow.
fn is_far_move(rest: &str) -> bool {
    let arguments = rest.split_once('(').and_then(|(_, rest)| rest.split_once(')'));
    let arguments = arguments.map_or("", |(arguments, _)| arguments);
    arguments.split(',').any(is_far)
}

/// Whether a length is a share or a multiple of another.
fn is_relative(value: Option<&str>) -> bool {
    value.is_some_and(|value| value.ends_with(['%', 'm', 'w', 'h']) && number(value) != Some(0.0))
}

fn squeezed(value: &str) -> String {
    value.split_ascii_whitespace().collect()
}

fn without_comments(style: &str) -> Cow<'_, str> {
    let Some((first, mut rest)) = style.split_once("/*") else { return Cow::Borrowed(style) };
    let mut out = first.to_owned();
    while let Some((_, after)) = rest.split_once("*/") {
        let (text, next) = after.split_once("/*").unwrap_or((after, ""));
        out.push_str(text);
        rest = next;
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_sees_is_hidden() {
        for style in [
            "display:none",
            "DISPLAY : None",
            "color:red;display:none !important",
            "display:/* x */none",
            "display:none!important;",
            "visibility:hidden",
            "visibility: collapse",
            "content-visibility:hidden",
            "opacity:0",
            "opacity: 0.0",
            "opacity:0%",
            "opacity:.01",
            "font-size:0",
            "font-size: 0px",
            "position:absolute;left:-9999px",
            "position:fixed; top:-10000px",
            "text-indent:-9999px",
            "text-indent:-999em",
            "margin-left:-9999px",
            "width:1px;height:1px;overflow:hidden",
            "width:0;overflow:hidden",
            "position:absolute;height:1px;overflow:hidden",
            "transform:scale(0)",
            "transform: scale( 0 )",
            "position:absolute;clip:rect(0 0 0 0)",
            "clip:rect(1px, 1px, 1px, 1px)",
            "clip-path:inset(50%)",
            "clip-path: inset( 100% )",
            "clip-path:circle(0)",
        ] {
            assert!(hides(style), "{style}");
        }
    }

    #[test]
    fn what_somebody_sees_is_not() {
        for style in [
            "",
            "display:block",
            "display:none;display:block",
            "visibility:visible",
            "opacity:1",
            "opacity:0.6",
            "opacity:0;transform:translateY(20px)",
            "opacity:0;transition:opacity 1s",
            "font-size:0.9em",
            "font-size:10px",
            "left:-9999px",
            "position:absolute;left:-10px",
            "text-indent:-1em",
            "margin-left:-40px",
            "width:1px",
            "width:1em;overflow:hidden",
            "height:100%;overflow:hidden",
            "overflow:hidden",
            "transform:scale(0.9)",
            "clip:auto",
            "clip-path:inset(0)",
            "clip:rect(10px,20px,30px,40px)",
            "list-style:none",
            "border:none",
            "/* display:none */",
            "/* display:none",
        ] {
            assert!(!hides(style), "{style}");
        }
    }
}
