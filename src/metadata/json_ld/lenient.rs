//! Reads what pages write as JSON, because much of it is broken in the same ways.

use std::borrow::Cow;

use serde_json::{Deserializer, Value};

use crate::metadata::clean::decode;

/// A longer script is data for a program, not a statement about the page.
const MAX_SCRIPT_BYTES: usize = 1 << 20;

/// The values of a script, as far as they can be understood.
pub(super) fn parse(script: &str) -> Vec<Value> {
    if script.len() > MAX_SCRIPT_BYTES {
        return Vec::new();
    }
    let source = unwrap(script);
    let values = |text: &str| -> Result<Vec<Value>, _> {
        Deserializer::from_str(text).into_iter::<Value>().collect()
    };
    values(source).or_else(|_| values(&repair(source))).unwrap_or_else(|_| {
        let source = if source.contains("&quot;") { decode(source) } else { Cow::Borrowed(source) };
        // The repaired text may still break off; what comes before is worth having.
        Deserializer::from_str(&repair(&source)).into_iter().map_while(Result::ok).collect()
    })
}

/// The script without a byte order mark, an HTML comment or CDATA around it.
fn unwrap(script: &str) -> &str {
    const BEFORE: &[&str] = &["\u{feff}", "<!--", "<![CDATA[", "//", "/*", "*/"];
    const AFTER: &[&str] = &["-->", "]]>", "//", "/*", "*/", ";"];
    let mut text = script.trim();
    while let Some(rest) = BEFORE.iter().find_map(|mark| text.strip_prefix(mark)) {
        text = rest.trim_start();
    }
    while let Some(rest) = AFTER.iter().find_map(|mark| text.strip_suffix(mark)) {
        text = rest.trim_end();
    }
    text
}

/// Mends what people get wrong: bare line ends and quotes in strings, escapes that JSON does not
/// know, commas before a closing bracket, brackets that are never closed.
fn repair(source: &str) -> String {
    let mut out = String::with_capacity(source.len());
    let mut open = Vec::new();
    let mut is_string = false;
    let mut chars = source.char_indices();
    while let Some((at, c)) = chars.next() {
        match c {
            '"' if !is_string => {
                is_string = true;
                out.push(c);
            }
            '"' if ends_string(source.get(at + 1..).unwrap_or_default()) => {
                is_string = false;
                out.push(c);
            }
            '"' => out.push_str("\\\""),
            '\\' if is_string => match chars.next() {
                Some((_, c @ ('"' | '\\' | '/' | 'b' | 'f' | 'n' | 'r' | 't' | 'u'))) => {
                    out.extend(['\\', c]);
                }
                Some((_, c)) if !c.is_control() => out.push(c),
                _ => out.push(' '),
            },
            c if c.is_control() => out.push(' '),
            '{' | '[' if !is_string => {
                open.push(if c == '{' { '}' } else { ']' });
                out.push(c);
            }
            '}' | ']' if !is_string => {
                drop_comma(&mut out);
                open.pop();
                out.push(c);
            }
            ';' if !is_string => {}
            c => out.push(c),
        }
    }
    if is_string {
        out.push('"');
    }
    drop_comma(&mut out);
    out.extend(open.iter().rev());
    out
}

fn ends_string(rest: &str) -> bool {
    let rest = rest.trim_start();
    rest.is_empty() || rest.starts_with([',', ':', '}', ']'])
}

fn drop_comma(out: &mut String) {
    out.truncate(out.trim_end().len());
    if out.ends_with(',') {
        out.pop();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(script: &str, want: &str) {
        let values = parse(script);
        let name = values.first().and_then(|value| value.get("name")).and_then(Value::as_str);
        assert_eq!(name.unwrap_or_default(), want, "{script}");
    }

    #[test]
    fn broken_scripts_are_mended() {
        check(r#"{"name": "a"}"#, "a");
        check("\u{feff} {\"name\": \"a\"};", "a");
        check("<!-- {\"name\": \"a\"} -->", "a");
        check("//<![CDATA[\n{\"name\": \"a\"}\n//]]>", "a");
        check("/*<![CDATA[*/{\"name\": \"a\"}/*]]>*/", "a");
        check(r#"{"name": "a", "b": [1, 2,], }"#, "a");
        check("{\"name\": \"a\nb\tc\u{1}d\"}", "a b c d");
        check(r#"{"name": "it\'s"}"#, "it's");
        check(r#"{"name": "the "big" one", "b": 1}"#, "the \"big\" one");
        check("{&quot;name&quot;: &quot;a&quot;}", "a");
        check(r#"{"name": "a", "b": {"c": ["d"#, "a");
        check(r#"{"name": "a"} {"name": "b"}"#, "a");
        check("", "");
        check("var a = 1;", "");
    }

    #[test]
    fn long_scripts_are_not_read() {
        let script = |bytes: usize| format!("{{\"name\":\"{}\"}}", "a".repeat(bytes - 11));
        assert_eq!(script(20).len(), 20);
        for (bytes, values) in [(-1, 1), (0, 1), (1, 0)] {
            let bytes = MAX_SCRIPT_BYTES.saturating_add_signed(bytes);
            assert_eq!(parse(&script(bytes)).len(), values, "{bytes}");
        }
    }

    #[test]
    fn any_text_gives_a_result() {
        assert!(parse(&"[".repeat(1000)).is_empty());
        for part in ["\" ", "{\"a\":", "//", "<a", "&#", "[,", "\\"] {
            let text = part.repeat(MAX_SCRIPT_BYTES / part.len());
            let _ = parse(&text);
        }
    }
}
