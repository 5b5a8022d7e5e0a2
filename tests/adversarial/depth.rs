//! Elements nested far deeper than a person would.

use super::{Case, Class, FIRST, HEAD, TAIL, after, between, fill, story};

/// Start and end of what is nested. A browser shows what is in it.
const SHOWN: &[(&str, &str)] = &[
    ("<div>", "</div>"),
    ("<section>", "</section>"),
    ("<article>", "</article>"),
    ("<main>", "</main>"),
    ("<aside>", "</aside>"),
    ("<nav>", "</nav>"),
    ("<header>", "</header>"),
    ("<footer>", "</footer>"),
    ("<blockquote>", "</blockquote>"),
    ("<figure>", "</figure>"),
    ("<form>", "</form>"),
    ("<fieldset>", "</fieldset>"),
    ("<details open>", "</details>"),
    ("<dialog open>", "</dialog>"),
    ("<center>", "</center>"),
    ("<address>", "</address>"),
    ("<hgroup>", "</hgroup>"),
    ("<menu>", "</menu>"),
    ("<ul>", "</ul>"),
    ("<ul><li>", "</li></ul>"),
    ("<ol><li>", "</li></ol>"),
    ("<dl><dd>", "</dd></dl>"),
    ("<table><tr><td>", "</td></tr></table>"),
    ("<b>", "</b>"),
    ("<i>", "</i>"),
    ("<em>", "</em>"),
    ("<font color=red>", "</font>"),
    ("<small>", "</small>"),
    ("<a href=/x>", "</a>"),
    ("<span>", "</span>"),
    ("<ins>", "</ins>"),
    ("<sub>", "</sub>"),
    ("<label>", "</label>"),
    ("<button>", "</button>"),
    ("<h2>", "</h2>"),
    ("<p>", "</p>"),
    ("<pre>", "</pre>"),
    ("<object>", "</object>"),
    ("<ruby>", "</ruby>"),
    ("<x-card>", "</x-card>"),
    ("<svg>", "</svg>"),
    ("<math><mrow>", "</mrow></math>"),
];

/// The same, but a browser does not show what is in it.
const UNSEEN: &[(&str, &str)] = &[
    ("<template>", "</template>"),
    ("<dialog>", "</dialog>"),
    ("<div hidden>", "</div>"),
    ("<canvas>", "</canvas>"),
    ("<datalist>", "</datalist>"),
];

pub(super) fn add(cases: &mut Vec<Case>) {
    for &(open, close) in SHOWN {
        let name = |place: &str| format!("{open} nested {place}");
        cases.extend([
            Case::growing(Class::Depth, name("around"), move |bytes| {
                let count = bytes / (open.len() + close.len());
                [HEAD, &open.repeat(count), &story(), &close.repeat(count), TAIL].concat()
            }),
            Case::growing(Class::Depth, name("before, unclosed"), move |bytes| {
                [HEAD, &fill(open, bytes), &story()].concat()
            }),
            Case::growing(Class::Depth, name("after, unclosed"), move |bytes| {
                after(&fill(open, bytes))
            }),
        ]);
    }
    for &(open, close) in UNSEEN {
        let around = move |bytes| {
            let count = bytes / (open.len() + close.len());
            between(&[&open.repeat(count), "<p>This is unseen.</p>", &close.repeat(count)].concat())
        };
        let unclosed = move |bytes| between(&fill(open, bytes));
        cases.extend([
            Case::growing(Class::Depth, format!("{open} nested"), around)
                .forbids(&["This is unseen."]),
            Case::growing(Class::Depth, format!("{open} nested, unclosed"), unclosed)
                .expects(&[FIRST]),
        ]);
    }
}
