//! What is hard on a tokenizer: tags, attributes, comments, references and raw text.

use super::{Case, Class, FIRST, after, before, between, fill, in_head, numbered};

/// What stands again and again between two paragraphs; a browser shows all three.
#[rustfmt::skip]
const BETWEEN: &[(&str, &str)] = &[
    ("comments", "<!-- x -->"),
    ("empty comments", "<!-->"),
    ("comments with a wrong end", "<!--x--!>"),
    ("comments with dashes", "<!------------>"),
    ("open CDATA", "<![CDATA["),
    ("CDATA", "<![CDATA[x]]>"),
    ("CDATA in svg", "<svg><![CDATA[x]]></svg>"),
    ("instructions", "<?xml x?>"),
    ("open instructions", "<?"),
    ("open declarations", "<!"),
    ("ampersands", "&"),
    ("open references", "&#x"),
    ("references", "&amp;"),
    ("references without end", "&amp"),
    ("references that do not exist", "&nosuchthing;"),
    ("references almost known", "&notit;"),
    ("references out of range", "&#99999999999;"),
    ("references to NUL", "&#0;x"),
    ("references to controls", "&#1;x&#x80;y&#x9f;"),
    ("references to bidi marks", "&#x202e;x&#x2066;y"),
    ("references to tag characters", "&#xe0041;x"),
    ("references to surrogates", "&#xd800;x"),
    ("less-than signs", "<"),
    ("less-than signs and spaces", "< "),
    ("greater-than signs", ">"),
    ("open end tags", "</"),
    ("empty end tags", "</>"),
    ("tags in tags", "<a <a "),
    ("slashes in tags", "<p/"),
    ("equals signs in tags", "<p = = >"),
    ("NULs", "\0"),
    ("NULs in tags", "<p\0>x"),
    ("NULs in attributes", "<p a\0=\0>x"),
    ("NULs in a word", "x\0y "),
    ("carriage returns", "\r"),
    ("carriage returns and line feeds", "x\r\n"),
    ("form feeds", "\u{c}x"),
    ("controls", "\u{1}\u{8}\u{b}\u{1b}x\u{7f}\u{80}\u{9f} "),
    ("noncharacters", "\u{fffe}\u{ffff}\u{1ffff}x "),
    ("byte order marks", "\u{feff}x"),
    ("scripts", "<script>x</script>"),
    ("scripts that look ended", "<script>'</scrip' + '</script>"),
    ("styles", "<style>x{}</style>"),
    ("textareas", "<textarea>x</textarea>"),
    ("titles", "<title>x</title>"),
    ("slashes closing div", "<div/></div>"),
    ("attributes on end tags", "<div></div a=b c=d>"),
    ("upper case", "<DIV CLASS=X>X</DIV>"),
    ("quotes in tags", "<p a='\"' b=\"'\">x"),
    ("empty attributes", "<p class='' id='' style='' href=''>x"),
];

/// What opens between the first two paragraphs and swallows the rest.
#[rustfmt::skip]
const SWALLOWS: &[(&str, &str)] = &[
    ("open comments", "<!--"),
    ("open CDATA in svg", "<svg><![CDATA["),
    ("open scripts", "<script>"),
    ("open scripts with open comments", "<script><!--<script>"),
    ("open styles", "<style>"),
    ("open titles", "<title>"),
    ("open textareas", "<textarea>"),
    ("open xmps", "<xmp>"),
    ("open plaintext", "<plaintext>"),
    ("open noframes", "<noframes>"),
    ("open iframes", "<iframe>"),
    ("open noembeds", "<noembed>"),
];

/// The start of something long, its unit, and its end.
#[rustfmt::skip]
const LONG: &[(&str, &str, &str, &str)] = &[
    ("one attribute again and again", "<div", " a=x", "></div>"),
    ("a long class", "<div class='", "wide-column ", "'></div>"),
    ("a long class of one word", "<div class='", "x", "'></div>"),
    ("a long id", "<div id='", "-main", "'></div>"),
    ("a long style", "<div style='", "color:red;", "'></div>"),
    ("a long style of colons", "<div style='", ":", "'></div>"),
    ("a long role", "<div role='", "x ", "'></div>"),
    ("a long title attribute", "<div title='", "x ", "'></div>"),
    ("a long href", "<a href='/", "../x/", "'>x</a>"),
    ("a long href of a host", "<a href='http://a.example/", "../", "'>x</a>"),
    ("a long host", "<a href='http://", "ä.", "/../../'>x</a>"),
    ("a long data address", "<img src='data:image/png;base64,", "AAAA", "'>"),
    ("long rights of a frame", "<iframe src=/x allow='", "a; ", "'></iframe>"),
    ("a long title of a frame", "<iframe src=/x allowfullscreen title='", "x \u{202e}", "'></iframe>"),
    ("a long src", "<img src='/", "x", "'>"),
    ("a long alt", "<img src=/x.jpg alt='", "x (", "'>"),
    ("a long srcset", "<img src=/x.jpg srcset='", "/a.jpg 100w, ", "'>"),
    ("a long srcset of commas", "<img srcset='", ",", "'>"),
    ("a long itemprop", "<span itemprop='", "author ", "'>x</span>"),
    ("a long rel", "<a rel='", "tag ", "' href=x>x</a>"),
    ("a long datetime", "<time datetime='", "2024-05-03", "'>x</time>"),
    ("a long lang", "<div lang='", "en-", "'></div>"),
    ("a long tag name", "<", "x", "></div>"),
    ("a long end tag name", "</", "x", ">"),
    ("a long comment", "<!--", "- ", "-->"),
    ("a long comment of tags", "<!--", "<p>x</p>", "-->"),
    ("a long doctype", "<!DOCTYPE ", "x ", ">"),
    ("a long script", "<script>", "var x = '<p>';", "</script>"),
    ("a long script of open ends", "<script>", "</scrip ", "</script>"),
    ("a long style sheet", "<style>", "p{color:red}", "</style>"),
    ("a long reference", "<p>&", "a", ";</p>"),
    ("a long numeric reference", "<p>&#", "0", "65;</p>"),
    ("a long iframe", "<iframe>", "<p>x</p>", "</iframe>"),
    ("a long noscript", "<noscript>", "<img src=/p.gif>", "</noscript>"),
    ("a long textarea", "<textarea>", "<p>x</p>", "</textarea>"),
    ("a long template", "<template>", "<p>x</p>", "</template>"),
    ("a long svg path", "<svg><path d='", "M 0 0 ", "'/></svg>"),
    ("many svg paths", "<svg>", "<path d=M0/>", "</svg>"),
];

pub(super) fn add(cases: &mut Vec<Case>) {
    for &(name, unit) in BETWEEN {
        let make = move |bytes| between(&fill(unit, bytes));
        cases.push(Case::growing(Class::Tokens, name, make));
    }
    for &(name, unit) in SWALLOWS {
        let make = move |bytes| between(&fill(unit, bytes));
        cases.push(Case::growing(Class::Tokens, name, make).expects(&[FIRST]));
        if name.starts_with("open s") || name.contains("comment") {
            let make = move |bytes| after(&fill(unit, bytes));
            cases.push(Case::growing(Class::Tokens, format!("{name}, after"), make));
        }
    }
    for &(name, start, unit, end) in LONG {
        let make = move |bytes| between(&[start, &fill(unit, bytes), end].concat());
        cases.push(Case::growing(Class::Tokens, name, make));
    }
    let tokens = |name, make: fn(usize) -> String| Case::growing(Class::Tokens, name, make);
    cases.extend([
        tokens("an open attribute", |bytes| {
            between(&("<a href=\"".to_owned() + &fill("x ", bytes)))
        })
        .expects(&[FIRST]),
        tokens("attributes on one tag", |bytes| {
            between(&format!("<div {}></div>", numbered(bytes, |i| format!(" a{i}"))))
        }),
        tokens("attributes on many tags", |bytes| {
            let tag = format!("<i {}>x</i>", numbered(2_000, |i| format!(" a{i}=x")));
            between(&fill(&tag, bytes))
        }),
        tokens("attributes on an end tag", |bytes| {
            between(&format!("<div></div {}>", numbered(bytes, |i| format!(" a{i}"))))
        }),
        tokens("attributes on body", |bytes| {
            let tag = format!("<body {}>", numbered(bytes, |i| format!(" data-a{i}=x")));
            before("").replacen("<body>", &tag, 1)
        }),
        tokens("distinct classes", |bytes| {
            between(&numbered(bytes, |i| format!("<p class=c{i}>x")))
        }),
        tokens("distinct class words on one tag", |bytes| {
            between(&format!("<div class='{}'></div>", numbered(bytes, |i| format!("ad-{i} "))))
        }),
        tokens("declared charsets", |bytes| in_head(&fill("<meta charset=utf-8>", bytes))),
        tokens("white space before the page", |bytes| fill(" \n", bytes) + &before("")),
        tokens("comments before the page", |bytes| fill("<!-- x -->", bytes) + &before("")),
        tokens("white space after the page", |bytes| before("") + &fill("\n", bytes)),
    ]);
}
