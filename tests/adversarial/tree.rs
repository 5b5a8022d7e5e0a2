//! Mark-up that makes a tree builder work or copy.

use super::{Case, Class, FIRST, after, before, between, fill, numbered};

/// What stands again and again between two paragraphs, with something to close it once.
#[rustfmt::skip]
const BETWEEN: &[(&str, &str, &str)] = &[
    ("adoption of div", "<b><div>", ""),
    ("adoption of p", "<a href=x><p>", "</a>"),
    ("misnested formatting", "<b><i><u><p>x</b></i></u>", ""),
    ("formatting left open by p", "<p><b></p>", ""),
    ("formatting closed in a block", "<b><p>x</b></p>", ""),
    ("formatting closed twice", "<i>x</i></i>", ""),
    ("marquee and b", "<marquee><b>", "</marquee>"),
    ("object and b closed", "<object><b></object>", ""),
    ("text in tables", "<table>x</table>", ""),
    ("text in a row", "<table><tr>x</table>", ""),
    ("unclosed tables", "<table>x", "</table>"),
    ("formatting in tables", "<table><b>", "</table>"),
    ("forms in tables", "<table><form></table>", ""),
    ("tables in p", "<p><table><tr><td></table>", ""),
    ("nested tables with stray text", "<table><tr>x<td>", ""),
    ("captions", "<table><caption>x<tr></table>", ""),
    ("end tags that match nothing", "</span></div></x>", ""),
    ("end tags of p", "</p>", ""),
    ("end tags of br", "</br>", ""),
    ("end tags of h1", "</h1>", ""),
    ("end tags of body", "</body>", ""),
    ("end tags of html", "</html>x", ""),
    ("end tags of table parts", "</td></tr></tbody></table>", ""),
    ("forms", "<form>", "</form>"),
    ("forms closed across div", "<form><div></form>", ""),
    ("buttons", "<button>x", "</button>"),
    ("buttons with p", "<button><p>", "</button>"),
    ("selects", "<select></select>", ""),
    ("selects with options", "<select><option>x<option>y</select>", ""),
    ("selects in tables", "<table><tr><td><select><tr></table>", ""),
    ("templates", "<template><p>x</template>", ""),
    ("templates with rows", "<template><tr><td>x</td></tr></template>", ""),
    ("svg that p breaks out of", "<svg><g><p>x</p>", ""),
    ("svg with foreignObject", "<svg><foreignObject><div></div></foreignObject></svg>", ""),
    ("svg with title", "<svg><title><b>x</b></title></svg>", ""),
    ("math with text", "<math><mi><b>x</b></mi></math>", ""),
    ("math with annotation", "<math><annotation-xml encoding=text/html><p>x</p></annotation-xml></math>", ""),
    ("unclosed li", "<li>x", ""),
    ("unclosed p", "<p>x", ""),
    ("unclosed dd and dt", "<dt>x<dd>y", ""),
    ("unclosed options", "<option>x", ""),
    ("unclosed rt", "<ruby>a<rt>x", ""),
    ("unclosed nobr", "<nobr>x", "</nobr>"),
    ("unclosed h1 and h2", "<h2>x<h3>", "</h3>"),
    ("unclosed links", "<a href=x>x", "</a>"),
    ("div closed over p", "<div><p>x</div>", ""),
    ("stray heads", "<head>", ""),
    ("stray bodies", "<body>", ""),
    ("stray framesets", "<frameset><frame>", ""),
    ("stray doctypes", "<!DOCTYPE html>", ""),
    ("stray rows", "<tr><td>x", ""),
    ("stray columns", "<col><colgroup>", ""),
    ("noscripts", "<noscript><p>x</p></noscript>", ""),
    ("iframes", "<iframe src=x></iframe>", ""),
    ("noembeds", "<noembed>x</noembed>", ""),
    ("images by another name", "<image src=x>", ""),
    ("rules", "<hr>", ""),
    ("details", "<details><summary>x</summary>y</details>", ""),
    ("slots", "<x-a><slot>x</slot></x-a>", ""),
];

pub(super) fn add(cases: &mut Vec<Case>) {
    for &(name, unit, end) in BETWEEN {
        let make = move |bytes| between(&(fill(unit, bytes) + end));
        cases.push(Case::growing(Class::Tree, name, make));
    }
    let tree = |name, make: fn(usize) -> String| Case::growing(Class::Tree, name, make);
    cases.extend([
        tree("formatting bomb after", |bytes| after(&(fonts() + &fill("<p>x", bytes)))),
        tree("formatting bomb before", |bytes| before(&(fonts() + &fill("<p>x", bytes)))),
        tree("formatting bomb of links and b", |bytes| {
            let open = numbered(8_000, |i| format!("<b id=i{i}><i id=i{i}>"));
            after(&(open + &fill("</p><p>", bytes)))
        }),
        tree("distinct formatting in each p", |bytes| {
            after(&numbered(bytes, |i| format!("<p><b id=i{i}>x")))
        }),
        tree("distinct fonts with long attributes", |bytes| {
            let face = "x".repeat(1_000);
            after(&numbered(bytes, |i| format!("<p><font face={face}{i}>x")))
        }),
        tree("text out of a deep table", |bytes| {
            after(&(fill("<table><tr><td>", bytes / 2) + "<table>" + &fill("x<tr>", bytes / 2)))
        }),
        tree("blocks out of one table", |bytes| {
            between(&("<table>".to_owned() + &fill("<div>x</div>", bytes) + "</table>"))
        }),
        tree("links out of one table", |bytes| {
            between(&("<table>".to_owned() + &fill("<a href=x>x</a><tr>", bytes) + "</table>"))
        }),
        tree("cells of one row, unclosed", |bytes| {
            between(&("<table><tr>".to_owned() + &fill("<td>x", bytes) + "</table>"))
        }),
        tree("end tags under a deep stack", |bytes| {
            after(&(fill("<div>", bytes / 2) + &fill("</span>", bytes / 2)))
        }),
        tree("end tags of p under a deep stack", |bytes| {
            after(&(fill("<div>", bytes / 2) + &fill("</p>", bytes / 2)))
        }),
        tree("end tags of li under a deep stack", |bytes| {
            after(&(fill("<ul><li>", bytes / 2) + &fill("</b></li>", bytes / 2)))
        }),
        tree("li under a deep stack of spans", |bytes| {
            after(&(fill("<span>", bytes / 2) + &fill("<li>", bytes / 2)))
        }),
        tree("headings under a deep stack", |bytes| {
            after(&(fill("<section>", bytes / 2) + &fill("<h2>x</h3>", bytes / 2)))
        }),
        tree("foreignObject nested", |bytes| after(&fill("<svg><foreignObject><div>", bytes))),
        tree("end tags in deep svg", |bytes| {
            after(&("<svg>".to_owned() + &fill("<g>", bytes / 2) + &fill("</x>", bytes / 2)))
        }),
        tree("end tags in deep templates", |bytes| {
            after(&(fill("<template>", bytes / 2) + &fill("</b></p>", bytes / 2)))
        }),
        tree("parts that come late", |bytes| {
            let slots =
                numbered(bytes / 2, |i| format!("<template id=B:{i}></template>x<!--/$-->"));
            let parts = numbered(bytes / 2, |i| format!("<div hidden id=S:{i}>x</div>"));
            between(&(slots + &parts))
        }),
        tree("parts of slots that nothing ends", |bytes| {
            let slots = numbered(bytes / 2, |i| format!("<template id=B:{i}></template>x"));
            after(&(slots + &numbered(bytes / 2, |i| format!("<div hidden id=S:{i}><p>x</div>"))))
        }),
        tree("parts that come late in each other", |bytes| {
            let slots = "<template id=P:0></template>".to_owned();
            let part =
                |i| format!("<div hidden id=S:{i}><i><template id=P:{}></template></div>", i + 1);
            after(&(slots + &numbered(bytes, part)))
        }),
        tree("slots deep in parts", |bytes| {
            let open = fill("<div hidden id=S:0>", bytes / 2);
            after(&(open + &numbered(bytes / 2, |i| format!("<template id=B:{i}></template>"))))
        }),
        tree("attributes merged into html", |bytes| {
            between(&numbered(bytes, |i| format!("<html a{i}=x>")))
        }),
        tree("attributes merged into body", |bytes| {
            between(&numbered(bytes, |i| format!("<body b{i}=x>")))
        }),
        tree("one attribute merged many times", |bytes| between(&fill("<body class=x>", bytes))),
        tree("distinct names nested", |bytes| after(&numbered(bytes, |i| format!("<x-{i}>")))),
        tree("distinct names closed across", |bytes| {
            let open = numbered(bytes / 2, |i| format!("<x-{i}>"));
            after(&(open + &numbered(bytes / 2, |i| format!("</x-{i}>"))))
        }),
        tree("an open select", |bytes| {
            between(&("<select>".to_owned() + &fill("<option>x", bytes)))
        })
        .expects(&[FIRST]),
    ]);
}

fn fonts() -> String {
    (0..1_500).map(|i| format!("<font id={i}>")).collect()
}
