//! Invented news pages of any size, the same on every run, so that speed can be compared by size.

use std::fmt::Write;

/// Scripts and styles are about half of the bytes of a news page.
const HEAD_PERCENT: usize = 50;

/// The menus at the top.
const MENU_PERCENT: usize = 5;

/// The story.
const STORY_PERCENT: usize = 25;

/// The teasers of other stories; the footer takes the rest.
const TEASER_PERCENT: usize = 17;

/// Enough different words that sentences differ, few enough to read.
const WORDS: &[&str] = &[
    "after",
    "bakery",
    "before",
    "bridge",
    "builders",
    "café",
    "council",
    "dry",
    "engineers",
    "evening",
    "farmers",
    "ferry",
    "festival",
    "for",
    "from",
    "garden",
    "harbour",
    "houses",
    "in",
    "library",
    "lower",
    "market",
    "mayor",
    "meadow",
    "morning",
    "museum",
    "near",
    "new",
    "of",
    "old",
    "on",
    "over",
    "people",
    "rain",
    "repaired",
    "river",
    "road",
    "school",
    "season",
    "sold",
    "that",
    "the",
    "their",
    "tram",
    "two",
    "under",
    "valley",
    "village",
    "visitors",
    "waited",
    "was",
    "were",
    "wind",
    "winter",
    "with",
    "workers",
];

/// A page of about `bytes` bytes of HTML.
pub(crate) fn page(bytes: usize) -> String {
    let mut page = Writer { html: String::with_capacity(bytes + bytes / 8), state: 1 };
    let mut end = 0;
    for (percent, part) in [
        (HEAD_PERCENT, Writer::head as fn(&mut Writer, usize)),
        (MENU_PERCENT, Writer::menus),
        (STORY_PERCENT, Writer::story),
        (TEASER_PERCENT, Writer::teasers),
    ] {
        end += bytes * percent / 100;
        part(&mut page, end);
    }
    page.footer(bytes);
    page.html
}

/// The page so far. Each part is written up to an offset, give or take an element.
struct Writer {
    html: String,
    state: u64,
}

impl Writer {
    fn head(&mut self, end: usize) {
        self.html.push_str("<!doctype html><html lang=en><head><meta charset=utf-8>");
        self.html.push_str("<title>The river took the road - The Valley Post</title>");
        self.html.push_str("<meta property=\"og:title\" content=\"The river took the road\">");
        self.html.push_str("<link rel=canonical href=\"https://valley.example/river\">");
        self.html.push_str("<script type=\"application/ld+json\">{\"@type\":\"NewsArticle\",");
        self.html.push_str("\"headline\":\"The river took the road\"}</script><style>");
        let styles_end = self.html.len() + end.saturating_sub(self.html.len()) / 3;
        while self.html.len() < styles_end {
            let (block, part, size) = (self.word(), self.word(), self.below(40));
            self.push(format_args!(
                ".{block}__{part}>.{part}{{display:flex;margin:{size}px auto;color:#1a{size:02}2b}}"
            ));
        }
        self.html.push_str("</style><script>window.data=window.data||[];");
        while self.html.len() < end {
            let (key, value, number) = (self.word(), self.word(), self.below(100_000));
            self.push(format_args!(
                "if(a<{number}&&b){{data.push({{\"{key}\":\"<b>{value}</b>\",n:{number}}})}};"
            ));
        }
        self.html.push_str("</script></head>");
    }

    fn menus(&mut self, end: usize) {
        self.html.push_str("<body class=\"page has-sidebar\"><header class=site-header>");
        self.html.push_str("<a class=skip-link href=#main>Skip to main content</a>");
        self.html.push_str("<nav class=main-nav><ul class=menu>");
        while self.html.len() < end {
            let word = self.word();
            self.push(format_args!(
                "<li class=menu__item><a class=menu__link href=\"/{word}\">{word}</a></li>\n"
            ));
        }
        self.html.push_str("</ul></nav></header>");
    }

    fn story(&mut self, end: usize) {
        self.html.push_str("<main id=main><article class=story><h1>The river took the road</h1>");
        self.html
            .push_str("<p class=byline>By Ann Lee</p><time datetime=2024-03-05>5 March</time>");
        self.html.push_str("<figure><img src=/road.jpg alt=\"A road\"><figcaption>The lower road");
        self.html.push_str(" <span class=credit>Photo: Jo Ray</span></figcaption></figure>");
        self.html.push_str("<div class=\"story-body\">");
        while self.html.len() < end {
            match self.below(12) {
                0 => self.heading(),
                1 => self.html.push_str(
                    "<div class=newsletter-box><p>Sign up for our morning briefing</p></div>\n",
                ),
                _ => self.paragraph(),
            }
        }
        self.html.push_str("</div></article>");
    }

    fn teasers(&mut self, end: usize) {
        self.html.push_str("<aside class=related-stories><h3>Most read</h3>");
        while self.html.len() < end {
            let word = self.word();
            self.push(format_args!(
                "<div class=\"teaser teaser--small\">\
                 <a class=\"teaser__link\" href=\"/{word}.html\">\
                 <img loading=lazy src=\"/{word}.jpg\" alt=\"\"><h4 class=teaser__title>"
            ));
            self.sentence();
            self.html.push_str("</h4></a><p class=\"teaser__text\">");
            self.sentence();
            self.html.push_str("</p></div>\n");
        }
        self.html.push_str("</aside></main>");
    }

    fn footer(&mut self, end: usize) {
        self.html.push_str("<footer class=site-footer><ul>");
        while self.html.len() < end {
            let word = self.word();
            self.push(format_args!("<li><a href=\"/about/{word}\">About the {word}</a></li>\n"));
        }
        self.html
            .push_str("</ul><p>&copy; 2024 The Valley Post. All rights reserved.</p></footer>");
    }

    fn heading(&mut self) {
        self.html.push_str("<h2>");
        self.sentence();
        self.html.push_str("</h2>\n");
    }

    fn paragraph(&mut self) {
        self.html.push_str("<p>");
        for _ in 0..=self.below(4) {
            self.sentence();
            self.html.push(' ');
        }
        let (place, word) = (self.word(), self.word());
        self.push(format_args!(
            "It is in <a href=\"/{place}\">the {place}</a> &amp; <b>{word}</b>.</p>\n"
        ));
    }

    /// 8 to 19 words.
    fn sentence(&mut self) {
        self.html.push_str("The");
        for _ in 0..8 + self.below(12) {
            let word = self.word();
            self.html.push(' ');
            self.html.push_str(word);
        }
        self.html.push('.');
    }

    fn word(&mut self) -> &'static str {
        WORDS[self.below(WORDS.len())]
    }

    /// A number below `bound`, from a linear congruential generator with Knuth's constants.
    fn below(&mut self, bound: usize) -> usize {
        self.state = self
            .state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        // The low bits of such a generator repeat soon.
        (self.state >> 33) as usize % bound
    }

    fn push(&mut self, text: std::fmt::Arguments<'_>) {
        self.html.write_fmt(text).expect("writing to a string cannot fail");
    }
}
