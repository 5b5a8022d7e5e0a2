//! Profiles as a crawl makes them.

use super::*;
use crate::{Extraction, Extractor, Label};

const BOX: &str = "The Valley News has been printed at the mill since 1911, and four of us still write it by hand, \
                   every week, for whoever asks.";
const STORIES: [(&str, &str); 6] = [
    (
        "Rain",
        "It rained all night in the valley, and by the morning the lower road and its bridge were gone.",
    ),
    (
        "Wind",
        "The roof of the town hall came down in the square at noon, while everybody was still at lunch.",
    ),
    (
        "Snow",
        "Nobody has seen so much of it in April, says the man who has cleared the roads for thirty years.",
    ),
    (
        "Fog",
        "The ferry stayed in the harbour until noon, and then it left for the island without its old cook.",
    ),
    (
        "Hail",
        "It broke the glass of eleven greenhouses and one bus, whose driver counted the stones afterwards.",
    ),
    (
        "Frost",
        "The vintners lit four hundred small fires between the vines and went to bed when the sun came up.",
    ),
];

/// A page with a story, and with the box that all of them have.
fn html(story: usize) -> String {
    let (title, text) = STORIES[story];
    format!(
        "<title>{title}</title><article><h1>{title}</h1><p>{text}</p><p>{text} Again.</p><p>{BOX}</p></article>"
    )
}

fn page(story: usize) -> Extraction {
    crate::extract(&html(story))
}

/// A page that was found at an address.
fn page_at(address: &str, story: usize) -> Extraction {
    Extractor::new().url(address).extract(&html(story))
}

fn profile(stories: &[usize]) -> SiteProfile {
    let mut profile = SiteProfile::new();
    stories.iter().for_each(|story| profile.learn(&page(*story)));
    profile
}

/// The share and the label of the box on a page.
fn seen(profile: &SiteProfile, html: &str) -> (Option<f32>, Label) {
    let page = Extractor::new().site(profile.clone()).extract(html);
    let block = page.blocks().find(|block| block.text() == BOX).expect("it is there");
    (block.site_share(), block.label())
}

#[test]
fn what_stands_on_other_articles_is_no_text() {
    assert_eq!(seen(&profile(&[]), &html(0)), (None, Label::Body));
    assert_eq!(seen(&profile(&[0]), &html(0)), (None, Label::Body));
    for others in 3..STORIES.len() {
        let stories: Vec<usize> = (1..others).collect();
        let (share, label) = seen(&profile(&stories), &html(0));
        assert_eq!(share, Some(1.0));
        assert_ne!(label, Label::Body, "{others}");
    }
    let page = Extractor::new().site(profile(&[1, 2])).extract(&html(0));
    let reasons: Vec<_> = page.blocks().map(|block| block.reason().id()).collect();
    assert_eq!(reasons.iter().filter(|reason| **reason == "site/repeated").count(), 1);
    assert!(page.text().contains(STORIES[0].1), "{}", page.text());
}

#[test]
fn a_page_says_nothing_about_itself() {
    let stories = [0, 0, 0, 1];
    assert_eq!(profile(&stories), profile(&[1, 0]));
    let mut page = Extractor::new().site(profile(&stories)).extract(&html(0));
    assert!(page.text().contains(STORIES[0].1));
    // Nor does its print version, or its copy under another title.
    let print = html(0).replace("<article>", "<div class=print>");
    let copy = html(0).replace("Rain", "Heavy rain").replace(BOX, "");
    let mut known = profile(&[1]);
    for copy in [&print, &copy] {
        known.learn(&crate::extract(copy));
        page = Extractor::new().site(known.clone()).extract(&html(0));
        assert!(page.text().contains(STORIES[0].1), "{copy}");
    }
    assert_eq!(known.articles(), 2);
}

#[test]
fn the_text_of_another_article_under_the_same_roof_counts_once() {
    let mut known = profile(&[1, 2]);
    // A page that quotes one paragraph of another is an article of its own.
    let quote = format!(
        "<title>Look back</title><p>{}<p>{}<p>{}",
        STORIES[3].1, STORIES[4].1, STORIES[1].1
    );
    known.learn(&crate::extract(&quote));
    assert_eq!(known.articles(), 3);
}

#[test]
fn what_is_forgotten_is_forgotten_article_by_article() {
    let mut known = SiteProfile::new().max_bytes(400);
    let learned = 0..STORIES.len();
    learned.clone().for_each(|story| known.learn(&page(story)));
    assert!(known.texts.len() < 12, "{}", known.texts.len());
    for story in learned {
        let other = html(story).replace(STORIES[story].0, "Another title");
        let page = Extractor::new().site(known.clone()).extract(&other);
        assert!(page.text().contains(STORIES[story].1), "{other}");
        assert!(!page.text().contains(BOX), "{other}");
    }
}

#[test]
fn of_very_many_articles_the_share_is_that_of_a_sample() {
    let mut rare = sketch::Sketch::default();
    let mut common = sketch::Sketch::default();
    [30_000, 45_000, 59_994].into_iter().for_each(|article| rare.add(article));
    let all = (1..10_000).map(|article| article * 6);
    all.clone().for_each(|article| common.add(article));
    let profile = SiteProfile {
        articles: all.take(256).collect(),
        texts: [(1, rare), (2, common)].into(),
        ..SiteProfile::new()
    };
    let page = page(0);
    let known = profile.known(page.page(), &[], |_| false).expect("there are others");
    assert_eq!((known.seen(1), known.seen(2), known.seen(3)), ((3, 0.0), (8, 1.0), (0, 0.0)));
}

#[test]
fn a_title_may_differ_by_its_number() {
    let day = |number: usize| html(number).replace(STORIES[number].0, &format!("Day {number}"));
    let mut known = SiteProfile::new();
    (1..4).for_each(|number| known.learn(&crate::extract(&day(number))));
    assert_eq!(known.articles(), 3);
}

#[test]
fn what_another_page_says_of_a_story_does_not_count() {
    let card = format!(
        "<div class=related><h3>Read also</h3><a href=/rain><h4>Rain</h4><p>{}</p></a></div>",
        STORIES[0].1
    );
    let mut known = SiteProfile::new();
    for story in 1..4 {
        let page = crate::extract(&html(story).replace("</article>", &format!("</article>{card}")));
        assert!(page.blocks().any(|it| it.label() == Label::Teaser && it.text() == STORIES[0].1));
        known.learn(&page);
    }
    let page = Extractor::new().site(known).extract(&html(0));
    assert!(page.text().contains(STORIES[0].1));
}

#[test]
fn the_order_makes_no_difference() {
    let mut halves = profile(&[3, 4]);
    halves.merge(&profile(&[2, 1, 0]));
    assert_eq!(halves, profile(&[0, 1, 2, 3, 4]));
    halves.merge(&halves.clone());
    assert_eq!(halves, profile(&[4, 3, 2, 1, 0]));
}

#[test]
fn with_no_other_article_nothing_changes() {
    let alone = page(0);
    for profile in [SiteProfile::new(), profile(&[0])] {
        let known = Extractor::new().site(profile).extract(&html(0));
        let both = |page: &Extraction| -> Vec<_> {
            page.blocks()
                .map(|it| (it.text().to_owned(), it.label(), it.reason(), it.confidence()))
                .collect()
        };
        assert_eq!(both(&known), both(&alone));
    }
}

#[test]
fn short_texts_and_lists_of_products_may_be_the_same() {
    let story = |title: &str, text: &str| {
        format!(
            "<title>{title}</title><h1>{title}</h1><p>{text}<h2>What we know</h2><p>{text} Again."
        )
    };
    let mut known = SiteProfile::new();
    for (title, text) in &STORIES[1..] {
        known.learn(&crate::extract(&story(title, text)));
    }
    let page = Extractor::new().site(known).extract(&story(STORIES[0].0, STORIES[0].1));
    let heading = page.blocks().find(|block| block.text() == "What we know").expect("it is there");
    assert_eq!((heading.label(), heading.site_share()), (Label::Heading, Some(1.0)));
}

#[test]
fn scraped_text_has_a_site_too() {
    let text = |story: usize| format!("{}\n\n{}\n\n{BOX}\n", STORIES[story].0, STORIES[story].1);
    let mut known = SiteProfile::new();
    (1..4).for_each(|story| known.learn(&Extractor::new().extract_text(&text(story))));
    assert_eq!(known.articles(), 3);
    let page = Extractor::new().site(known).extract_text(&text(0));
    assert_eq!(page.blocks().last().and_then(|block| block.site_share()), Some(1.0));
}

#[test]
fn a_profile_is_bounded() {
    const MAX_BYTES: usize = 16 << 10;
    let digits = |at: usize| -> String {
        let letter = |digit: u8| char::from(b'a' + digit - b'0');
        at.to_string().bytes().map(letter).collect()
    };
    let mut profile = SiteProfile::new().max_bytes(MAX_BYTES);
    for story in 0..20 {
        let texts: Vec<String> = (0..400).map(|i| digits(1_000 * story + i)).collect();
        let title = digits(story);
        profile.learn(&crate::extract(&format!(
            "<title>{title}</title><p>{BOX}<p>{}",
            texts.join("<p>")
        )));
    }
    assert!(profile.to_bytes().len() <= MAX_BYTES);
    assert_eq!(profile.articles(), 20);
    // What all have is not forgotten.
    let (share, label) = seen(&profile, &html(0));
    assert!(share.is_some_and(|share| share > 0.9) && label != Label::Body, "{share:?} {label}");
    assert_eq!(profile.max_bytes(0).to_bytes().len(), SiteProfile::new().to_bytes().len() + 2 * 20);
}

#[test]
fn a_page_meets_what_was_learned_later() {
    let at = |story: usize| format!("https://valley.example/{story}");
    let alone = |story: usize| page_at(&at(story), story);
    let mut sites = Sites::new();
    let mut pages: Vec<_> = (0..STORIES.len()).map(alone).collect();
    // A page without the box has nothing to be judged anew.
    let plain = html(0).replace(BOX, "").replace("Rain", "Rain again");
    let own = html(0)
        .replace(BOX, "")
        .replace(STORIES[0].1, "The dog that was lost in the flood came home by itself.");
    pages.push(Extractor::new().url(at(9)).extract(&own.replace("Rain", "Dog")));
    pages.push(Extractor::new().url(at(9)).extract(&plain));
    pages.iter().for_each(|page| assert!(sites.learn(page)));
    let sites = std::sync::Arc::new(sites);
    let shown = |page: &Extraction| -> Vec<_> {
        page.blocks()
            .map(|it| {
                (it.text().to_owned(), it.label(), it.reason(), it.site_share(), it.confidence())
            })
            .collect()
    };
    let htmls = (0..STORIES.len()).map(html).chain([own.replace("Rain", "Dog"), plain]);
    let mut met = 0;
    for (page, html) in pages.iter_mut().zip(htmls) {
        let anew = Extractor::new().url(at(9)).sites(sites.clone()).extract(&html);
        if crate::passes::meet_sites(page, &sites) {
            met += 1;
            assert_eq!(shown(page), shown(&anew));
            assert_eq!(page.confidence(), anew.confidence());
        } else {
            assert!(anew.blocks().any(|block| block.reason().id() == "site/repeated"));
        }
    }
    assert_eq!(met, 2);
}

#[test]
fn bytes_come_back_as_they_were() {
    let profile = profile(&[0, 1, 2]);
    assert_eq!(SiteProfile::from_bytes(&profile.to_bytes()), Ok(profile.clone()));
    let mut sites = Sites::new();
    assert!(sites.learn(&page_at("https://www.valley.example/rain", 0)));
    assert!(sites.learn(&page_at("http://VALLEY.example./wind", 1)));
    assert!(sites.learn(&page_at("https://blog.valley.example/snow", 2)));
    assert!(!sites.learn(&page_at("rain.html", 3)));
    assert_eq!(
        sites.iter().map(|(host, _)| host).collect::<Vec<_>>(),
        ["blog.valley.example", "valley.example"]
    );
    assert_eq!(sites.of_host("www.valley.example").map(SiteProfile::articles), Some(2));
    let one = sites.only("https://valley.example/fog");
    assert_eq!(
        (one.iter().len(), one.of_host("valley.example")),
        (1, sites.of_host("valley.example"))
    );
    assert_eq!(sites.only("https://hill.example/").iter().len(), 0);
    assert_eq!(Sites::from_bytes(&sites.to_bytes()), Ok(sites));
}

#[cfg(feature = "serde")]
#[test]
fn any_format_of_serde_takes_a_profile() {
    let profile = profile(&[0, 1]);
    let json = serde_json::to_string(&profile).expect("bytes serialise");
    assert_eq!(serde_json::from_str::<SiteProfile>(&json).ok(), Some(profile));
    let error = serde_json::from_str::<Sites>("[1, 2]").expect_err("these are no profiles");
    assert!(error.to_string().contains("no profile"), "{error}");
}

#[test]
fn rows_that_differ_by_a_digit_are_one_text() {
    let rows: String = (0..20_000).map(|row| format!("<p>Row {row}")).collect();
    let mut profile = SiteProfile::new();
    profile.learn(&crate::extract(&format!("<title>Rows</title>{rows}")));
    assert_eq!((profile.articles(), profile.texts.len()), (1, 1));
}

#[test]
fn bytes_that_are_no_profile_are_told_apart() {
    let bytes = profile(&[0, 1]).to_bytes();
    let kind = |bytes: &[u8]| SiteProfile::from_bytes(bytes).map_err(|error| error.kind());
    assert_eq!(kind(b"<html>"), Err(ProfileErrorKind::NotAProfile));
    assert_eq!(kind(&Sites::new().to_bytes()), Err(ProfileErrorKind::NotAProfile));
    let mut other = bytes.clone();
    other[b"unchaff sites".len()] += 1;
    assert_eq!(kind(&other), Err(ProfileErrorKind::Version));
    for end in b"unchaff sites".len()..bytes.len() {
        assert_eq!(kind(&bytes[..end]), Err(ProfileErrorKind::Damaged), "cut at {end}");
    }
    for at in b"unchaff sites".len() + 1..bytes.len() {
        let mut changed = bytes.clone();
        changed[at] ^= 0x10;
        assert_eq!(kind(&changed), Err(ProfileErrorKind::Damaged), "changed at {at}");
    }
}

#[test]
fn many_hosts_share_what_there_is() {
    let mut sites = Sites::new().max_bytes(64 << 10);
    for host in 0..8 {
        for story in 0..STORIES.len() {
            assert!(sites.learn(&page_at(&format!("https://h{host}.example/"), story)));
        }
    }
    assert!(sites.iter().all(|(_, profile)| profile.max_bytes == 8 << 10));
    let mut other = Sites::new();
    other.learn(&page_at("https://h0.example/", 0));
    other.learn(&page_at("https://new.example/", 0));
    sites.merge(&other);
    assert_eq!(sites.iter().len(), 9);
    assert!(sites.iter().all(|(_, profile)| profile.max_bytes == 8 << 10));
}
