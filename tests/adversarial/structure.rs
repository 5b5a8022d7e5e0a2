//! Stories in mark-up that no guide recommends, all of which a browser shows.

use super::{Case, Class, FIRST, HEAD, SECOND, STORY, TAIL, THIRD, before, story};

/// What stands before each paragraph and after it, in the place of `<p>` and `</p>`.
#[rustfmt::skip]
const PARAGRAPHS: &[(&str, &str, &str)] = &[
    ("divs", "<div>", "</div>"),
    ("p without end tags", "<p>", ""),
    ("p without an end in span", "<span><p>", "</span>"),
    ("lines and breaks", "", "<br><br>"),
    ("lines and single breaks", "", "<br>"),
    ("spans and breaks", "<span>", "</span><br><br>"),
    ("h2", "<h2>", "</h2>"),
    ("h6", "<h6>", "</h6>"),
    ("center and font", "<center><font size=2>", "</font></center>"),
    ("font and breaks", "<font>", "</font><br><br>"),
    ("tables of their own", "<table><tr><td>", "</td></tr></table>"),
    ("list items", "<ul><li>", "</li></ul>"),
    ("definitions", "<dl><dd>", "</dd></dl>"),
    ("quotes", "<blockquote>", "</blockquote>"),
    ("pre", "<pre>", "</pre>"),
    ("custom elements", "<news-paragraph>", "</news-paragraph>"),
    ("open details", "<details open><summary>More</summary><p>", "</p></details>"),
    ("details", "<details><summary>More</summary><p>", "</p></details>"),
    ("labels", "<label>", "</label>"),
    ("b", "<p><b>", "</b></p>"),
    ("links", "<p><a href=/rain>", "</a></p>"),
    ("sections of their own", "<section><div><p>", "</p></div></section>"),
    ("articles of their own", "<article><p>", "</p></article>"),
    ("p of upper case", "<P>", "</P>"),
    ("p in p", "<p><p>", "</p></p>"),
    ("ins", "<ins><p>", "</p></ins>"),
    ("addresses", "<address>", "</address>"),
    ("ruby", "<p><ruby>", "</ruby></p>"),
    ("words in spans", "<p><span>", "</span></p>"),
];

/// What stands before the story and after it.
#[rustfmt::skip]
const AROUND: &[(&str, &str, &str)] = &[
    ("a table layout", "<table width=100%><tr><td width=150><a href=/>Home</a></td><td>", "</td></tr></table>"),
    ("a table in a table", "<table><tr><td><table><tr><td>", "</td></tr></table></td></tr></table>"),
    ("one form", "<form id=form1 method=post>", "</form>"),
    ("one link", "<a href=/rain>", "</a>"),
    ("one button", "<button>", "</button>"),
    ("one label", "<label>", "</label>"),
    ("a noscript", "<noscript>", "</noscript>"),
    ("an object", "<object data=/x.swf>", "</object>"),
    ("a declared shadow root", "<x-story><template shadowrootmode=open>", "</template></x-story>"),
    ("a part that comes late", "<template id=B:0></template>Wait<!--/$--><div hidden id=S:0>", "</div>"),
    ("a custom element", "<x-story>", "</x-story>"),
    ("an open dialog", "<dialog open>", "</dialog>"),
    ("an iframe that a noscript does not close", "<noscript><iframe src=/x /></noscript>", ""),
    ("a fieldset", "<fieldset><legend>Rain</legend>", "</fieldset>"),
    ("a figure", "<figure>", "</figure>"),
    ("a footer", "<footer>", "</footer>"),
    ("an aside", "<aside>", "</aside>"),
    ("a nav", "<nav>", "</nav>"),
    ("a header", "<header>", "</header>"),
    ("a marquee", "<marquee>", "</marquee>"),
    ("a class of an advertisement", "<div class='ad advertisement'>", "</div>"),
    ("a class of comments", "<div id=comments class=comments>", "</div>"),
    ("a class of a sidebar", "<div class=sidebar>", "</div>"),
    ("a class of a cookie banner", "<div class=cookie-banner>", "</div>"),
    ("a class of a newsletter", "<div class=newsletter>", "</div>"),
    ("a panel that is open", "<div hidden=until-found>", "</div>"),
    ("aria-hidden that is false", "<div aria-hidden=false>", "</div>"),
];

pub(super) fn add(cases: &mut Vec<Case>) {
    for &(name, open, close) in PARAGRAPHS {
        let pieces = STORY.map(|text| [open, text, close].concat()).concat();
        let html = [HEAD, "<div>", &pieces, "</div>", TAIL].concat();
        cases.push(Case::fixed(Class::Structure, format!("paragraphs as {name}"), html));
    }
    for &(name, open, close) in AROUND {
        let html = [HEAD, open, &story(), close, TAIL].concat();
        cases.push(Case::fixed(Class::Structure, format!("in {name}"), html));
    }
    let page = before("");
    let body = format!("<h1>Rain</h1>{}", story());
    let lines = format!("{FIRST}\n\n{SECOND}\n\n{THIRD}");
    for (name, html) in [
        ("no html and no body", body.clone()),
        ("only text", STORY.join("<br><br>")),
        ("text after html", format!("<html><body><h1>Rain</h1></body></html>{}", story())),
        ("text before html", format!("{}<html><body></body></html>", story())),
        ("two bodies", format!("<body><p>x</p></body><body>{body}</body>")),
        (
            "two pages",
            page.replacen("</article>", "<!DOCTYPE html><html><head></head><body></article>", 1),
        ),
        (
            "head elements in the body",
            page.replacen("<h1>", "<meta name=x><link rel=x><style>p{}</style><h1>", 1),
        ),
        ("the story in the head", format!("<html><head><title>Rain</title>{body}</head></html>")),
        ("lines in one pre", [HEAD, "<pre>", &lines, "</pre>", TAIL].concat()),
        ("no headline", page.replacen("<h1>Rain closes the road in the valley</h1>", "", 1)),
        ("no title", page.replacen("<title>Rain closes the road in the valley</title>", "", 1)),
        ("no space anywhere", page.replace("\n", "")),
        ("a word on each line", page.replace(' ', "\n")),
        ("a tag cut at the end", format!("{page}<di")),
        ("cut in the last end tag", page.replace("</article></main>", "</arti")),
        ("an unclosed headline", page.replacen("</h1>", "", 1)),
        ("an unclosed link before", page.replacen("<h1>", "<a href=/x><h1>", 1)),
        ("an unclosed b before", page.replacen("<h1>", "<b><h1>", 1)),
        ("an unclosed table before", page.replacen("<h1>", "<table><tr><td><h1>", 1)),
        (
            "a frameset after",
            page.replacen("</body>", "<frameset><frame src=x></frameset></body>", 1),
        ),
        ("quirks", page.replacen("<!DOCTYPE html>", "", 1)),
        (
            "an old doctype",
            page.replacen(
                "<!DOCTYPE html>",
                "<!DOCTYPE HTML PUBLIC \"-//W3C//DTD HTML 3.2//EN\">",
                1,
            ),
        ),
        ("a space in end tags", page.replace("</p>", "</p >")),
        (
            "comments between all words of a line",
            page.replacen("rained all", "rained<!-- x --> all", 1),
        ),
    ] {
        cases.push(Case::fixed(Class::Structure, name, html));
    }
    let frames = format!("<html><frameset cols='*'><frame src=x></frameset>{}</html>", story());
    // A frameset leaves no room for text.
    cases.push(Case::fixed(Class::Structure, "a story after a frameset", frames).expects(&[]));
}
