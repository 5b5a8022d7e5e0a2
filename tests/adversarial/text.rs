//! Text that is hard on searches, counts and labels: one piece that is long, or very many pieces.

use super::{Case, Class, FIRST, after, before, between, fill, numbered};

/// What one paragraph is made of.
#[rustfmt::skip]
const UNITS: &[(&str, &str)] = &[
    ("digits", "1234567890"),
    ("letters", "x"),
    ("capitals", "X"),
    ("single letters", "x "),
    ("e-mails", "a.b@c.example "),
    ("e-mails without spaces", "a@b.c"),
    ("addresses", "https://news.example/x?y=z "),
    ("starts of addresses", "http://"),
    ("dots and letters", "a.b."),
    ("Chinese", "昨夜从山谷到河边一直下雨。"),
    ("Chinese without stops", "雨"),
    ("Japanese", "昨夜から雨が降り続いた、"),
    ("Thai", "ฝนตกตลอดทั้งคืนในหุบเขา"),
    ("Arabic", "هطل المطر طوال الليل، "),
    ("emoji with joiners", "👩‍👩‍👧‍👦"),
    ("flags", "🇩🇪"),
    ("combining marks", "\u{301}"),
    ("combining marks on letters", "e\u{301}\u{301}\u{301}"),
    ("bidi overrides", "\u{202e}x\u{2066}"),
    ("zero-width spaces", "\u{200b}"),
    ("zero-width joiners", "\u{200d}"),
    ("soft hyphens", "x\u{ad}"),
    ("tag characters", "\u{e0041}"),
    ("variation selectors", "x\u{fe0f}\u{e0100}"),
    ("private use", "\u{e000}\u{f8ff}"),
    ("replacement characters", "\u{fffd}"),
    ("spaces", " "),
    ("tabs", "\t"),
    ("no-break spaces", "\u{a0}"),
    ("line separators", "\u{2028}x\u{85}"),
    ("dashes", "—"),
    ("hyphens", "-"),
    ("pipes", "x | "),
    ("underscores", "_"),
    ("asterisks", "*"),
    ("backticks", "`"),
    ("backslashes", "\\"),
    ("number signs", "#"),
    ("parentheses", "("),
    ("parentheses in parentheses", "()("),
    ("brackets", "[x]("),
    ("quotation marks", "\""),
    ("guillemets", "»x« "),
    ("apostrophes", "'"),
    ("dots", "."),
    ("dots and spaces", ". "),
    ("commas", ", "),
    ("colons", ": "),
    ("semicolons", ";"),
    ("slashes", "/"),
    ("questions", "x? "),
    ("ellipses", "… "),
    ("bullets", "• "),
    ("copyright signs", "© "),
    ("hash tags", "#rain "),
    ("handles", "@rain "),
    ("photo credits", "Foto: "),
    ("photo credits in parentheses", "(Foto: dpa) "),
    ("photos by names", "Photo by Anna Berg / "),
    ("bylines", "By Anna Berg and "),
    ("bylines, German", "Von Anna Berg und "),
    ("names", "Anna Berg, "),
    ("dates", "12.3.2020 "),
    ("dates in words", "12 March 2020, "),
    ("dates of ISO", "2020-03-12T10:00:00Z "),
    ("times", "12:30 Uhr "),
    ("relative dates", "2 hours ago "),
    ("prices", "$1,000.00 "),
    ("cue phrases", "Subscribe to our newsletter. "),
    ("cue phrases, mixed", "Advertisement Read more: cookies Share Comments "),
    ("capital İ", "İ"),
    ("capital İ in words", "İstanbul İ "),
    ("sharp s", "ß"),
    ("ligatures", "ﬃ ﷺ ŉ "),
    ("mathematical letters", "𝐑𝐚𝐢𝐧 "),
    ("full-width letters", "Ｒａｉｎ "),
    ("no-break references", "&nbsp;"),
    ("words on lines", "rain<br>"),
    ("empty lines", "<br>"),
    ("pairs of breaks", "rain<br><br>"),
    ("bold words", "<b>rain</b> "),
    ("links in one paragraph", "<a href=/x>rain</a> "),
    ("footnotes", "rain<sup><a href=#f>1</a></sup> "),
    ("spans", "<span>rain</span>"),
    ("spans with classes", "<span class=credit>rain</span> "),
    ("word breaks", "rain<wbr>"),
    ("comments in a word", "r<!-- -->"),
];

/// What stands between two paragraphs again and again.
#[rustfmt::skip]
const PIECES: &[(&str, &str)] = &[
    ("paragraphs", "<p>x</p>"),
    ("paragraphs of a sentence", "<p>It rained again on that day.</p>"),
    ("paragraphs in divs", "<div><p>x</p></div>"),
    ("headings", "<h2>Rain</h2>"),
    ("headlines", "<h1>Rain</h1>"),
    ("headings and paragraphs", "<h3>Rain</h3><p>It rained again on that day.</p>"),
    ("divs", "<div>x</div>"),
    ("links", "<a href=/x>Rain</a>"),
    ("links in paragraphs", "<p><a href=/x>Rain falls in the valley</a></p>"),
    ("figures", "<figure><img src=/x.jpg><figcaption>The mill. Photo: Anna Berg</figcaption></figure>"),
    ("figures without images", "<figure><figcaption>x</figcaption></figure>"),
    ("images", "<img src=/x.jpg width=600 height=400>"),
    ("frames", "<iframe src=/x class=player title=Rain allow='a; b; autoplay'></iframe>"),
    ("images in paragraphs", "<p><img src=/x.jpg></p><p>Photo: Anna Berg</p>"),
    ("pictures", "<picture><source srcset='/a.webp 1x'><img src=/x.jpg></picture>"),
    ("videos", "<video poster=/x.jpg><source src=/x.mp4></video>"),
    ("comments of readers", "<div class=comment><p>Well said, I think.</p></div>"),
    ("times", "<time datetime=2024-05-03T10:00>3 May</time>"),
    ("dates", "<p>3 May 2024</p>"),
    ("bylines", "<p class=byline>By Anna Berg</p>"),
    ("biographies", "<div class=author-bio><img src=/a.jpg><p>Anna Berg is a reporter.</p></div>"),
    ("items with properties", "<span itemprop=author>Anna Berg</span>"),
    ("scopes of items", "<div itemscope itemtype=https://schema.org/Person><b itemprop=name>Anna</b></div>"),
    ("teasers", "<article><h3><a href=/x>Rain in the valley</a></h3><p>x</p></article>"),
    ("asides", "<aside><p>Read more: rain</p></aside>"),
    ("quotes", "<blockquote>x</blockquote>"),
    ("tweets", "<blockquote class=twitter-tweet><p>Rain</p>— Anna (@anna)</blockquote>"),
    ("codes", "<pre>x</pre>"),
    ("rules", "<hr>"),
    ("buttons", "<button>Share</button>"),
    ("labels and inputs", "<label>x<input value=x></label>"),
    ("forms", "<form><input type=email><button>Sign up</button></form>"),
    ("hidden paragraphs", "<p hidden>x</p>"),
    ("advertisements", "<div class=ad>Advertisement</div>"),
    ("corrections", "<p>Correction: the river is longer.</p>"),
    ("sections", "<section><h2>Rain</h2><p>x</p></section>"),
    ("bold paragraphs", "<p><strong>x</strong></p>"),
    ("linked images", "<a href=/x><img src=/x.jpg alt=Rain></a>"),
    ("captions by class", "<div class=caption>The mill <span class=credit>Anna Berg</span></div>"),
    ("embeds", "<iframe src=https://video.example/x></iframe>"),
    ("list of one", "<ul><li>x</ul>"),
    ("tables of one", "<table><tr><td>x</table>"),
    ("definition lists", "<dl><dt>x<dd>y</dl>"),
    ("subjects of RDFa", "<div property=schema:author typeof=schema:Person>Anna</div>"),
    ("tags", "<a rel=tag href=/t>rain</a>"),
];

/// One element with many of a unit in it.
#[rustfmt::skip]
const ELEMENTS: &[(&str, &str, &str, &str)] = &[
    ("items of one list", "<ul>", "<li>x</li>", "</ul>"),
    ("links of one list", "<ul>", "<li><a href=/x>Rain</a></li>", "</ul>"),
    ("rows of one table", "<table>", "<tr><td>a</td><td>b</td></tr>", "</table>"),
    ("cells of one row", "<table><tr>", "<td>x</td>", "</tr></table>"),
    ("cells with paragraphs", "<table>", "<tr><td><p>x</p><p>y</p></td></tr>", "</table>"),
    ("lines of one pre", "<pre>", "let x = 1;\n", "</pre>"),
    ("spans of one pre", "<pre><code>", "<span>x</span> ", "</code></pre>"),
    ("links of one nav", "<nav>", "<a href=/x>Rain</a> ", "</nav>"),
    ("paragraphs of one quote", "<blockquote>", "<p>x</p>", "</blockquote>"),
    ("paragraphs of one figure", "<figure><img src=/x.jpg>", "<p>x</p>", "</figure>"),
    ("images of one figure", "<figure>", "<img src=/x.jpg>", "<figcaption>x</figcaption></figure>"),
    ("captions of one figure", "<figure><img src=/x.jpg>", "<figcaption>x</figcaption>", "</figure>"),
    ("words of one caption", "<figure><img src=/x.jpg><figcaption>", "rain, Photo: ", "</figcaption></figure>"),
    ("spans of one caption", "<figure><img src=/x.jpg><figcaption>", "<span>x</span>", "</figcaption></figure>"),
    ("words of one link", "<a href=/x>", "rain ", "</a>"),
    ("words of one heading", "<h2>", "rain ", "</h2>"),
    ("words of one headline", "<h1>", "rain ", "</h1>"),
    ("words of one byline", "<p class=byline>By ", "Anna Berg, ", "</p>"),
    ("words of one date", "<p class=date>", "3 May 2024 ", "</p>"),
    ("words of one time", "<time>", "3 May 2024 ", "</time>"),
    ("words of one button", "<button>", "rain ", "</button>"),
    ("divs of one button", "<button>", "<div>x</div>", "</button>"),
    ("options of one select", "<select>", "<option>x", "</select>"),
    ("sources of one video", "<video>", "<source src=blob:1>", "</video>"),
    ("sources of one picture", "<picture>", "<source srcset=/a.webp>", "<img src=/x.jpg></picture>"),
    ("comments in one list", "<ol class=comments>", "<li><b>Anna</b><p>Well said.</p></li>", "</ol>"),
    ("a hidden list", "<ul hidden>", "<li>x</li>", "</ul>"),
    ("a hidden span", "<p>Rain <span hidden>", "<b>x</b>", "</span></p>"),
    ("spans in one span", "<p><span class=a>", "<span class=b>x</span>", "</span></p>"),
    ("columns of one table", "<table>", "<col>", "<tr><td>x</table>"),
];

pub(super) fn add(cases: &mut Vec<Case>) {
    for &(name, unit) in UNITS {
        let make = move |bytes| between(&["<p>", &fill(unit, bytes), "</p>"].concat());
        cases.push(Case::growing(Class::Text, format!("one paragraph of {name}"), make));
    }
    for &(name, unit) in PIECES {
        let make = move |bytes| between(&fill(unit, bytes));
        cases.push(Case::growing(Class::Text, format!("many {name}"), make));
    }
    for &(name, start, unit, end) in ELEMENTS {
        let make = move |bytes| between(&[start, &fill(unit, bytes), end].concat());
        cases.push(Case::growing(Class::Text, name, make));
    }
    let text = |name, make: fn(usize) -> String| Case::growing(Class::Text, name, make);
    cases.extend([
        text("distinct paragraphs before", |bytes| {
            before(&numbered(bytes, |i| format!("<p>Word {i} of the list.</p>")))
        }),
        text("distinct paragraphs after", |bytes| {
            after(&numbered(bytes, |i| format!("<p>Word {i} of the list.</p>")))
        }),
        text("distinct links after", |bytes| {
            after(&numbered(bytes, |i| format!("<p><a href=/{i}>Story {i} of the day</a></p>")))
        }),
        text("distinct images", |bytes| {
            between(&numbered(bytes, |i| format!("<img src=/{i}.jpg alt='Mill {i}'>")))
        }),
        text("distinct frames", |bytes| {
            between(&numbered(bytes, |i| format!("<iframe src=/{i} allowfullscreen></iframe>")))
        }),
        text("distinct headings", |bytes| {
            between(&numbered(bytes, |i| format!("<h{0}>Part {i}</h{0}>", i % 6 + 1)))
        }),
        text("the story again and again", |bytes| {
            let story = super::story();
            after(&fill(&story, bytes))
        }),
        text("the first paragraph in pieces", |bytes| {
            let spans = FIRST.split(' ').map(|word| format!("<span>{word}</span> "));
            after(&fill(&spans.collect::<String>(), bytes))
        }),
        text("loose text and breaks around the story", |bytes| {
            after(&fill("rain <br> rain <hr> ", bytes))
        }),
    ]);
}
